"""The hours of a usual working day, as staff set them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.vocabulary import Hours


@dataclass(frozen=True, slots=True)
class UsualHoursChange:
    """Who set the usual hours to what, and when (UTC). No hours: those of the edition hold."""

    hours: Hours
    by: str
    at: datetime


class UsualHoursRecord(Protocol):
    """All changes of the usual hours. The newest one holds."""

    def current(self) -> Hours:
        """The hours that staff set; none where those of the edition hold."""

    def add(self, change: UsualHoursChange) -> None:
        """Keep a change, which holds from now on."""

    def newest(self, limit: int = 20) -> list[UsualHoursChange]:
        """What was changed, the newest first."""
