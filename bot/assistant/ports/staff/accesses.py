"""Who looked at, took along or deleted what is kept about people. Ids and moments, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.assistant.ports.conversations import MOST


class AccessKind(StrEnum):
    """What was done with what is kept about somebody, or with who may do so."""

    VIEWED = "viewed"
    EXPORTED = "exported"
    ERASED = "erased"
    INVITED = "invited"
    ROLE_CHANGED = "role_changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Access:
    """One entry. `about` is the number of a lead, or the id of a member."""

    at: datetime
    staff: str
    kind: AccessKind
    about: str


@dataclass(frozen=True, slots=True)
class AccessFilter:
    """Which entries are looked for; what is empty matters not."""

    staff: str = ""
    kind: AccessKind | None = None
    about: str = ""
    since: datetime | None = None
    until: datetime | None = None


class Accesses(Protocol):
    """The access log: it is only ever added to, in the transaction of what it tells of."""

    def add(self, entries: Sequence[Access]) -> None:
        """Keep that something was done."""

    def page(
        self, wanted: AccessFilter, before: int | None = None, limit: int = 50
    ) -> Sequence[tuple[int, Access]]:
        """Entries with their ids, the newest first; only those before an id, if one is given."""

    def last_view(self, staff: str, about: str) -> datetime | None:
        """When somebody last looked at something."""

    def seen_since(self, about: str, moment: datetime) -> bool:
        """Whether anybody looked at something at a moment or later."""

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Forget so many of those before the moment; how many that were."""
