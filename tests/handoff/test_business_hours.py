from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from bot.handoff.business_hours import (
    DeskCalendar,
    end_of_working_time,
    following_working_day,
    is_open,
    next_opening,
    public_holidays,
    reply_by,
    working_time,
)
from bot.vocabulary.desk_zone import USUAL as TOKYO
from tests.handoff.samples import CALENDAR, HOURS

SINCE = datetime(2018, 1, 1, tzinfo=UTC)
TURN_OF_YEAR = datetime(2024, 12, 20, tzinfo=UTC)

moments = st.one_of(
    st.timedeltas(timedelta(0), timedelta(days=15_000)).map(lambda since: SINCE + since),
    st.timedeltas(timedelta(0), timedelta(days=25)).map(lambda since: TURN_OF_YEAR + since),
)
numbers_of_days = st.integers(0, 12)


def tokyo(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2024-10-01 08:59:59.999999", False),
        ("2024-10-01 09:00", True),
        ("2024-10-01 11:59:59", True),
        ("2024-10-01 12:00", False),
        ("2024-10-01 12:59:59", False),
        ("2024-10-01 13:00", True),
        ("2024-10-01 16:59:59", True),
        ("2024-10-01 17:00", False),
        ("2024-10-05 10:00", False),  # a Saturday
        ("2024-10-06 10:00", False),
        ("2024-10-14 10:00", False),  # Sports Day
    ],
)
def test_the_desk_is_open_from_the_first_to_before_the_last_moment_of_its_hours(
    moment: str, expected: bool
) -> None:
    assert is_open(tokyo(moment), CALENDAR) is expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2024-10-01 08:00", "2024-10-01 09:00"),
        ("2024-10-01 10:30", "2024-10-01 10:30"),
        ("2024-10-01 12:00", "2024-10-01 13:00"),
        ("2024-10-01 17:00", "2024-10-02 09:00"),
        ("2024-10-04 17:00", "2024-10-07 09:00"),
        ("2024-12-27 18:00", "2025-01-06 09:00"),
        ("2026-09-18 17:00", "2026-09-24 09:00"),  # a Tuesday between two holidays is one too
    ],
)
def test_the_desk_opens_next(now: str, expected: str) -> None:
    assert next_opening(tokyo(now), CALENDAR) == tokyo(expected)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2024-10-01 10:00", "2024-10-03 17:00"),  # Tuesday, Thursday
        ("2024-10-01 12:30", "2024-10-03 17:00"),  # the lunch break is part of the day
        ("2024-10-01 07:00", "2024-10-03 17:00"),
        ("2024-10-01 23:00", "2024-10-04 17:00"),
        ("2024-10-04 16:59", "2024-10-08 17:00"),  # Friday, just in time
        ("2024-10-04 17:00", "2024-10-09 17:00"),  # Friday, arrives on Monday
        ("2024-10-05 12:00", "2024-10-09 17:00"),
        ("2024-10-06 23:59", "2024-10-09 17:00"),
        ("2024-10-11 16:00", "2024-10-16 17:00"),  # Sports Day on the Monday
        ("2024-04-26 16:00", "2024-05-01 17:00"),  # Showa Day on the Monday
        ("2024-05-02 16:00", "2024-05-08 17:00"),  # Golden Week with a substitute holiday
        ("2026-05-01 16:00", "2026-05-08 17:00"),  # substitute holiday on a Wednesday
        ("2024-12-26 10:00", "2025-01-06 17:00"),  # turn of the year
        ("2024-12-27 16:59", "2025-01-07 17:00"),
        ("2024-12-27 17:00", "2025-01-08 17:00"),
        ("2024-12-31 10:00", "2025-01-08 17:00"),
        ("2025-03-31 16:59", "2025-04-02 17:00"),
        ("2024-02-28 10:00", "2024-03-01 17:00"),  # a leap year
    ],
)
def test_a_reply_is_promised_within_two_working_days(now: str, expected: str) -> None:
    assert reply_by(tokyo(now), CALENDAR, 2) == tokyo(expected)


def test_a_promise_for_the_same_day_is_kept_by_its_end() -> None:
    assert reply_by(tokyo("2024-10-01 10:00"), CALENDAR, 0) == tokyo("2024-10-01 17:00")


def test_the_zone_of_the_question_never_matters() -> None:
    now = tokyo("2024-10-04 16:59")
    assert reply_by(now.astimezone(UTC), CALENDAR, 2) == reply_by(now, CALENDAR, 2)
    assert reply_by(now, CALENDAR, 2).tzinfo is UTC


def test_clocks_never_change_in_tokyo() -> None:
    for day in ("2024-03-10 16:00", "2024-03-31 16:00", "2024-10-27 16:00", "2024-11-03 16:00"):
        assert reply_by(tokyo(day), CALENDAR, 2).hour == 8


def test_the_days_around_the_turn_of_the_year_can_be_set() -> None:
    always = DeskCalendar(HOURS, year_end=frozenset())
    assert reply_by(tokyo("2024-12-27 16:59"), always, 2) == tokyo("2024-12-31 17:00")
    assert always.is_working_day(date(2024, 12, 30))
    assert not always.is_working_day(date(2025, 1, 1))  # a public holiday in any case


