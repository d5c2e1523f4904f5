"""Delivering at once what is due, as the outbox worker does beside everything else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.assistant.delivery import Clock, claim, settle
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Storage

Carry = Callable[[Any], DeliveryResult]
"""Sends a message, or shows a post."""


def deliver(storage: Storage, carry: Carry, clock: Clock, recipient: str) -> int:
    """Deliver to a recipient until something has to wait; how much was tried."""
    count = 0
    while (item := claim(storage, recipient, clock())) is not None:
        count += 1
        result = carry(item)
        with storage() as work:
            settle(work, item, result, clock())
            work.commit()
        if result.status is DeliveryStatus.QUEUED:
            break
    return count


def deliver_all(storage: Storage, carry: Carry, clock: Clock, prefix: str = "") -> int:
    """Deliver to all persons whose names begin with the prefix; how much was tried."""
    with storage.read_only() as work:
        due = work.outbox.due(prefix, clock(), limit=500)
    return sum(deliver(storage, carry, clock, person) for person in due)


def claimed(storage: Storage, recipient: str, now: datetime) -> list[Any]:
    """All that can be claimed for a recipient at once."""
    with storage() as work:
        items = list(iter(lambda: work.outbox.claim(recipient, now), None))
        work.commit()
    return items
