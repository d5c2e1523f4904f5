"""Which wording of the purpose notice somebody saw and agreed to (III.4).

A notice is named `EDITION/LANGUAGE/FINGERPRINT`, such as `FY2024/ja/0f3a…`. The fingerprint is of
the whole text as it is shown, with every fact and number filled in: whatever is changed in it, by a
curator or in the settings, makes another notice, to which nobody has agreed yet.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from bot.assistant.acts import AskConsent
from bot.assistant.context import Assistant, TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.vocabulary import Language

LENGTH = 16
"""Characters of a fingerprint."""


def notice_text(assistant: Assistant, language: Language) -> str:
    """The notice as it is shown now, in one language."""
    return assistant.wording(AskConsent(has_ended=False), language).text


def notice_name(assistant: Assistant, language: Language) -> str:
    """What the notice is called that is shown now, in one language."""
    digest = hashlib.sha256(notice_text(assistant, language).encode()).hexdigest()
    return f"{assistant.edition.id}/{language.value}/{digest[:LENGTH]}"


def is_current(context: TurnContext, shown: str) -> bool:
    """Whether what was shown is what would be shown today, in one of the languages."""
    return any(shown == notice_name(context.assistant, language) for language in Language)


def with_notice_shown(context: TurnContext, result: TurnResult) -> Conversation | None:
    """The conversation after the step; it remembers a notice that the step shows whole."""
    after = result.conversation
    is_shown = any(isinstance(act, AskConsent) and not act.is_again for act in result.acts)
    if after is None or not is_shown:
        return after
    return replace(after, notice_shown=notice_name(context.assistant, after.language))
