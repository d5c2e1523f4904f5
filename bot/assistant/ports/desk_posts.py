"""What desks are to show, and where it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from bot.assistant.ports.outbox import DeliveryResult, DeliveryStatus

NO_DETAIL: Mapping[str, str] = MappingProxyType({})
"""A post that needs nothing but its subject."""


@dataclass(frozen=True, slots=True)
class DeskPost:
    """Something that a desk is to show or to bring up to date: what `subject` is about, as it is.

    `line` is what keeps its order: the reference of a lead, or the subject itself. `detail` holds
    keys and numbers, never anybody's words: those are read when it is shown. The lower `urgency`,
    the sooner.
    """

    id: int
    desk: str
    line: str
    subject: str
    detail: Mapping[str, str]
    status: DeliveryStatus
    attempts: int
    created_at: datetime
    urgency: int = 5


Show = Callable[[DeskPost], DeliveryResult]
"""Shows one post where its desk is and says what became of it."""


class DeskPosts(Protocol):
    """What desks are to show, with the promises of the outbox, and where it is shown."""

    def put(
        self,
        desk: str,
        line: str,
        subject: str,
        now: datetime,
        detail: Mapping[str, str] = NO_DETAIL,
        urgency: int = 5,
    ) -> None:
        """Queue a post. One of the same desk and subject that still waits is brought up to date.

        It keeps its place and the greater urgency. Of a subject only the last post is kept.
        """

    def claim(self, prefix: str, now: datetime, limit: int = 50) -> list[DeskPost]:
        """Queued posts to desks that begin with the prefix, the urgent first; marked as under way.

        At most one of each line: never before earlier ones of it are settled, nor while one of
        them waits for its time. A line is as urgent as the most urgent that waits in it.
        """

    def settle(self, ids: Sequence[int], status: DeliveryStatus, now: datetime) -> None:
        """Say what became of claimed posts."""

    def defer(self, ids: Sequence[int], until: datetime, now: datetime) -> None:
        """Queue claimed posts again, not to be claimed before a moment; they keep their place."""

    def doubt(self, now: datetime, claimed_before: datetime, prefix: str = "") -> list[int]:
        """Mark posts that were begun before the moment and never ended as uncertain; their ids."""

    def about(self, subject: str) -> list[DeskPost]:
        """The last post of this subject on each desk, in order of desks."""

    def of(self, line: str) -> list[DeskPost]:
        """The posts of a line, in order."""

    def uncertain(self, desk: str) -> list[DeskPost]:
        """Posts of a desk of which nobody knows whether they are shown, in order."""

    def place(self, desk: str, subject: str) -> str | None:
        """Where a desk shows the subject (Slack: `C9/1700.1`); None: not yet."""

    def keep_place(self, desk: str, subject: str, place: str) -> None:
        """Remember where a desk shows the subject."""

    def subject_at(self, desk: str, place: str) -> str | None:
        """What a desk shows at a place."""

    def erase(self, line: str) -> None:
        """Remove the posts of a line; where its subjects are shown is still known."""
