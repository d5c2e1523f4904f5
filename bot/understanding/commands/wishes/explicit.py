"""Commands that words leave no doubt of, whatever else a message says."""

from __future__ import annotations

from bot.understanding.commands.wishes.recap import is_recap_wished
from bot.understanding.commands.wishes.staff import is_person_wished
from bot.understanding.state import DialogueState, Place

ON_THE_WAY = frozenset({Place.FRESH, Place.QUESTION, Place.PAUSED, Place.VERDICT})
"""Where no enquiry is under way."""


def is_recap(text: str, state: DialogueState) -> bool:
    """Whether a text wishes for a summary of what was said."""
    return state.place in ON_THE_WAY and is_recap_wished(text, has_answers=bool(state.answers))


def explicit_wish(text: str, state: DialogueState) -> str | None:
    """The command that is wished beside whatever else a text says: a person comes first."""
    if state.place not in ON_THE_WAY:
        return None
    if is_person_wished(text):
        return "staff"
    return "review" if is_recap(text, state) else None
