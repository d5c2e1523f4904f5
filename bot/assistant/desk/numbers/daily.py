"""Numbers by day: what is over is counted once and kept, until something of that day changes.

A day is kept in two steps. First it is marked; whoever changes something of it takes the mark away.
Some time later it is counted, and kept if the mark is still there. So what was being changed while
it was marked is either seen or not kept, whichever database it is and however many processes.
"""

from __future__ import annotations

import hashlib
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from bot.assistant.context import calendar_in
from bot.assistant.desk.numbers.statistics import UsageStatistics, numbers_in, usage
from bot.assistant.ports import Storage, UnitOfWork
from bot.handoff.business_hours import DeskCalendar, day_of, moment
from bot.precheck.flow import Flow
from bot.vocabulary import Hours

DAY = timedelta(days=1)

KEPT = 400
"""Days that are kept: a year, and some more."""

AT_ONCE = 60
"""Days that are counted in one go."""

VERSION = "1"
"""What is counted, and how; other numbers than these are not read."""


def numbers(
    work: UnitOfWork, first: date, last: date, flow: Flow, calendar: DeskCalendar
) -> UsageStatistics:
    """How the counter was used from one day to another, both included."""
    kept = work.daily_numbers.kept(first, last, made_with(flow))
    counts = Tally[str]()
    for each in kept.values():
        counts.update(each)
    for begins, ends in gaps(first, last, lambda day: day in kept):
        counts.update(usage(work, midnight(begins), midnight(ends + DAY), flow, calendar))
    return numbers_in(counts, midnight(last + DAY))


def gaps(first: date, last: date, is_kept: Callable[[date], bool]) -> Iterator[tuple[date, date]]:
    """Spells of days that are not kept, both ends included."""
    begins: date | None = None
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if not is_kept(day):
            begins = begins or day
        elif begins is not None:
            yield begins, day - DAY
            begins = None
    if begins is not None:
        yield begins, last


def keep_days(
    storage: Storage,
    flow: Flow,
    hours: Hours,
    now: datetime,
    goes_on: Callable[[], bool] = lambda: True,
) -> int:
    """Count days that were marked, and mark those that are over and not kept; how many are new."""
    last = day_of(now) - DAY
    first = last - timedelta(days=KEPT - 1)
    with storage.read_only() as work:
        calendar = calendar_in(work, hours)
        name = made_with(flow)
        known = work.daily_numbers.known(first, last, name)
    every = (first + timedelta(days=number) for number in range(KEPT))
    missing = [day for day in every if day not in known]
    count = 0
    for day in [day for day, is_counted in known.items() if not is_counted][-AT_ONCE:]:
        if not goes_on():
            return count
        with storage.read_only() as work:
            counted = usage(work, midnight(day), midnight(day + DAY), flow, calendar)
        with storage() as work:
            count += work.daily_numbers.keep(day, name, counted)
            work.commit()
    if missing:
        with storage() as work:
            work.daily_numbers.mark(missing[-AT_ONCE:], name)
            work.commit()
    return count


def made_with(flow: Flow) -> str:
    """What numbers rest on besides what happened: with another pre-check they are others.

    With other hours they are not: how long people waited on a day that is over goes by the hours
    that held then. So an admin who sets hours or closed days does not have a year counted anew.
    """
    return hashlib.sha256(repr((VERSION, flow.version)).encode()).hexdigest()[:16]


def midnight(day: date) -> datetime:
    """When a day begins where the desk is."""
    return moment(day, time())
