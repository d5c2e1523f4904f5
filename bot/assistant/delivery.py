"""Taking what is due out of the outbox, and keeping what became of it.

Everything is marked before it is tried, so that a crash in between leaves it as "being sent", never
as queued: nothing is sent twice without anyone knowing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.assistant.desk_posts import keep_delivery, lead_of
from bot.assistant.ports import (
    DeliveryResult,
    DeliveryStatus,
    OutboxItem,
    Outgoing,
    Storage,
    UnitOfWork,
    Withdraw,
)

Clock = Callable[[], datetime]
"""What time it is, in UTC."""

BATCH = 50
"""How many messages are taken back at once."""


def claim(storage: Storage, recipient: str, now: datetime) -> OutboxItem | None:
    """Take the next that is due for a recipient; None where nothing is."""
    with storage() as work:
        item = work.outbox.claim(recipient, now)
        if item is not None:
            work.commit()
    return item


def settle(work: UnitOfWork, item: OutboxItem, result: DeliveryResult, now: datetime) -> None:
    """Keep what became of what was claimed; the desks show it of what staff wrote."""
    if result.status is DeliveryStatus.QUEUED:
        work.outbox.defer([item.id], result.retry_at or now, now, result.receipt)
        return
    if isinstance(item, Outgoing) and lead_of(item):
        if has_come_back(work, item):
            return
        keep_delivery(work, item, result.status, now)
    is_there = work.outbox.settle([item.id], result.status, now, result.receipt)
    if is_there or not result.receipt or not isinstance(item, Outgoing):
        return
    if work.outbox.get(item.id) is None:  # erased while it was sent
        work.withdrawals.add(item.recipient, result.receipt)


def has_come_back(work: UnitOfWork, item: Outgoing) -> bool:
    """Whether a mail is known to have come back, which its report may tell before we do."""
    kept = work.outbox.get(item.id)
    return kept is not None and kept.status is DeliveryStatus.BOUNCED


def take_back(storage: Storage, withdraw: Withdraw, clock: Clock, prefix: str = "") -> int:
    """Have taken back what was erased and still stands on a platform; how many are settled now.

    Where one has to wait, all of that person do.
    """
    with storage.read_only() as work:
        waiting = work.withdrawals.waiting(prefix, clock(), BATCH)
    count, later = 0, set[str]()
    for each in waiting:
        if each.person in later:
            continue
        outcome = withdraw(each)
        if outcome.status is DeliveryStatus.QUEUED:
            later.add(each.person)
        else:
            count += 1
        with storage() as work:
            if outcome.status is DeliveryStatus.QUEUED:
                work.withdrawals.defer(each.id, outcome.retry_at or clock())
            else:
                work.withdrawals.settle(each.id)
            work.commit()
    return count


def mark_uncertain(
    storage: Storage, now: datetime, claimed_before: datetime, prefix: str = ""
) -> int:
    """Say that nobody knows what became of what a killed process had begun to send or to show.

    How many that were. Desks show it of what staff wrote.
    """
    with storage() as work:
        lost = work.outbox.doubt(now, claimed_before, prefix)
        for id_ in lost:
            outgoing = work.outbox.get(id_)
            if outgoing is not None:
                keep_delivery(work, outgoing, DeliveryStatus.UNCERTAIN, now)
        work.commit()
    return len(lost)


def settle_doubt(
    storage: Storage, doubtful: Outgoing, found: DeliveryResult, now: datetime
) -> bool:
    """Keep what was found out about an uncertain message; whether anything was.

    Sent: it has arrived. Queued: it surely has not, and is sent now, or the rest of it.
    """
    if found.status is DeliveryStatus.UNCERTAIN:
        return False
    with storage() as work:
        if found.status is DeliveryStatus.QUEUED:
            is_kept = work.outbox.put_back(doubtful, now, found.receipt)
            if is_kept:
                keep_delivery(work, doubtful, DeliveryStatus.QUEUED, now)
        else:
            is_kept = True
            settle(work, doubtful, found, now)
        work.commit()
    return is_kept
