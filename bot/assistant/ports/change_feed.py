"""What happens, found out by looking at what is kept: also what other processes do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Position:
    """How far somebody has looked: histories of leads, transcripts, messages, and deliveries."""

    event: int = 0
    entry: int = 0
    outgoing: int = 0
    settled: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened. `key` is its own; `topic` says what it is about.

    Topics: `lead:REFERENCE`, `talk:CONVERSATION`, `post:PERSON` (there is a new message to them),
    `sent:PERSON` (it is known now what became of one).
    """

    key: str
    topic: str


class ChangeFeed(Protocol):
    """What happens, as far as an open page shows it."""

    def newest(self) -> Position:
        """How far things have come."""

    def since(self, mark: Position, limit: int = 1_000) -> list[Change]:
        """What happened since the mark, and a little before it.

        Before it as well since a transaction that began earlier may end later.
        """
