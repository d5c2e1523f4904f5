"""What an applicant wrote of themselves before the contact form was open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.assistant.context import TurnContext
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.contact.named_fields import TIMES, check_named
from bot.assistant.ports import Author, TranscriptEntry
from bot.handoff.redaction import HIDDEN
from bot.understanding.form.contact_times import joined_times
from bot.understanding.form.field_value import SHAPES
from bot.understanding.form.name_likeness import COMPANY
from bot.understanding.form.named_alone import named_alone
from bot.understanding.meaning import FieldValue
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import MessageKind

SAYS_COMPANY = re.compile(
    r"\b(?:company|firm|business|office)\b|社|法人|商店|事務所", re.IGNORECASE
)
"""Words beside which a name is one of a company."""

BARE_FORM = re.compile(
    r"(?:k\.?k|g\.?k|y\.?k|co|inc|ltd|llc|corp|limited|company|(?:株式|有限|合同)会社)\.?",
    re.IGNORECASE,
)
"""A legal form without the name that it belongs to."""

TOLD_EARLY = ("company", "name", "email", "phone", TIMES)
"""Fields that are filled in with what was said before the form was open."""

LOOKED_BACK = 24
"""So many of the newest lines of a conversation are looked at for it."""

COMPANY_BACK = 6
"""So many of them for a company that is named without an address."""


def told_before(context: TurnContext, conversation: Conversation) -> dict[str, str]:
    """What a person told of themselves shortly before they agreed: who they are, how to reach them
    and when. What was told last holds; addresses and numbers only while they are held."""
    lines = tuple(context.work.transcripts.last(conversation.id, LOOKED_BACK))
    held = context.assistant.held.of(conversation.id, context.now)
    state = DialogueState(conversation.language, Place.CONSENT)
    told: dict[str, str] = {}
    for position, line, is_at_consent in written_lines(lines):
        text = held.get(line.text, line.text)
        given = context.assistant.interpreter.contact_details(text, state)
        early = {v.field: v.text for v in given if v.field in TOLD_EARLY and v.text}
        is_pair = "name" in early and is_introduced(line.text)
        if not (is_pair or is_called_company(early.get("company", ""), text)):
            early.pop("company", None)
        alone = named_alone(text) if is_at_consent else {}
        if not is_introduced(line.text):
            is_near = position >= len(lines) - COMPANY_BACK
            told_so = {TIMES} if is_at_consent else set()
            told_so |= {"company"} if is_near else set()
            early = {name: value for name, value in early.items() if name in told_so}
        early |= {name: value for name, value in alone.items() if name not in early}
        if TIMES in early:
            early[TIMES] = joined_times(told.get(TIMES, ""), early[TIMES])
        told |= early
    known = {name: text for name, text in told.items() if HIDDEN not in text}
    return {name: text for name, text in known.items() if is_worth_telling(context, name, text)}


def is_introduced(text: str) -> bool:
    """Whether an address or a number stands in a line, beside which people say who they are."""
    return HIDDEN in text or any(shape.search(text) for shape in SHAPES.values())


def is_worth_telling(context: TurnContext, name: str, text: str) -> bool:
    """Whether what was told can stand in its field; an address or a number that was mistyped is
    asked for with the reason."""
    checked = check_named(context, {}, FieldValue(name, text))
    return name in SHAPES or (isinstance(checked, str) and checked != "")


def written_lines(lines: Sequence[TranscriptEntry]) -> Iterator[tuple[int, TranscriptEntry, bool]]:
    """What the person wrote, each with its place, and whether consent was asked right before it or
    upon it."""
    for position, line in enumerate(lines):
        if line.speaker is Author.PERSON and line.kind == "text":
            before = lines[position - 1] if position else None
            behind = said_behind(lines[position + 1 :])
            near = (each for each in (before, *behind) if each is not None)
            yield position, line, any(map(is_of_contact, near))


def said_behind(lines: Sequence[TranscriptEntry]) -> Iterator[TranscriptEntry]:
    """The lines up to the next one of the person."""
    for line in lines:
        if line.speaker is Author.PERSON:
            return
        yield line


def is_of_contact(line: TranscriptEntry) -> bool:
    """Whether a line of the counter belongs to the way to staff."""
    return line.speaker is Author.COUNTER and line.kind == MessageKind.CONTACT


def is_called_company(name: str, line: str) -> bool:
    """Whether a line surely names a company: two words with a capital may be a person."""
    if BARE_FORM.fullmatch(name.strip()):
        return False
    return COMPANY.search(name) is not None or SAYS_COMPANY.search(line) is not None
