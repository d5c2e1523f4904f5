"""What desks are to show, and where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.assistant.ports.deliveries import NO_DETAIL, DeskPost


class DeskPosts(Protocol):
    """What desks are to show, as it waits in the outbox, and where it is shown."""

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
