"""Sending what waits in the outbox and showing what desks wait for, and telling what became of it.

Everything is marked before it is tried, so that a crash in between leaves it as "being sent", never
as queued: nothing is sent twice without anyone knowing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.assistant.desk_posts import show_delivery
from bot.assistant.ports import (
    DeliveryResult,
    DeliveryStatus,
    DeskPost,
    Outgoing,
    Send,
    Storage,
    UnitOfWork,
    Withdraw,
)

Clock = Callable[[], datetime]
"""What time it is, in UTC."""

BATCH = 50
"""How many messages are taken at once."""


def deliver(
    storage: Storage, send: Send, clock: Clock, person: str | None = None, prefix: str = ""
) -> int:
    """Send what is queued (for one person, or for all); how many messages were tried.

    At most `BATCH` are tried; where it was as many, there may be more. `prefix`: only for persons
    that begin with it.
    """
    batch = claim(storage, clock(), person, prefix)
    if batch:
        settle(storage, batch, send(batch), clock())
    return len(batch)


def claim(storage: Storage, now: datetime, person: str | None, prefix: str = "") -> list[Outgoing]:
    """Take queued messages for sending."""
    with storage() as work:
        batch = work.outbox.claim(person, now, BATCH, prefix)
        if batch:
            work.commit()
    return batch


def settle(
    storage: Storage, batch: Sequence[Outgoing], outcomes: Sequence[DeliveryResult], now: datetime
) -> None:
    """Keep what became of each message; the desks show it of what staff wrote."""
    alike: dict[DeliveryResult, list[Outgoing]] = defaultdict(list)
    for outgoing, outcome in zip(batch, outcomes, strict=True):
        alike[outcome].append(outgoing)
    with storage() as work:
        for outcome, settled in alike.items():
            settle_alike(work, settled, outcome, now)
        work.commit()


def settle_alike(
    work: UnitOfWork, settled: Sequence[Outgoing], outcome: DeliveryResult, now: datetime
) -> None:
    """Keep what became of messages that came to the same."""
    ids = [outgoing.id for outgoing in settled]
    if outcome.status is DeliveryStatus.QUEUED:
        work.outbox.defer(ids, outcome.retry_at or now, now, outcome.receipt)
        return
    work.outbox.settle(ids, outcome.status, now, outcome.receipt)
    for outgoing in settled:
        if outcome.receipt and work.outbox.get(outgoing.id) is None:  # erased while it was sent
            work.withdrawals.add(outgoing.person, outcome.receipt)
        show_delivery(work, outgoing, now)


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


def settle_post(storage: Storage, post: DeskPost, outcome: DeliveryResult, now: datetime) -> None:
    """Keep what became of one post. Whoever shows it keeps where it is shown."""
    with storage() as work:
        if outcome.status is DeliveryStatus.QUEUED:
            work.desk_posts.defer([post.id], outcome.retry_at or now, now)
        else:
            work.desk_posts.settle([post.id], outcome.status, now)
        work.commit()


def mark_uncertain(
    storage: Storage, now: datetime, claimed_before: datetime, prefix: str = ""
) -> int:
    """Say that nobody knows what became of what a killed process had begun to send or to show.

    How many that were. Desks show it of what staff wrote.
    """
    with storage() as work:
        lost = work.outbox.doubt(now, claimed_before, prefix)
        unseen = work.desk_posts.doubt(now, claimed_before, prefix)
        for id_ in lost:
            outgoing = work.outbox.get(id_)
            if outgoing is not None:
                show_delivery(work, outgoing, now)
        work.commit()
    return len(lost) + len(unseen)


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
                show_delivery(work, doubtful, now)
        else:
            is_kept = True
            settle_alike(work, [doubtful], found, now)
        work.commit()
    return is_kept
