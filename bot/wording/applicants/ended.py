"""That the edition is over: one notice, which goes on as the place needs it."""

from __future__ import annotations

from bot.vocabulary import Statement
from bot.wording.translator import N_, Translator


def edition_ended(translator: Translator, *more: str) -> str:
    """That the edition is over, and what follows from that here."""
    ended = translator.state(
        Statement.SUPPORT_END,
        N_("Support in the {edition_name} edition ended on {support_end}."),
    )
    return translator.joined(ended, *more)
