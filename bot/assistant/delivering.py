"""Sending what waits in the outbox, and telling the truth about what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.assistant.ports import DeliveryStatus, Outgoing, Storage

Send = Callable[[Sequence[Outgoing]], Sequence[DeliveryStatus]]
"""Sends messages in order and says of each what became of it (sent, failed or uncertain)."""

BATCH = 50
"""How many messages are taken at once."""


def deliver(
    storage: Storage, send: Send, clock: Callable[[], datetime], person: str | None = None
) -> int:
    """Send what is queued (for one person, or for all); how many messages were tried.

    At most `BATCH` are tried; where it was as many, there may be more.
    Messages are marked before they are sent, so that a crash in between leaves them as "being
    sent", never as queued: nothing is sent twice without anyone knowing.
    """
    batch = claim(storage, clock(), person)
    if batch:
        settle(storage, batch, send(batch), clock())
    return len(batch)


def claim(storage: Storage, now: datetime, person: str | None) -> list[Outgoing]:
    """Take queued messages for sending."""
    with storage() as work:
        batch = work.outbox.claim(person, now, BATCH)
        work.commit()
    return batch


def settle(
    storage: Storage,
    batch: Sequence[Outgoing],
    statuses: Sequence[DeliveryStatus],
    now: datetime,
) -> None:
    """Keep what became of each message."""
    by_status: dict[DeliveryStatus, list[int]] = defaultdict(list)
    for outgoing, status in zip(batch, statuses, strict=True):
        by_status[status].append(outgoing.id)
    with storage() as work:
        for status, ids in by_status.items():
            work.outbox.settle(ids, status, now)
        work.commit()
