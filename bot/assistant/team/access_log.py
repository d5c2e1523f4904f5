"""Who looked at which enquiry. It is kept with what they are shown, or they are not shown it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.assistant.ports import Access, AccessKind, Storage, UnitOfWork
from bot.handoff.lead import Lead

STILL_LOOKS = timedelta(hours=1)
"""Who looks again within this time, at what did not change, still looks."""


def is_logged(work: UnitOfWork, staff: str, lead: Lead, now: datetime) -> bool:
    """Whether it is kept already that somebody sees a lead as it is."""
    last = work.accesses.last_view(staff, lead.reference)
    return last is not None and lead.updated_at <= last and now - last < STILL_LOOKS


def log_view(work: UnitOfWork, staff: str, lead: Lead, now: datetime) -> None:
    """Keep that somebody looks at a lead."""
    work.accesses.add([Access(now, staff, AccessKind.VIEWED, lead.reference)])


def log_export(work: UnitOfWork, staff: str, references: Iterable[str], now: datetime) -> None:
    """Keep that somebody takes leads along."""
    work.accesses.add([Access(now, staff, AccessKind.EXPORTED, each) for each in references])


def forget_old(storage: Storage, now: datetime, kept: timedelta) -> int:
    """Forget what is older than it is to be kept; how many entries that were."""
    total = 0
    while True:
        with storage() as work:
            count = work.accesses.forget_before(now - kept)
            work.commit()
        total += count
        if not count:
            return total
