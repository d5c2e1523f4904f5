"""What a member of staff is to learn the next time that they look: who gave or took their leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StaffNewsItem:
    """What happened to a lead of somebody (`staff`), and who did it. Nobody's words are in it."""

    id: int
    staff: str
    lead: str
    what: str
    by: str
    at: datetime


class StaffNews(Protocol):
    """Each item stays until who it is for has put it away."""

    def add(self, staff: str, lead: str, what: str, by: str, now: datetime) -> None:
        """Have somebody learn of something."""

    def of(self, staff: str, limit: int) -> Sequence[StaffNewsItem]:
        """What somebody has not put away, the newest first."""

    def drop(self, staff: str, id_: int) -> None:
        """Put one's own item away."""
