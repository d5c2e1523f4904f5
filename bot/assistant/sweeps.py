"""What is old enough to be deleted (III.4), and whether that may be so or looks like a mistake.

A sweep looks, says what it found, and only then acts. What goes was announced by a sweep a day
before and is still due: so a clock, or a retention time, that is wrong for a while takes nothing.
Whatever looks like a mistake is left where it is, until an operator says that it is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta

from bot.assistant.ports import Amount, Holdings, Storage, Sweep, SweepVerdict, UnitOfWork

DAY = timedelta(days=1)
"""How long lies between two sweeps, and how far a clock may be ahead of what was last kept."""

SHORT = 30
"""Days; a shorter retention time is not believed before an operator has confirmed it."""

SHARE = 0.05
"""The part of what is kept that may go in a day without an operator's word."""

DAYS_AT_ONCE = 4
"""Where things are kept for so short a time that this is more: what came in on so many days."""

FEW = {"conversations": 3, "leads": 3}
FEW_OF_OTHERS = 100
"""So many of a kind may go in a day, however few there are."""


@dataclass(frozen=True, slots=True)
class SweepPlan:
    """What a sweep found, and what it is to take: what was last touched before `limit`, if any."""

    sweep: Sweep
    holdings: Holdings
    newest: datetime | None
    limit: datetime | None


def plan_sweep(storage: Storage, now: datetime, retention: timedelta) -> SweepPlan | None:
    """Look at what is due and decide; nothing is deleted. None where today's sweep was made.

    Of several processes that do this at once, one gets a plan.
    """
    with storage.read_only() as work:
        if was_made(work, now):
            return None
        plan = decide(work, now, retention)
    with storage() as work:
        if was_made(work, now):
            return None
        work.sweeps.add(plan.sweep)
        work.commit()
    return plan


def was_made(work: UnitOfWork, now: datetime) -> bool:
    """Whether there was a sweep in the day before."""
    last = work.sweeps.last(now)
    return last is not None and now - last.at < DAY


def decide(work: UnitOfWork, now: datetime, retention: timedelta) -> SweepPlan:
    """What a sweep finds, and whether what was announced may go."""
    before = now + DAY - retention
    holdings, newest = work.sweeps.holdings(before), work.sweeps.newest(now)
    earlier = work.sweeps.accepted(now - DAY)
    verdict = objection(holdings, newest, now, retention, work.sweeps.accepted(now))
    limit = None
    if verdict is None:
        verdict = SweepVerdict.TAKEN if earlier else SweepVerdict.ANNOUNCED
        limit = min(earlier.before, now - retention) if earlier else None
    sweep = sweep_of(holdings, now, before, retention, verdict)
    return SweepPlan(sweep, holdings, newest, limit)


def objection(
    holdings: Holdings,
    newest: datetime | None,
    now: datetime,
    retention: timedelta,
    accepted: Sweep | None,
) -> SweepVerdict | None:
    """What speaks against deleting; None for nothing."""
    if retention.days < (accepted.retention_days if accepted else SHORT):
        return SweepVerdict.RETENTION_SHORTER
    if not is_anything_due(holdings):
        return None
    if is_ahead(now, newest):
        return SweepVerdict.CLOCK_AHEAD
    return SweepVerdict.TOO_MUCH if is_too_much(holdings, retention) else None


def is_anything_due(holdings: Holdings) -> bool:
    """Whether anything is old enough."""
    return any(each.due for _, each in amounts(holdings))


def is_ahead(now: datetime, newest: datetime | None) -> bool:
    """Whether a clock is further ahead of what was last kept than anybody stays away."""
    return newest is None or now - newest > DAY


def is_too_much(holdings: Holdings, retention: timedelta) -> bool:
    """Whether more would go in a day than goes where nothing is wrong."""
    share = min(0.5, max(SHARE, DAYS_AT_ONCE / max(1, retention.days)))
    return any(
        each.due > max(FEW.get(kind, FEW_OF_OTHERS), share * each.total)
        for kind, each in amounts(holdings)
    )


def amounts(holdings: Holdings) -> Iterator[tuple[str, Amount]]:
    """How much there is of each kind, with its name."""
    for each in fields(holdings):
        yield each.name, getattr(holdings, each.name)


def sweep_of(
    holdings: Holdings,
    now: datetime,
    before: datetime,
    retention: timedelta,
    verdict: SweepVerdict,
) -> Sweep:
    """What is kept of a sweep."""
    conversations, leads = holdings.conversations.due, holdings.leads.due
    return Sweep(now, before, retention.days, verdict, conversations, leads)


# On an operator's word.


def plan_purge(storage: Storage, now: datetime, retention: timedelta) -> SweepPlan:
    """What an operator would delete with all that is due; nothing is deleted or kept."""
    limit = now - retention
    with storage.read_only() as work:
        holdings, newest = work.sweeps.holdings(limit), work.sweeps.newest(now)
        verdict = objection(holdings, newest, now, retention, work.sweeps.accepted(now))
    sweep = sweep_of(holdings, now, limit, retention, verdict or SweepVerdict.ORDERED)
    return SweepPlan(sweep, holdings, newest, limit)


def order(storage: Storage, plan: SweepPlan) -> None:
    """Keep that an operator said so: from now on their retention time is believed."""
    with storage() as work:
        work.sweeps.add(replace(plan.sweep, verdict=SweepVerdict.ORDERED))
        work.commit()
