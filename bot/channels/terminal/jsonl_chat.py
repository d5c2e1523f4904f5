"""The chat for programs: turns come in as JSON lines, replies go out as JSON lines."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Annotated, BinaryIO

from pydantic import Field

from bot.assistant.context import Assistant
from bot.assistant.person_status import language_of
from bot.assistant.ports import Storage
from bot.assistant.turns import handle_turn
from bot.channels.terminal.jsonl import (
    InputLine,
    LanguageName,
    LineError,
    Payload,
    Put,
    SafeText,
    answer_lines,
)
from bot.channels.terminal.sender import Clock, hand_out
from bot.vocabulary import Language, Message, Turn

MAX_KEY = 200
"""Characters of an event key."""


class TurnLine(InputLine):
    """What a person did: `text` or `choose`; `event` is unique for the act, `language` a hint."""

    text: SafeText | None = None
    choose: SafeText | None = None
    event: Annotated[SafeText, Field(min_length=1, max_length=MAX_KEY)] | None = None
    language: LanguageName | None = None


def chat_in_lines(
    assistant: Assistant,
    person: str,
    language: Language | None,
    source: BinaryIO,
    target: BinaryIO,
    clock: Clock,
) -> None:
    """Answer every line with all that waits for the person, until there are no more lines."""

    def answer(line: TurnLine, put: Put) -> None:
        turn = to_turn(line, person, language)
        reply = handle_turn(assistant, turn, clock())
        spoken = reply.language if reply else spoken_with(assistant.storage, turn)
        hand_out(assistant.storage, person, lambda said: put(to_payload(spoken, said)), clock)

    answer_lines(source, target, TurnLine, answer)


def to_turn(line: TurnLine, person: str, language: Language | None) -> Turn:
    """The turn that a line means. Raises `LineError`."""
    if line.text is None and line.choose is None:
        raise LineError("text or choose: one of them is required")
    if line.text and line.choose is not None:
        raise LineError("text and choose: only one of them at a time")
    return Turn(
        event=line.event or uuid.uuid4().hex,
        person=person,
        text=line.text or "",
        choose=line.choose,
        language=line.language or language,
    )


def spoken_with(storage: Storage, turn: Turn) -> Language:
    """The language of a conversation to which nothing was added."""
    return language_of(storage, turn.person) or turn.language or Language.JA


def to_payload(language: Language, messages: Sequence[Message]) -> Payload:
    """A reply, as the machine interface has it."""
    return {"language": language.value, "messages": [message_payload(m) for m in messages]}


def message_payload(message: Message) -> Payload:
    """One message; what is empty is left out."""
    optional: dict[str, object] = {
        "question": message.question,
        "choices": [{"id": c.id, "value": c.value, "label": c.label} for c in message.choices],
        "clauses": list(message.clauses),
        "article": message.article,
        "verdict": message.verdict,
    }
    given = {key: value for key, value in optional.items() if value}
    return {"kind": message.kind.value, "text": message.text, **given}
