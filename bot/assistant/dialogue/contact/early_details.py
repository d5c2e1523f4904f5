"""What an applicant wrote of themselves before the contact form was open."""

from __future__ import annotations

import re

from bot.assistant.context import TurnContext
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.contact.named_fields import TIMES, check_named
from bot.assistant.ports import Author
from bot.handoff.redaction import HIDDEN
from bot.understanding.form.name_likeness import COMPANY
from bot.understanding.meaning import FieldValue
from bot.understanding.state import DialogueState, Place

SAYS_COMPANY = re.compile(
    r"\b(?:company|firm|business|office)\b|社|法人|商店|事務所", re.IGNORECASE
)
"""Words beside which a name is one of a company."""

TOLD_EARLY = ("company", "name", TIMES)
"""Fields that are filled in with what was said before the form was open."""

LOOKED_BACK = 6
"""So many of the newest lines of a conversation are looked at for it."""


def told_before(context: TurnContext, conversation: Conversation) -> dict[str, str]:
    """What the person wrote of themselves shortly before they agreed, as far as it was kept: who
    they are and when to call, but no address and no number."""
    lines = context.work.transcripts.last(conversation.id, LOOKED_BACK)
    state = DialogueState(conversation.language, Place.CONSENT)
    told: dict[str, str] = {}
    for line in lines:
        if line.speaker is Author.PERSON and line.kind == "text":
            given = context.assistant.interpreter.contact_details(line.text, state)
            early = {v.field: v.text for v in given if v.field in TOLD_EARLY}
            if not is_called_company(early.get("company", ""), line.text):
                early.pop("company", None)
            told |= early if HIDDEN in line.text or "company" in early else {}
    checks = {name: check_named(context, {}, FieldValue(name, text)) for name, text in told.items()}
    kept = {name: value for name, value in checks.items() if isinstance(value, str) and value}
    return {name: value for name, value in kept.items() if HIDDEN not in value}


def is_called_company(name: str, line: str) -> bool:
    """Whether a line surely names a company: two words with a capital may be a person."""
    return COMPANY.search(name) is not None or SAYS_COMPANY.search(line) is not None
