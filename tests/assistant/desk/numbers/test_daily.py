"""Numbers by day are the same as those that are counted anew, whatever happens meanwhile."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.context import calendar_in
from bot.assistant.desk import leads as actions
from bot.assistant.desk.numbers import daily
from bot.assistant.desk.numbers.daily import gaps, keep_days, made_with, midnight, numbers
from bot.assistant.desk.numbers.statistics import UsageStatistics, numbers_in, usage
from bot.assistant.ports import UsualHoursChange
from bot.assistant.privacy import erase_on_request
from bot.handoff import lead_workflow
from bot.handoff.business_hours import day_of
from bot.handoff.lead import LeadStatus
from tests.assistant.desk.appointments.test_handlers import filled
from tests.assistant.desk_driver import HANA, DeskStage, new_desk
from tests.sweeps import examples

DAY = timedelta(days=1)


@pytest.fixture
def stage() -> DeskStage:
    return new_desk()


def kept_on(stage: DeskStage) -> dict[date, bool]:
    """Days that are marked, and whether they are counted."""
    name = made_with(stage.desk.flow)
    with stage.desk.storage() as work:
        every = work.daily_numbers.known(date.min, date.max, name)
    return dict(every)


def keep(stage: DeskStage, now: datetime) -> int:
    return keep_days(stage.desk.storage, stage.desk.flow, stage.desk.hours, now)


def both(stage: DeskStage, now: datetime) -> tuple[UsageStatistics, UsageStatistics]:
    """The numbers of a month as they are read, and as they are counted anew."""
    desk, last = stage.desk, day_of(now)
    first = last - 30 * DAY
    with desk.storage() as work:
        calendar = calendar_in(work, desk.hours)
        anew = usage(work, now - 40 * DAY, now + DAY, desk.flow, calendar)
        read = numbers(work, first, last, desk.flow, calendar)
    return read, numbers_in(anew, midnight(last + DAY))


def test_days_are_marked_first_and_counted_later(stage: DeskStage) -> None:
    later = stage.now + 3 * DAY
    assert keep(stage, later) == 0
    assert not any(kept_on(stage).values())
    assert keep(stage, later) == 60
    assert kept_on(stage)[day_of(stage.now)] is True
    assert day_of(later) not in kept_on(stage)


def test_what_is_kept_says_what_is_counted_anew(stage: DeskStage) -> None:
    later = stage.now + 3 * DAY
    before, anew = both(stage, later)
    assert before == anew
    keep(stage, later)
    keep(stage, later)
    read, anew = both(stage, later)
    assert read == anew
    assert (read.leads, read.conversations, read.replies_due) == (1, 1, 1)


def test_a_change_forgets_the_day_that_it_is_about(stage: DeskStage) -> None:
    came, later = day_of(stage.now), stage.now + 3 * DAY
    keep(stage, later)
    keep(stage, later)
    reference = stage.lead.reference
    actions.change(stage.desk, reference, HANA, lead_workflow.claim, now=later)
    assert came not in kept_on(stage)
    to = LeadStatus.CONTACTED
    actions.change(stage.desk, reference, HANA, lead_workflow.move, to, now=later)
    read, anew = both(stage, later)
    assert read == anew
    assert (read.replies_due, read.replies_in_time) == (1, 0)


def test_what_changes_while_a_day_is_counted_is_not_lost(stage: DeskStage) -> None:
    came, later = day_of(stage.now), stage.now + 3 * DAY
    keep(stage, later)
    counts = {"leads": 7}
    actions.change(stage.desk, stage.lead.reference, HANA, lead_workflow.claim, now=later)
    with stage.desk.storage() as work:
        assert not work.daily_numbers.keep(came, made_with(stage.desk.flow), counts)
        work.commit()


def test_what_is_erased_counts_no_more(stage: DeskStage) -> None:
    later, person = stage.now + 3 * DAY, stage.lead.person
    keep(stage, later)
    keep(stage, later)
    with stage.desk.storage() as work:
        erase_on_request(work, person, "applicant", later)
        work.commit()
    read, anew = both(stage, later)
    assert read == anew
    assert read.conversations == 0


HAPPENS = ("claim", "release", "contacted", "applied", "reopen", "close.send", "call.send", "wait")


@patch.object(daily, "AT_ONCE", 4)  # the others are empty
@examples(6)
@given(st.lists(st.sampled_from([*HAPPENS, "count", "erase", "day"]), min_size=3, max_size=10))
def test_numbers_are_those_that_are_counted_anew_whatever_happens(happens: list[str]) -> None:
    stage = new_desk()
    for number, what in enumerate(happens):
        match what:
            case "wait":
                stage.applicant.wait(timedelta(hours=7 + number))
            case "day":
                stage.applicant.wait(DAY)
            case "count":
                keep(stage, stage.now)
            case "erase":
                stage.erase()
            case _:
                stage.act(what, values=filled(stage) | {"reason": "not_serious"})
    keep(stage, stage.now + DAY)
    keep(stage, stage.now + DAY)
    read, anew = both(stage, stage.now + DAY)
    assert read == anew


def test_other_hours_have_no_day_counted_anew(stage: DeskStage) -> None:
    later = stage.now + 3 * DAY
    keep(stage, later)
    keep(stage, later)
    before = kept_on(stage)
    with stage.desk.storage() as work:
        work.usual_hours.add(UsualHoursChange(((time(10), time(11)),), HANA, later))
        work.commit()
    assert kept_on(stage) == before


def test_spells_that_are_not_kept_are_found() -> None:
    first = date(2026, 1, 1)
    kept = {first + DAY, first + 2 * DAY, first + 5 * DAY}
    found = list(gaps(first, first + 6 * DAY, kept.__contains__))
    assert found == [
        (first, first),
        (first + 3 * DAY, first + 4 * DAY),
        (first + 6 * DAY, first + 6 * DAY),
    ]
