"""Answers that staff wrote, and who waits for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.assistant.ports.conversations import MOST
from bot.vocabulary import Language


class DraftStatus(StrEnum):
    """Where an answer that staff wrote stands with the curators."""

    OPEN = "open"
    PUBLISHED = "published"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A person who wishes to be told once there is an answer to their question."""

    person: str
    question: str
    language: Language
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """An answer that staff wrote to a question and that curators may publish.

    `askers` are the persons who asked it and still wait to be told; they follow from the wishes.
    """

    id: str
    at: datetime
    staff: str
    language: Language
    question: str
    answer: str
    status: DraftStatus = DraftStatus.OPEN
    askers: tuple[str, ...] = ()


class Drafts(Protocol):
    """Answers that staff wrote, and who wishes to be told of them."""

    def add(self, draft: DraftAnswer) -> None:
        """Keep a new draft; its `askers` are not kept, they follow from the wishes."""

    def get(self, id_: str) -> DraftAnswer | None:
        """The draft with this id, locked until the unit of work ends."""

    def settle(self, id_: str, status: DraftStatus) -> None:
        """Say where the draft stands now."""

    def all(self, status: DraftStatus | None = None, limit: int | None = 100) -> list[DraftAnswer]:
        """Drafts, newest first."""

    def wish(self, asker: Subscriber) -> None:
        """Keep a wish; a second one for the same question changes nothing."""

    def wishes(self) -> list[Subscriber]:
        """Everybody's wishes, in order of time."""

    def wishes_of(self, person: str) -> list[Subscriber]:
        """Wishes of one person, in order of time."""

    def grant(self, person: str, question: str) -> bool:
        """Forget a person's wish, since it is granted; False if there was none."""

    def erase(self, person: str) -> int:
        """Forget the wishes of a person; how many there were."""

    def forget(self, questions: Sequence[str]) -> int:
        """Remove drafts of questions that nobody asks any more; how many there were.

        For when who asked them was erased: nobody may read in a draft what they wrote.
        """

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Remove so many drafts that were written before the moment; how many that were."""
