"""The outbox: what is on its way, in order, and the messages to persons in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.assistant.ports.conversations import MOST
from bot.assistant.ports.deliveries import DeliveryStatus, OutboxItem, Outgoing
from bot.vocabulary import Message


class Outbox(Protocol):
    """Messages and posts that wait to be delivered, and what is known of those that were.

    A person is one line; a desk has several (see `DeskPost`). Within a line nothing overtakes.
    """

    def due(self, prefix: str, now: datetime, limit: int) -> list[str]:
        """Persons that begin with the prefix and have a message due, the oldest first."""

    def claim(self, recipient: str, now: datetime) -> OutboxItem | None:
        """The next message to a person or the most urgent post for a desk; now marked as under way.

        No other unit of work gets the same one. It is never claimed before earlier ones of its line
        are settled, nor while one of them waits for its time. A line is as urgent as the most
        urgent that waits in it.
        """

    def settle(
        self, ids: Sequence[int], status: DeliveryStatus, now: datetime, receipt: str = ""
    ) -> int:
        """Say what became of what was claimed; `receipt` is what the platform calls it. How much of
        it is still there, and has not come back."""

    def defer(self, ids: Sequence[int], until: datetime, now: datetime, receipt: str = "") -> None:
        """Queue again what was claimed, not to be claimed before a moment; it keeps its place.

        What was settled meanwhile stays settled.
        """

    def doubt(self, now: datetime, claimed_before: datetime, prefix: str = "") -> list[int]:
        """Mark as uncertain what was begun before the moment and never ended; the ids.

        Only of recipients that begin with the prefix.
        """

    # Messages.

    def put(self, person: str, event: str, messages: Sequence[Message], now: datetime) -> list[int]:
        """Queue messages to a person, in order; their ids."""

    def uncertain(self, prefix: str, limit: int) -> list[Outgoing]:
        """Messages of which nobody knows whether they arrived, in order.

        Only of persons that begin with the prefix.
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

    def last(self, person: str, limit: int, since: datetime | None = None) -> list[Outgoing]:
        """So many of the newest messages to a person, none from before a moment, in order."""

    def unsettled(self, person: str) -> list[Outgoing]:
        """Messages to a person that wait, are under way or in doubt, in order."""

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
