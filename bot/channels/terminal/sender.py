"""Handing messages to whoever reads this terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.assistant.delivery import deliver
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing, Storage
from bot.vocabulary import Message

Clock = Callable[[], datetime]
"""What time it is, in UTC."""


def take_back(storage: Storage, person: str, now: datetime) -> None:
    """Queue again what a killed process had begun to write: its reader is gone with it.

    Elsewhere that would be repeating a message blindly; in a terminal nobody has seen it.
    """
    with storage() as work:
        begun = [o.id for o in work.outbox.of(person) if o.status is DeliveryStatus.SENDING]
        if begun:
            work.outbox.settle(begun, DeliveryStatus.QUEUED, now)
            work.commit()


def hand_out(
    storage: Storage, person: str, show: Callable[[Sequence[Message]], None], clock: Clock
) -> None:
    """Show all that waits for the person at once; where nothing waits, show that too."""

    def send(batch: Sequence[Outgoing]) -> Sequence[DeliveryResult]:
        show([outgoing.message for outgoing in batch])
        return [DeliveryResult(DeliveryStatus.SENT)] * len(batch)

    if not deliver(storage, send, clock, person):
        show([])
