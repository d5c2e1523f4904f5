"""How long applicants waited for a first reply, in the hours in which the desk is open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.assistant.context import calendar_in
from bot.assistant.desk import leads as actions
from bot.assistant.desk.numbers.daily import numbers
from bot.assistant.desk.numbers.statistics import UsageStatistics, numbers_in, usage
from bot.handoff import lead_workflow
from bot.handoff.business_hours import day_of
from bot.handoff.lead import LeadStatus
from tests.assistant.desk_driver import HANA, DeskStage, new_desk

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def stage() -> DeskStage:
    return new_desk()


def counted(stage: DeskStage) -> UsageStatistics:
    desk, now = stage.desk, stage.now
    with desk.storage() as work:
        first, last = day_of(now - 90 * DAY), day_of(now)
        return numbers(work, first, last, desk.flow, calendar_in(work, desk.hours))


def reply_after(stage: DeskStage, time: timedelta) -> None:
    """The applicant, who wrote on a Tuesday at ten, is contacted so much later."""
    at, reference = stage.lead.created_at + time, stage.lead.reference
    actions.change(stage.desk, reference, HANA, lead_workflow.claim, now=at)
    actions.change(stage.desk, reference, HANA, lead_workflow.move, LeadStatus.CONTACTED, now=at)


def test_who_was_not_replied_to_is_not_counted(stage: DeskStage) -> None:
    assert counted(stage).waits == {}


@pytest.mark.parametrize(
    ("time", "name"),
    [
        (HOUR / 2, "hour"),
        (3 * HOUR, "hours"),
        (DAY, "day"),
        (2 * DAY, "days"),
        (30 * DAY, "longer"),
    ],
)
def test_a_first_reply_is_counted_by_opening_hours(
    stage: DeskStage, time: timedelta, name: str
) -> None:
    reply_after(stage, time)
    stage.applicant.wait(time)
    assert counted(stage).waits == {name: 1}


def test_only_the_first_reply_counts(stage: DeskStage) -> None:
    reply_after(stage, HOUR / 2)
    reference, later = stage.lead.reference, stage.lead.created_at + 30 * DAY
    actions.change(stage.desk, reference, HANA, lead_workflow.move, LeadStatus.APPLIED, now=later)
    assert counted(stage).waits == {"hour": 1}


def test_without_opening_hours_nothing_is_counted(stage: DeskStage) -> None:
    reply_after(stage, HOUR / 2)
    with stage.desk.storage() as work:
        counts = usage(work, stage.now - DAY, stage.now + DAY, stage.desk.flow)
    assert numbers_in(counts, stage.now).waits == {}
