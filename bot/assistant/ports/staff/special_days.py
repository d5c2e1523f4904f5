"""Days on which the desk is closed, or open at other hours than usual, as an admin set them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.vocabulary import Hours


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One day. No `hours`: closed. `note` is for staff alone."""

    day: date
    hours: Hours
    note: str
    by: str
    at: datetime


class SpecialDays(Protocol):
    """Days that are not as usual."""

    def hours(self) -> Mapping[date, Hours]:
        """The hours of each such day."""

    def all(self, since: date) -> Sequence[SpecialDay]:
        """All from a day on, in order."""

    def put(self, days: Sequence[SpecialDay]) -> None:
        """Set days, in place of what was set for them before."""

    def drop(self, days: Sequence[date]) -> None:
        """Let days be as usual again."""
