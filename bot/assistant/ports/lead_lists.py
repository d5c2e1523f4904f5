"""Lists of leads at a desk, a page at a time, and the index by which leads are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.handoff.lead import LeadState

MOST_COUNTED = 500
"""Nothing is counted beyond it: who has more than that to do does not need to know how much."""


class InboxTab(StrEnum):
    """A part of the inbox. One lead can stand on several."""

    WAITING = "waiting"
    """The applicant waits for a word of staff; nobody let it rest."""
    ANSWERED = "answered"
    """Staff wait for the applicant."""
    NEW = "new"
    """Nobody has taken it on."""
    OVERDUE = "overdue"
    """The promised time for a reply is over."""
    MINE = "mine"
    """Taken on by whoever looks, and not closed."""
    RESTING = "resting"
    CLOSED = "closed"
    ALL = "all"


class LeadOrder(StrEnum):
    """What comes first in a list."""

    URGENT = "urgent"
    """Who waits, by the promised time; then what changed last."""
    NEWEST = "newest"
    OLDEST = "oldest"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ListPosition:
    """Where a page of a list ended: in which run of it, at which moment, with which lead."""

    run: int
    moment: datetime
    reference: str


@dataclass(frozen=True, slots=True)
class LeadMatch:
    """What leads have to hold. `phrases`: words in their order, of which the last may go on.

    `marks` are values by the name of what they are a value of; of several one is enough.
    """

    phrases: tuple[tuple[str, ...], ...] = ()
    marks: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())
    tabs: tuple[InboxTab, ...] = ()
    after: datetime | None = None
    before: datetime | None = None


class LeadLists(Protocol):
    """Leads as they stand in lists. However many there are, no more is read than is shown."""

    def counts(self, staff: str, now: datetime) -> Mapping[InboxTab, int]:
        """How many leads stand on each tab, up to `MOST_COUNTED`."""

    def page(
        self,
        tab: InboxTab,
        staff: str,
        now: datetime,
        order: LeadOrder = LeadOrder.URGENT,
        after: ListPosition | None = None,
        limit: int = 50,
    ) -> list[tuple[LeadState, ListPosition]]:
        """So many leads of a tab from a position on, each with where it stands."""

    def loads(self, owners: Sequence[str]) -> Mapping[str, int]:
        """How many leads each of these has that are not closed; who has none may be missing."""

    def found(
        self, match: LeadMatch, staff: str, now: datetime, limit: int = MOST_COUNTED
    ) -> list[LeadState]:
        """The newest leads that hold all that is looked for, in no order."""


class SearchIndex(Protocol):
    """By what leads are found: who they are from, what was said, what staff noted."""

    def put_talk(self, conversation: str) -> None:
        """Bring up to date by what the leads of a conversation are found, of which something was
        said or erased."""

    def catch_up(self, limit: int) -> int:
        """Bring up to date so much of what changed meanwhile; how much there was."""

    @property
    def is_behind(self) -> bool:
        """Whether anything changed that is not in it."""

    @property
    def is_complete(self) -> bool:
        """Whether everything is in it that was kept before it was there."""
