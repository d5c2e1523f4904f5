"""When the desk is open, and by when it promises to reply.

The desk keeps its hours on working days where it is (see `desk_zone`): not at weekends, not on
public holidays (VI), and not around the turn of the year. The guideline does not name the last;
offices in Japan are commonly closed from 29 December to 3 January, so a promise that ignored it
would be broken. Whoever looks after the desk knows better: single days are kept as `special` ones,
closed or with other hours.

All moments are aware datetimes; results are in UTC. Every function is deterministic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import jpholiday

from bot.vocabulary import Hours
from bot.vocabulary.desk_zone import desk_zone

YEAR_END = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})
"""Days (month, day) around the turn of the year on which the desk is taken to be closed."""

ClosedDays = frozenset[tuple[int, int]]
ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class DeskCalendar:
    """When the desk is open. `hours` are those of a working day, `special` those of single days:
    none where it stays closed, some where it is open though it would not be."""

    hours: Hours
    special: Mapping[date, Hours] = field(default_factory=dict)
    year_end: ClosedDays = YEAR_END

    def hours_on(self, day: date) -> Hours:
        """From when to when it is open on a day, in order; nothing where it is closed."""
        hours = self.special.get(day)
        if hours is None:
            hours = self.hours if self._is_usual(day) else ()
        return tuple(sorted(hours))

    def is_working_day(self, day: date) -> bool:
        """Whether the desk works on this day."""
        return bool(self.hours_on(day))

    def _is_usual(self, day: date) -> bool:
        is_weekday = day.weekday() < SATURDAY and day not in public_holidays(day.year)
        return is_weekday and (day.month, day.day) not in self.year_end


def day_of(moment: datetime) -> date:
    """The day of a moment, where the desk is."""
    return moment.astimezone(desk_zone()).date()


def read_day(text: str) -> date | None:
    """A day as inputs and addresses write it (YYYY-MM-DD); None for anything else."""
    try:
        return date.fromisoformat(text) if text.isascii() and len(text) == 10 else None
    except ValueError:
        return None


def is_open(now: datetime, calendar: DeskCalendar) -> bool:
    """Whether the desk answers at this moment; it has closed at the very end of its hours."""
    local = now.astimezone(desk_zone())
    return any(start <= local.time() < end for start, end in calendar.hours_on(local.date()))


def next_opening(now: datetime, calendar: DeskCalendar) -> datetime:
    """The first moment from now on at which the desk is open: now itself where it is."""
    if is_open(now, calendar):
        return now.astimezone(UTC)
    local = now.astimezone(desk_zone())
    for start, _ in calendar.hours_on(local.date()):
        if start > local.time():
            return moment(local.date(), start)
    day = following_working_day(local.date(), calendar)
    return moment(day, calendar.hours_on(day)[0][0])


def reply_by(now: datetime, calendar: DeskCalendar, working_days: int) -> datetime:
    """The close of the desk on the given number of working days after the day of arrival.

    What comes in after the desk has closed arrives when it opens next. With two working days:
    Friday 16:59 gives Tuesday 17:00; Friday 17:00 arrives on Monday and gives Wednesday 17:00.
    """
    day = next_opening(now, calendar).astimezone(desk_zone()).date()
    for _ in range(working_days):
        day = following_working_day(day, calendar)
    return moment(day, max(end for _, end in calendar.hours_on(day)))


def working_time(start: datetime, end: datetime, calendar: DeskCalendar) -> timedelta:
    """For how long the desk is open between two moments; nothing where the end comes first."""
    day, last = start.astimezone(desk_zone()).date(), end.astimezone(desk_zone()).date()
    total = timedelta()
    while day <= last:
        for opens, closes in calendar.hours_on(day):
            spell = min(end, moment(day, closes)) - max(start, moment(day, opens))
            total += max(spell, timedelta())
        day += ONE_DAY
    return total


def end_of_working_time(start: datetime, time: timedelta, calendar: DeskCalendar) -> datetime:
    """The last moment before which the desk is open for no more than the time (see above)."""
    day, left = start.astimezone(desk_zone()).date(), time
    while True:
        for opens, closes in calendar.hours_on(day):
            begins = max(start, moment(day, opens))
            spell = moment(day, closes) - begins
            if spell > left:
                return begins + left
            left -= max(spell, timedelta())
        day = following_working_day(day, calendar)


def following_working_day(day: date, calendar: DeskCalendar) -> date:
    """The first working day after the day."""
    day += ONE_DAY
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return day


def moment(day: date, at: time) -> datetime:
    """A local time of the desk, in UTC."""
    return datetime.combine(day, at, desk_zone()).astimezone(UTC)


@lru_cache(maxsize=8)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of Japan in one year, substitute holidays included."""
    return frozenset(day for day, _ in jpholiday.year_holidays(year))
