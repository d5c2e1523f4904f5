"""What looking after the database needs: how much there is, how old it is, what was swept, and how
a server that follows it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.assistant.ports.deliveries import DeliveryStatus


class SweepVerdict(StrEnum):
    """What was decided about deleting what is old.

    Announced: it goes at the next sweep, a day later. Taken: what was announced goes now. Ordered:
    an operator said so. The others are reasons for leaving everything where it is.
    """

    ANNOUNCED = "announced"
    TAKEN = "taken"
    ORDERED = "ordered"
    CLOCK_AHEAD = "clock_ahead"
    TOO_MUCH = "too_much"
    RETENTION_SHORTER = "retention_shorter"


ACCEPTED = (SweepVerdict.ANNOUNCED, SweepVerdict.TAKEN, SweepVerdict.ORDERED)


@dataclass(frozen=True, slots=True)
class Sweep:
    """One look at what is old. What was last touched before `before` is due within a day.

    `conversations` and `leads` are how many of them that were.
    """

    at: datetime
    before: datetime
    retention_days: int
    verdict: SweepVerdict
    conversations: int
    leads: int


@dataclass(frozen=True, slots=True)
class Amount:
    """How many of one kind there are, and how many of them are due to go."""

    due: int
    total: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much is kept of what a sweep takes, by kind.

    Messages are those that were settled, questions those that were asked in public.
    """

    conversations: Amount
    leads: Amount
    events: Amount
    messages: Amount
    questions: Amount
    refusals: Amount


class Sweeps(Protocol):
    """What is old, and what was decided about it."""

    def holdings(self, before: datetime) -> Holdings:
        """How much there is, and how much of it nobody touched since the moment."""

    def newest(self, now: datetime) -> datetime | None:
        """When somebody last left something here, of what is not after `now`; None: never.

        What this program does by itself does not count.
        """

    def add(self, sweep: Sweep) -> None:
        """Keep what was decided."""

    def last(self, now: datetime) -> Sweep | None:
        """The last sweep, of those not after `now`. Two units of work never do this at once."""

    def accepted(self, now: datetime) -> Sweep | None:
        """The last sweep that was not refused, of those not after `now`."""


class DailyNumbers(Protocol):
    """Counts of days that are over. Whatever changes something of a day forgets those of it."""

    def kept(self, first: date, last: date, made_with: str) -> Mapping[date, Mapping[str, int]]:
        """The counts of each day that is kept."""

    def known(self, first: date, last: date, made_with: str) -> Mapping[date, bool]:
        """Days that are marked, in order, and whether they are counted."""

    def mark(self, days: Sequence[date], made_with: str) -> None:
        """Mark days, to be counted later."""

    def keep(self, day: date, made_with: str, counts: Mapping[str, int]) -> bool:
        """Keep the counts of a day that is still marked; whether it was."""


class Heartbeats(Protocol):
    """Signs of life that cost next to nothing: whether anything can be written."""

    def beat(self, process: str, now: datetime) -> None:
        """Write that a process lives."""


BACKED_UP, LOOKED_INTO_MAILBOX = "backup", "mailbox"
"""What is done now and then, and of which it is kept when that last was."""


class UpkeepMarks(Protocol):
    """When something was last done that is done now and then."""

    def put(self, name: str, at: datetime) -> None:
        """It was done."""

    def all(self) -> Mapping[str, datetime]:
        """When each was last done; what never was is not there."""


class QueueWay(StrEnum):
    """A way out: messages wait on the page, in a chat, as mail, as notices to the office's own
    system, or are what desks are shown."""

    WEB = "web"
    CHAT = "chat"
    MAIL = "mail"
    CRM = "crm"
    DESK = "desk"


WATCHED = (
    DeliveryStatus.QUEUED,
    DeliveryStatus.SENDING,
    DeliveryStatus.UNCERTAIN,
    DeliveryStatus.FAILED,
    DeliveryStatus.BOUNCED,
)
"""States that are counted. What was sent, or needed no more, is far more than all of these, and
waits for nobody."""


@dataclass(frozen=True, slots=True)
class QueueLength:
    """How many messages of one way out are in a state, and since when the first of them is."""

    way: QueueWay
    status: DeliveryStatus
    count: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits for whom, as it is to be watched. Of nobody in particular.

    `promised` is the earliest moment for which a reply was promised that is still awaited.
    """

    leads_waiting: int
    leads_overdue: int
    promised: datetime | None
    replies_unseen: int
    oldest_unseen: datetime | None
    questions_unanswered: int
    queues: Sequence[QueueLength]
    database_bytes: int


class Backlogs(Protocol):
    """Counts what waits, by indexes alone: it is asked again and again."""

    def at(self, now: datetime) -> Backlog:
        """What waits at a moment."""


class ReplicaFault(StrEnum):
    """Why nothing is read from a replica: it does not answer; it follows another server, or none;
    it is too far behind."""

    AWAY = "away"
    FOREIGN = "foreign"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class ReplicaState:
    """How a replica stands. `place` is its address, without user and password.

    `behind`: seconds that what it has is old at most; None where nobody knows. `reason`: what is
    said where it does not answer.
    """

    place: str
    behind: float | None = None
    fault: ReplicaFault | None = None
    reason: str = ""
