"""What comes in and what goes out, in which language.

Shapes
------
`Turn` (one thing a person did) goes in; `Message` (one thing the counter says) comes out.
Nothing here knows the programme, a database or a chat platform.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.vocabulary.language import Language


class MessageKind(StrEnum):
    """What a message is for. The values are part of the machine interface.

    `STAFF` is what a member of staff wrote; everything else the counter says by itself.
    """

    GREETING = "greeting"
    QUESTION = "question"
    ANSWER = "answer"
    SUGGESTIONS = "suggestions"
    DECLINE = "decline"
    VERDICT = "verdict"
    CONTACT = "contact"
    RECEIPT = "receipt"
    NOTICE = "notice"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a person can pick: a button, a list entry, a number in a terminal.

    `id` comes back in `Turn.choose` and says by itself what it does (`answer:website:no`), so an
    old one can still be understood. `value` is the bare value (`no`); `number` may be typed.
    """

    id: str
    label: str
    value: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a person, worded.

    `text` is plain text: paragraphs are separated by a blank line, list entries start with "- ".
    `question` is the key of the question that this message asks; `clauses` are clause ids.
    `noted` are the questions whose answers it repeats as they were understood.
    """

    kind: MessageKind
    text: str
    question: str | None = None
    choices: tuple[Choice, ...] = ()
    clauses: tuple[str, ...] = ()
    article: str | None = None
    verdict: str | None = None
    noted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """All messages that answer one turn, in order, and the language that they are in."""

    language: Language
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that a person did: wrote `text`, or picked the choice with id `choose`, or arrived.

    Where both are there, the text is a remark on the choice: it is kept with it and means nothing.

    `event` is unique for the act: the same event delivered again has no second effect.
    `person` is the channel and the person in it (`terminal:local`, `slack:T1:U2`).
    `language` is what the channel knows of the person's language before a word was said.
    `is_for_counter`: it is put to the counter expressly, also while the person talks with staff.
    `is_public`: others can read it, and the answer too, so it holds nothing about anybody.
    `origin` is where it came from, for counting only: it is nowhere kept. Empty where a platform
    vouches for who the person is.
    `seen` is the id of the newest message that stood before the person when they wrote, 0 for none;
    None where the channel cannot tell.
    """

    event: str
    person: str
    text: str = ""
    choose: str | None = None
    language: Language | None = None
    is_public: bool = False
    is_for_counter: bool = False
    origin: str = ""
    seen: int | None = None