MORNING = ((time(10), time(12)),)
SET_APART = DeskCalendar(
    HOURS,
    {
        date(2024, 10, 2): (),  # a Wednesday on which the desk is closed
        date(2024, 10, 5): MORNING,  # a Saturday on which it is open
        date(2024, 12, 29): MORNING,  # a Sunday at the turn of the year
    },
)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2024-10-01 10:00", "2024-10-04 17:00"),  # Tuesday: Wednesday does not count
        ("2024-10-01 17:00", "2024-10-05 12:00"),  # arrives on Thursday; Saturday ends at noon
        ("2024-10-04 16:00", "2024-10-07 17:00"),
        ("2024-12-26 10:00", "2024-12-29 12:00"),
    ],
)
def test_a_promise_keeps_to_days_that_are_set_apart(now: str, expected: str) -> None:
    assert reply_by(tokyo(now), SET_APART, 2) == tokyo(expected)


def test_a_day_that_is_set_apart_opens_and_closes_as_it_says() -> None:
    assert next_opening(tokyo("2024-10-01 17:00"), SET_APART) == tokyo("2024-10-03 09:00")
    assert next_opening(tokyo("2024-10-05 08:00"), SET_APART) == tokyo("2024-10-05 10:00")
    assert not is_open(tokyo("2024-10-02 10:00"), SET_APART)
    whole = working_time(tokyo("2024-10-01 16:00"), tokyo("2024-10-03 10:00"), SET_APART)
    assert whole == timedelta(hours=2)
    end = end_of_working_time(tokyo("2024-10-01 16:00"), timedelta(hours=2), SET_APART)
    assert end == tokyo("2024-10-03 10:00")


def test_hours_may_be_given_in_any_order() -> None:
    now = tokyo("2024-10-01 08:00")
    assert next_opening(now, DeskCalendar(HOURS[::-1])) == next_opening(now, CALENDAR)


@given(moments, numbers_of_days)
def test_a_promise_is_after_now_and_within_hours(now: datetime, days: int) -> None:
    promised = reply_by(now, CALENDAR, days)
    assert promised > now
    assert is_open(promised - timedelta(microseconds=1), CALENDAR)


@given(moments, moments, numbers_of_days)
def test_who_comes_later_is_never_promised_an_earlier_reply(
    one: datetime, other: datetime, days: int
) -> None:
    earlier, later = sorted((one, other))
    assert reply_by(earlier, CALENDAR, days) <= reply_by(later, CALENDAR, days)


@given(moments, numbers_of_days)
def test_one_more_day_is_one_working_day_more(now: datetime, days: int) -> None:
    day = reply_by(now, CALENDAR, days).astimezone(TOKYO).date()
    next_day = reply_by(now, CALENDAR, days + 1).astimezone(TOKYO).date()
    assert next_day == following_working_day(day, CALENDAR)


@given(moments)
def test_the_desk_is_open_when_it_opens_and_closed_until_then(now: datetime) -> None:
    opening = next_opening(now, CALENDAR)
    assert opening >= now
    assert is_open(opening, CALENDAR)
    assert is_open(now, CALENDAR) == (opening == now)
    halfway = now + (opening - now) / 2
    assert next_opening(halfway, CALENDAR) == opening


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-10-01 09:00", "2024-10-01 12:00", 3),
        ("2024-10-01 08:00", "2024-10-01 18:00", 7),
        ("2024-10-01 11:30", "2024-10-01 13:30", 1),
        ("2024-10-04 16:00", "2024-10-07 10:00", 2),  # over a weekend
        ("2024-10-11 16:00", "2024-10-15 10:00", 2),  # and a holiday
        ("2024-10-05 09:00", "2024-10-06 17:00", 0),
        ("2024-10-02 09:00", "2024-10-01 09:00", 0),
    ],
)
def test_working_time_is_the_time_for_which_the_desk_is_open(
    start: str, end: str, expected: int
) -> None:
    assert working_time(tokyo(start), tokyo(end), CALENDAR) == timedelta(hours=expected)


nearby = st.timedeltas(timedelta(0), timedelta(days=30))


@given(moments, nearby, nearby)
def test_working_times_of_two_spells_add_up(
    now: datetime, one: timedelta, other: timedelta
) -> None:
    whole = working_time(now, now + one + other, CALENDAR)
    assert whole == working_time(now, now + one, CALENDAR) + working_time(
        now + one, now + one + other, CALENDAR
    )


@given(moments)
def test_no_working_time_passes_until_the_desk_opens(now: datetime) -> None:
    assert working_time(now, next_opening(now, CALENDAR), CALENDAR) == timedelta()


@given(
    moments,
    st.timedeltas(timedelta(0), timedelta(hours=30)),
    st.timedeltas(timedelta(0), timedelta(days=12)),
)
def test_the_end_of_a_working_time_is_the_last_moment_within_it(
    now: datetime, time: timedelta, later: timedelta
) -> None:
    end = end_of_working_time(now, time, CALENDAR)
    assert working_time(now, end, CALENDAR) == time
    assert (now + later <= end) == (working_time(now, now + later, CALENDAR) <= time)


def test_public_holidays_are_those_that_another_library_knows() -> None:
    for year in range(2000, 2100):
        assert public_holidays(year) == frozenset(country_holidays("JP", years=year))
