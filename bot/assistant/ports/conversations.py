"""What people said, and where their conversations stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.assistant.conversation import Conversation

MOST = 1_000_000_000
"""More than there ever is of anything."""


class Author(StrEnum):
    """Who said something in a transcript."""

    PERSON = "person"
    COUNTER = "counter"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class TranscriptEntry:
    """One line of a transcript. `kind` is `text`, `choice` or the kind of the counter's message.

    `form` is something typed into the contact form: its text is empty, since the form keeps it.
    `edited` says what came instead of an earlier message, `deleted` that one was taken back,
    `added` what was said before and is passed on to staff now.
    `key` names a line that a desk shows; most have none.
    """

    at: datetime
    speaker: Author
    kind: str
    text: str
    key: str = ""


class Events(Protocol):
    """Keys of the events that were handled."""

    def is_new(self, person: str, event: str, now: datetime) -> bool:
        """Record the event; False if it was recorded before."""

    def known(self, persons: Sequence[str]) -> set[tuple[str, str]]:
        """The events of these persons that were recorded: each with its person."""

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Forget so many events handled before the moment; how many that were.

        None comes that late.
        """


class Conversations(Protocol):
    """Conversations by person."""

    def of(self, person: str) -> Conversation | None:
        """The person's conversation, locked until the unit of work ends; None before the first."""

    def save(self, conversation: Conversation) -> None:
        """Keep this state of the conversation."""

    def erase(self, conversation_id: str) -> None:
        """Remove the conversation itself."""

    def untouched_since(self, moment: datetime, limit: int = MOST) -> list[Conversation]:
        """So many conversations whose last turn was before the moment, the oldest first."""

    def touched(self, since: datetime, until: datetime) -> list[Conversation]:
        """Conversations whose last turn was from `since` on and before `until`; none is locked."""


class Transcripts(Protocol):
    """What was said, word for word, in order."""

    def add(self, conversation_id: str, entries: Sequence[TranscriptEntry]) -> None:
        """Append to the transcript."""

    def of(self, conversation_id: str) -> list[TranscriptEntry]:
        """The whole transcript in order."""

    def last(self, conversation_id: str, limit: int) -> list[TranscriptEntry]:
        """So many of the newest lines, in order."""

    def size(self, conversation_id: str) -> int:
        """How many lines a transcript has."""

    def extents(self, persons: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """How far it has come with each of these persons who has a conversation: the id of the
        newest message to them (0: none), and how many lines their transcript has."""

    def passed_on(self, conversation_id: str) -> list[TranscriptEntry]:
        """The lines of the person that staff were shown, in order."""

    def find(self, conversation_id: str, key: str) -> TranscriptEntry | None:
        """The line of a transcript that has this key."""

    def erase(self, conversation_id: str) -> int:
        """Remove the transcript; the number of entries removed."""
