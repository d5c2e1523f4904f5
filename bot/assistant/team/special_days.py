"""Days on which the desk is closed or keeps other hours, as an admin sets them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from bot.assistant.ports import InboxTab, SpecialDay, Storage, UnitOfWork
from bot.handoff.business_hours import moment
from bot.vocabulary import Hours

LONGEST = 62
"""Days that are set at once."""

MOST_CLOSED = 120
"""Closed days that can be set ahead: a desk that is never open promises nothing."""

FURTHEST = timedelta(days=730)

MOST_NOTE = 100
"""Characters."""

SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*[-–—~〜～]\s*([01]?\d|2[0-3]):([0-5]\d)")
BETWEEN = re.compile(r"[\s,、，・]+")


class DayProblem(StrEnum):
    """Why no day was set."""

    DAY_WRONG = "day_wrong"
    TOO_LONG = "too_many_days"
    TOO_FAR = "too_far"
    HOURS_WRONG = "hours_wrong"
    TOO_MANY_CLOSED = "too_many_closed"


@dataclass(frozen=True, slots=True)
class DaysWish:
    """What an admin wishes: these days, both included, closed or at these hours."""

    first: date
    last: date
    hours: Hours
    note: str


def read_hours(text: str) -> Hours | None:
    """Hours as people write them (`10:00-12:00, 13:00-15:00`); None for what is none."""
    folded = text.strip().translate(str.maketrans("０１２３４５６７８９：", "0123456789:"))
    spans = [SPAN.fullmatch(part) for part in BETWEEN.split(SPAN.sub(_tight, folded)) if part]
    if not spans or not all(spans):
        return None
    hours = tuple(sorted(_span(found) for found in spans if found))
    is_sound = all(start < end for start, end in hours)
    is_apart = all(one[1] <= other[0] for one, other in pairwise(hours))
    return hours if is_sound and is_apart else None


def _tight(found: re.Match[str]) -> str:
    return f"{found[1]}:{found[2]}-{found[3]}:{found[4]}"


def _span(found: re.Match[str]) -> tuple[time, time]:
    return time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))


def set_days(
    storage: Storage, wish: DaysWish, by: str, today: date, now: datetime
) -> DayProblem | None:
    """Set days apart; whatever is promised from now on keeps to them, in every process."""
    if wish.last < wish.first or wish.first < today:
        return DayProblem.DAY_WRONG
    if (wish.last - wish.first).days >= LONGEST:
        return DayProblem.TOO_LONG
    if wish.last > today + FURTHEST:
        return DayProblem.TOO_FAR
    days = [
        SpecialDay(wish.first + timedelta(days=n), wish.hours, wish.note[:MOST_NOTE], by, now)
        for n in range((wish.last - wish.first).days + 1)
    ]
    with storage() as work:
        work.special_days.put(days)
        if sum(not each.hours for each in work.special_days.all(today)) > MOST_CLOSED:
            return DayProblem.TOO_MANY_CLOSED
        work.commit()
    return None


def drop_day(storage: Storage, day: date) -> None:
    """Let a day be as usual again."""
    with storage() as work:
        work.special_days.drop([day])
        work.commit()


def promised_on(work: UnitOfWork, day: date, now: datetime) -> int:
    """How many applicants were promised a reply by some time of a day: such promises stay."""
    begins, ends = moment(day, time()), moment(day, time()) + timedelta(days=1)
    page = work.lists.page(InboxTab.WAITING, "", now, limit=500)
    return sum(begins <= lead.reply_by < ends for lead, _ in page)
