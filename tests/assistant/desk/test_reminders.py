"""Reminders, the daily digest, and numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.assistant.desk import leads as actions
from bot.assistant.desk.numbers.statistics import UsageStatistics, numbers_in, usage
from bot.assistant.desk.reminders import AT_ONCE, digest, due
from bot.assistant.desk.replies import send_reply
from bot.assistant.ports import AskedQuestion, DeskPost
from bot.handoff import lead_workflow
from bot.handoff.lead import LeadEvent
from bot.storage import SqlStorage, open_storage
from bot.vocabulary import Language
from tests.assistant.desk_driver import DESK, HANA, DeskStage, new_desk
from tests.memory import MemoryStorage, migrated_file

TUESDAY = datetime(2024, 10, 1, 1, 0, tzinfo=UTC)
"""10:00 in Japan, when the lead was sent; the reply is promised by Thursday 17:00."""

DUE = datetime(2024, 10, 3, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def stage() -> DeskStage:
    stage = new_desk()
    assert stage.lead.reply_by == DUE
    stage.posts()
    return stage


def look(stage: DeskStage, at: datetime) -> list[DeskPost]:
    """What a look at the clock puts on the desk."""
    hours = stage.desk.hours
    stage.applicant.now = at
    due(stage.desk.storage, at, hours, (DESK,))
    return stage.posts()


def test_a_reminder_comes_two_working_hours_before_the_promise_and_once(stage: DeskStage) -> None:
    assert look(stage, DUE - 2 * HOUR - timedelta(minutes=1)) == []
    [post] = look(stage, DUE - 2 * HOUR)
    assert post.subject == f"remind:{stage.lead.reference}"
    assert post.line == stage.lead.reference
    assert look(stage, DUE - HOUR) == []
    assert look(stage, DUE + timedelta(days=1)) == []


def test_nothing_is_locked_where_nobody_has_to_be_reminded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_storage(migrated_file(tmp_path / "desk.db")) as storage:
        stage = new_desk(storage=storage)
        stage.posts()
        assert look(stage, DUE - 2 * HOUR)
        assert digest(storage, DUE - 2 * HOUR, stage.desk.hours, (DESK,))

        def refuse(_: object) -> None:
            raise AssertionError

        monkeypatch.setattr(SqlStorage, "__call__", refuse)
        assert due(storage, DUE - HOUR, stage.desk.hours, (DESK,)) == []
        assert digest(storage, DUE - HOUR, stage.desk.hours, (DESK,)) == []


def test_no_desk_is_flooded_and_nothing_that_is_due_is_left_out(stage: DeskStage) -> None:
    first = stage.lead
    with stage.desk.storage() as work:
        for number in range(2 * AT_ONCE):
            other = replace(first, reference=f"M-{number:03}", version=1)
            work.leads.add(other, LeadEvent(TUESDAY, "applicant", "sent"))
        work.commit()
    told = [
        due(stage.desk.storage, DUE - HOUR + minute * timedelta(minutes=1), stage.desk.hours)
        for minute in range(4)
    ]
    assert [len(each) for each in told] == [AT_ONCE, AT_ONCE, 1, 0]
    assert len({reference for each in told for reference in each}) == 2 * AT_ONCE + 1


def test_a_promise_that_is_past_is_reminded_of_when_the_desk_opens(stage: DeskStage) -> None:
    assert look(stage, DUE) == [], "it has closed"
    assert look(stage, DUE + timedelta(hours=15)) == [], "Friday, 08:00"
    assert len(look(stage, DUE + timedelta(hours=17))) == 1


def test_a_lead_that_rests_is_reminded_of_after_its_rest_and_again_later(stage: DeskStage) -> None:
    until = DUE + timedelta(days=1)
    actions.change(stage.desk, stage.lead.reference, HANA, lead_workflow.snooze, until, now=TUESDAY)
    stage.posts()
    assert look(stage, DUE - HOUR) == []
    [post] = look(stage, until + timedelta(days=3) - HOUR)
    assert post.subject.startswith(f"remind:{stage.lead.reference}:")


def test_a_lead_that_was_replied_to_is_left_in_peace(stage: DeskStage) -> None:
    reference = stage.lead.reference
    actions.change(stage.desk, reference, HANA, lead_workflow.claim, now=TUESDAY)
    send_reply(stage.desk, reference, HANA, "こんにちは", "e", TUESDAY)
    stage.posts()
    assert look(stage, DUE - HOUR) == []


def test_an_erased_or_closed_lead_is_left_in_peace(stage: DeskStage) -> None:
    stage.erase()
    stage.posts()
    assert look(stage, DUE - HOUR) == []


def test_there_is_no_digest_where_nobody_ever_came() -> None:
    storage, hours = MemoryStorage(), new_desk().desk.hours
    opening = datetime(2024, 10, 4, 0, 0, tzinfo=UTC)
    assert digest(storage, opening, hours, (DESK,)) == []
    with storage() as work:
        work.questions.add(AskedQuestion(opening, "", Language.JA, "？", "decline", None, 0.0))
        work.commit()
    assert digest(storage, opening + HOUR, hours, (DESK,)) == [], "only when the desk has opened"
    assert digest(storage, opening + timedelta(days=3), hours, (DESK,)) == [DESK]


def test_the_digest_comes_once_a_working_day_when_the_desk_has_opened(stage: DeskStage) -> None:
    def told(at: datetime) -> list[str]:
        digest(stage.desk.storage, at, stage.desk.hours, (DESK,))
        return [post.subject for post in stage.posts()]

    opening = datetime(2024, 10, 4, 0, 0, tzinfo=UTC)  # Friday, 09:00 in Japan
    assert told(opening - HOUR) == []
    assert told(opening) == ["digest:2024-10-04"]
    assert told(opening + HOUR) == []
    assert told(opening + timedelta(days=1)) == [], "Saturday"
    assert told(opening + timedelta(days=3)) == ["digest:2024-10-07"]


def count(stage: DeskStage, since: datetime, until: datetime) -> UsageStatistics:
    with stage.desk.storage() as work:
        return numbers_in(usage(work, since, until, stage.desk.flow), until)


def test_numbers_count_what_happened_in_that_time(stage: DeskStage) -> None:
    counted = count(stage, TUESDAY, TUESDAY + HOUR)
    assert (counted.conversations, counted.began, counted.completed) == (1, 1, 1)
    assert (counted.asked_for_staff, counted.leads, counted.replies_due) == (1, 1, 0)
    assert (counted.answered, counted.suggested, counted.declined) == (1, 0, 0)
    assert counted.languages == {Language.JA: 1}
    assert sum(counted.verdicts.values()) == 1
    assert counted.stopped_at == {}
    assert count(stage, TUESDAY - HOUR, TUESDAY) == UsageStatistics()


def test_numbers_say_where_people_stopped_and_what_stood_in_the_way(stage: DeskStage) -> None:
    flow, other = stage.desk.flow, replace(stage.applicant, person="test:other")
    other.arrive()
    other.pick("do:start")
    first, second = flow.questions[:2]
    harmless = next(option.value for option in first.options if option.effect.value == "none")
    other.pick(f"answer:{first.key}:{harmless}")
    third = replace(stage.applicant, person="test:third")
    third.arrive()
    third.pick("do:start")
    bad = next(
        (question.key, option.value)
        for question in flow.questions
        for option in question.options
        if option.effect.value == "excluded"
    )
    third.pick(f"answer:{bad[0]}:{bad[1]}")
    counted = count(stage, TUESDAY, TUESDAY + HOUR)
    assert (counted.conversations, counted.began, counted.completed) == (3, 3, 2)
    assert counted.stopped_at == {second.key: 1}
    assert counted.exclusions == {bad[0]: 1}


def test_a_first_reply_counts_as_in_time_or_not(stage: DeskStage) -> None:
    late = DUE + timedelta(days=1)
    counted = count(stage, TUESDAY, late)
    assert (counted.replies_due, counted.replies_in_time) == (1, 0)
    reference = stage.lead.reference
    actions.change(stage.desk, reference, HANA, lead_workflow.claim, now=TUESDAY)
    send_reply(stage.desk, reference, HANA, "こんにちは", "e", TUESDAY + HOUR)
    counted = count(stage, TUESDAY, late)
    assert (counted.replies_due, counted.replies_in_time) == (1, 0), "nobody has it yet"
    stage.applicant.now = TUESDAY + HOUR
    stage.applicant.receive()
    counted = count(stage, TUESDAY, late)
    assert (counted.replies_due, counted.replies_in_time) == (1, 1)


def test_a_lead_that_was_closed_without_a_reply_is_not_counted_as_late(stage: DeskStage) -> None:
    actions.change(stage.desk, stage.lead.reference, HANA, lead_workflow.close, "spam", now=TUESDAY)
    counted = count(stage, TUESDAY, DUE + timedelta(days=1))
    assert (counted.leads, counted.replies_due) == (1, 0)


def test_questions_that_were_asked_in_public_count_too(stage: DeskStage) -> None:
    asked = AskedQuestion(TUESDAY, "", Language.EN, "?", "suggest", None, 0.5)
    with stage.desk.storage() as work:
        work.questions.add(asked)
        work.commit()
    assert count(stage, TUESDAY, TUESDAY + HOUR).suggested == 1
