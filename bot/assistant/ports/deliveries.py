"""What is on its way out: messages to persons, and posts for desks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol, TypeAlias

from bot.vocabulary import Message

NO_DETAIL: Mapping[str, str] = MappingProxyType({})
"""A post that needs nothing but its subject."""


class DeliveryStatus(StrEnum):
    """What is known of a delivery. Uncertain: sent, but whether it arrived is unknown.

    Bounced: it was sent, and came back. Dropped: there was no need for it any more.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    BOUNCED = "bounced"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way to a person, in the order of `id`.

    `receipt` is what the platform calls the message once it was sent (Slack: `C1/1700.1`); of one
    whose rest has to wait, how much of it was sent, as its platform counts.
    """

    id: int
    person: str
    event: str
    message: Message
    status: DeliveryStatus
    attempts: int
    created_at: datetime
    receipt: str = ""

    @property
    def recipient(self) -> str:
        """Whom it goes to."""
        return self.person


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

    @property
    def recipient(self) -> str:
        """Where it goes."""
        return self.desk


OutboxItem: TypeAlias = Outgoing | DeskPost
"""Whatever is on its way."""


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """What became of something that was to be delivered.

    Queued means that it was surely not sent; it is tried again from `retry_at` on.
    """

    status: DeliveryStatus
    receipt: str = ""
    retry_at: datetime | None = None


Send = Callable[[Outgoing], DeliveryResult]
"""Sends one message and says what became of it."""

Show = Callable[[DeskPost], DeliveryResult]
"""Shows one post where its desk is and says what became of it."""


class Courier(Protocol):
    """Delivers in this process, and is handed what it is to deliver by the storage."""

    def serves(self, recipient: str) -> bool:
        """Whether it delivers to this person or desk."""

    def has_room_for(self, person: str) -> bool:
        """Whether messages to a person may be claimed for it in the transaction that writes them:
        it delivers them at once, and can find out what became of them if this process dies."""

    def carry(self, recipient: str, claimed: Sequence[Outgoing]) -> None:
        """These are committed and marked as under way; without any, something may be due."""
