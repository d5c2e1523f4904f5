"""When the desk is open, and by when it promises to reply.

The desk keeps its hours on working days in Tokyo: not at weekends, not on public holidays (VI), and
not around the turn of the year. The guideline does not name the last; offices in Japan are commonly
closed from 29 December to 3 January, so a promise that ignored it would be broken. Whoever knows
better passes other days as `year_end`.

All moments are aware datetimes; results are in UTC. Every function is deterministic.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from bot.vocabulary import Hours

TOKYO = ZoneInfo("Asia/Tokyo")
"""Where the desk is (VI): its dates and hours are in this zone."""

YEAR_END = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})
"""Days (month, day) around the turn of the year on which the desk is taken to be closed."""

ClosedDays = frozenset[tuple[int, int]]
ONE_DAY = timedelta(days=1)
SATURDAY = 5


def day_of(moment: datetime) -> date:
    """The day of a moment, where the desk is."""
    return moment.astimezone(TOKYO).date()


def is_open(now: datetime, hours: Hours, year_end: ClosedDays = YEAR_END) -> bool:
    """Whether the desk answers at this moment; it has closed at the very end of its hours."""
    local = now.astimezone(TOKYO)
    within = any(start <= local.time() < end for start, end in hours)
    return within and is_working_day(local.date(), year_end)


def next_opening(now: datetime, hours: Hours, year_end: ClosedDays = YEAR_END) -> datetime:
    """The first moment from now on at which the desk is open: now itself where it is."""
    if is_open(now, hours, year_end):
        return now.astimezone(UTC)
    local = now.astimezone(TOKYO)
    later = [start for start, _ in sorted(hours) if start > local.time()]
    if later and is_working_day(local.date(), year_end):
        return moment(local.date(), later[0])
    return moment(following_working_day(local.date(), year_end), min(hours)[0])


def reply_by(
    now: datetime, hours: Hours, working_days: int, year_end: ClosedDays = YEAR_END
) -> datetime:
    """The close of the desk on the given number of working days after the day of arrival.

    What comes in after the desk has closed arrives when it opens next. With two working days:
    Friday 16:59 gives Tuesday 17:00; Friday 17:00 arrives on Monday and gives Wednesday 17:00.
    """
    day = next_opening(now, hours, year_end).astimezone(TOKYO).date()
    for _ in range(working_days):
        day = following_working_day(day, year_end)
    return moment(day, max(end for _, end in hours))


def working_time(
    start: datetime, end: datetime, hours: Hours, year_end: ClosedDays = YEAR_END
) -> timedelta:
    """For how long the desk is open between two moments; nothing where the end comes first."""
    day, last = start.astimezone(TOKYO).date(), end.astimezone(TOKYO).date()
    total = timedelta()
    while day <= last:
        if is_working_day(day, year_end):
            for opens, closes in hours:
                spell = min(end, moment(day, closes)) - max(start, moment(day, opens))
                total += max(spell, timedelta())
        day += ONE_DAY
    return total


def end_of_working_time(
    start: datetime, time: timedelta, hours: Hours, year_end: ClosedDays = YEAR_END
) -> datetime:
    """The last moment before which the desk is open for no more than the time (see above)."""
    day, left = start.astimezone(TOKYO).date(), time
    while True:
        for opens, closes in sorted(hours) if is_working_day(day, year_end) else ():
            begins = max(start, moment(day, opens))
            spell = moment(day, closes) - begins
            if spell > left:
                return begins + left
            left -= max(spell, timedelta())
        day += ONE_DAY


def following_working_day(day: date, year_end: ClosedDays = YEAR_END) -> date:
    """The first working day after the day."""
    day += ONE_DAY
    while not is_working_day(day, year_end):
        day += ONE_DAY
    return day


def is_working_day(day: date, year_end: ClosedDays = YEAR_END) -> bool:
    """Whether the desk works on this day."""
    return (
        day.weekday() < SATURDAY
        and (day.month, day.day) not in year_end
        and day not in public_holidays(day.year)
    )


def moment(day: date, at: time) -> datetime:
    """A local time of the desk, in UTC."""
    return datetime.combine(day, at, TOKYO).astimezone(UTC)


@lru_cache(maxsize=8)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of Japan in one year, substitute holidays included."""
    return frozenset(holidays.country_holidays("JP", years=year))
