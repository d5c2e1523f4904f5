"""Messages on their way to persons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.assistant.ports.conversations import MOST
from bot.vocabulary import Message


class DeliveryStatus(StrEnum):
    """What is known of an outgoing message. Uncertain: sent, but whether it arrived is unknown."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


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


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """What became of something that was to be sent.

    Queued means that it was surely not sent; it is tried again from `retry_at` on.
    """

    status: DeliveryStatus
    receipt: str = ""
    retry_at: datetime | None = None


Send = Callable[[Sequence[Outgoing]], Sequence[DeliveryResult]]
"""Sends messages in order and says of each what became of it.

After one that was not sent, later ones to the same person are not sent either: they stay queued.
"""


class Outbox(Protocol):
    """Messages that wait to be sent, and what is known of those that were."""

    def put(self, person: str, event: str, messages: Sequence[Message], now: datetime) -> list[int]:
        """Queue messages to a person, in order; their ids."""

    def claim(
        self, person: str | None, now: datetime, limit: int = 50, lines: str = ""
    ) -> list[Outgoing]:
        """Queued messages (of one person, or of all) in order, now marked as being sent.

        No other unit of work gets the same ones. A message is never claimed before earlier ones of
        the same person are settled, nor while one of them waits for its time.
        `lines`: only of persons that begin with this.
        """

    def settle(
        self, ids: Sequence[int], status: DeliveryStatus, now: datetime, receipt: str = ""
    ) -> None:
        """Say what became of claimed messages; `receipt` is what the platform calls them."""

    def defer(self, ids: Sequence[int], until: datetime, now: datetime, receipt: str = "") -> None:
        """Queue claimed messages again, not to be claimed before a moment; they keep their place.

        What was settled meanwhile stays settled.
        """

    def doubt(self, now: datetime, claimed_before: datetime, lines: str = "") -> list[int]:
        """Mark messages whose sending began before the moment and never ended as uncertain.

        Their ids. `lines`: only of persons that begin with this.
        """

    def uncertain(self, lines: str, limit: int) -> list[Outgoing]:
        """Messages of which nobody knows whether they arrived, in order.

        Only of persons that begin with `lines`.
        """

    def put_back(self, doubtful: Outgoing, now: datetime, receipt: str = "") -> bool:
        """Queue an uncertain message again that surely did not arrive; whether this was done.

        It is not where somebody else settled it, or tried it once more, since it was read.
        """

    def get(self, id_: int) -> Outgoing | None:
        """The message with this id; None once it was erased."""

    def last_offering(self, person: str) -> Outgoing | None:
        """The newest message with choices that was sent to a person."""

    def asking(self, person: str, limit: int) -> list[Outgoing]:
        """The newest messages that were sent to a person and ask a question, newest first."""

    def of(self, person: str) -> list[Outgoing]:
        """Everything that was ever queued for a person, in order."""

    def newest(self, person: str) -> int:
        """The id of the newest message to a person; 0 where there is none."""

    def counts(self) -> Mapping[DeliveryStatus, int]:
        """How many messages are in which state; a state without any may be missing."""

    def forget(self, ids: Sequence[int]) -> None:
        """Remove messages. What a platform has of them becomes a withdrawal, as it does whenever
        messages are removed."""

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Remove so many messages queued before the moment and settled; how many that were."""

    def erase(self, person: str) -> None:
        """Remove the messages to a person, also those to `person:…`, elsewhere in public."""
