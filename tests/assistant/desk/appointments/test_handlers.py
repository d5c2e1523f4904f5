"""Staff arrange a call with an applicant, change it and cancel it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.assistant.desk import leads as actions
from bot.assistant.desk.actions import Done, Download, InputErrors, OpenDialog, ShowMessage
from bot.assistant.desk.leads import RecordCheck
from bot.assistant.desk.views import ShowRecord
from bot.handoff import lead_workflow
from bot.handoff.appointments.appointment import Appointment
from bot.handoff.lead import LeadStatus
from bot.vocabulary import Language, Message, MessageKind
from bot.vocabulary.desk_zone import USUAL as TOKYO
from tests.assistant.desk.test_replies import arrive
from tests.assistant.desk_driver import GUEST, HANA, KEN, DeskStage, new_desk, texts_of
from tests.calendars import entry_in
from tests.driver import PERSON

PLACE = "https://meet.example.com/abc"


@pytest.fixture
def stage() -> DeskStage:
    """Nobody has taken the lead on yet."""
    return new_desk()


def filled(stage: DeskStage, days: int = 1, **changed: str) -> dict[str, str]:
    day = (stage.now + timedelta(days=days)).astimezone(TOKYO)
    plan = {"day": f"{day:%Y-%m-%d}", "time": "10:30", "minutes": "30", "place": PLACE}
    return {**plan, "note": "面接について", **changed}


def arrange(stage: DeskStage, by: str = HANA, key: str = "", days: int = 1) -> object:
    value = f"{stage.lead.reference} {key}".strip()
    return stage.act("call.send", value, filled(stage, days), by=by)


def calls(stage: DeskStage) -> list[Appointment]:
    reference = stage.lead.reference
    with stage.desk.storage() as work:
        return work.appointments.of(reference)


def told(stage: DeskStage) -> list[Message]:
    return [message for message in arrive(stage) if message.kind is MessageKind.STAFF]


def test_who_arranges_a_call_takes_the_enquiry_on_and_the_applicant_is_told(
    stage: DeskStage,
) -> None:
    assert arrange(stage) == Done()
    [call] = calls(stage)
    assert (call.staff, call.sequence, stage.lead.owner) == (HANA, 0, HANA)
    assert not stage.lead.awaits_us
    [message] = told(stage)
    assert "担当者との通話の予定が決まりました。" in message.text
    assert "10:30（日本時間）、30分" in message.text
    assert PLACE in message.text
    assert "面接について" in message.text
    assert stage.lead.status is LeadStatus.CONTACTED, "it has reached them"


def test_the_history_tells_when_and_holds_no_word_of_it(stage: DeskStage) -> None:
    arrange(stage)
    happened = next(e for e in stage.history() if e.action == "call_arranged")
    assert set(happened.detail) == {"begins", "minutes", "outgoing"}
    [call] = calls(stage)
    assert happened.detail["begins"] == call.plan.begins.isoformat()
    shown = stage.renderer.dialog(stage_record(stage), Language.JA)
    assert "通話の予定を決定" in texts_of(shown)


def stage_record(stage: DeskStage) -> ShowRecord:
    return ShowRecord(stage.lead, RecordCheck.MATCHES, stage.history())


def test_the_dialog_asks_in_japan_time_and_knows_the_number_of_the_applicant(
    stage: DeskStage,
) -> None:
    opened = stage.act("call")
    assert isinstance(opened, OpenDialog)
    assert [each.name for each in opened.dialog.inputs] == [
        *("day", "time", "minutes", "place", "note")
    ]
    arrange(stage)
    again = stage.act("call")
    assert isinstance(again, OpenDialog)
    values = {each.name: each.value for each in again.dialog.inputs}
    assert values == filled(stage, 1) | {"day": values["day"]}
    assert again.dialog.value == f"{stage.lead.reference} {calls(stage)[0].key}"


def test_a_call_that_is_changed_keeps_its_name_and_counts_on(stage: DeskStage) -> None:
    arrange(stage)
    [before] = calls(stage)
    arrive(stage)
    assert arrange(stage, key=before.key, days=2) == Done()
    [after] = calls(stage)
    assert (after.uid, after.sequence) == (before.uid, before.sequence + 1)
    assert after.plan.begins - before.plan.begins == timedelta(days=1)
    [message] = told(stage)
    assert "担当者との通話の予定が変わりました。" in message.text
    event = next(e for e in stage.history() if e.action == "call_changed")
    assert event.detail["earlier_begins"] == before.plan.begins.isoformat()


def test_a_call_that_is_cancelled_is_told_of_and_another_one_has_another_name(
    stage: DeskStage,
) -> None:
    arrange(stage)
    [call] = calls(stage)
    arrive(stage)
    assert stage.act("call.cancel", f"{stage.lead.reference} {call.key}") == Done()
    [cancelled] = calls(stage)
    assert (cancelled.is_cancelled, cancelled.sequence) == (True, 1)
    assert "担当者との通話の予定を取り消しました。" in told(stage)[0].text
    assert arrange(stage) == Done()
    assert len({each.uid for each in calls(stage)}) == 2


def test_of_two_who_change_a_call_the_second_is_told_and_nothing_is_lost(
    stage: DeskStage,
) -> None:
    arrange(stage)
    [seen] = calls(stage)
    arrange(stage, key=seen.key, days=2)
    lost = arrange(stage, key=seen.key, days=3)
    assert isinstance(lost, ShowMessage)
    assert "changed or cancelled this call" in lost.text
    assert isinstance(stage.act("call.cancel", f"{stage.lead.reference} {seen.key}"), ShowMessage)
    assert [each.sequence for each in calls(stage)] == [1]
    first_time = arrange(stage)
    assert isinstance(first_time, ShowMessage), "two who arrange one at once make one call"
    assert len(calls(stage)) == 1


def test_the_same_act_delivered_again_has_one_effect(stage: DeskStage) -> None:
    for _ in range(2):
        stage.act("call.send", values=filled(stage), event="once")
    assert len(calls(stage)) == 1
    assert len(told(stage)) == 1


def test_what_is_wrong_is_said_beside_it_and_nothing_is_kept(stage: DeskStage) -> None:
    wrong = stage.act("call.send", values=filled(stage, time="25:00", place="会議室"))
    assert isinstance(wrong, InputErrors)
    assert set(wrong.errors) == {"time", "place"}
    assert "10:30" in wrong.errors["time"]
    assert calls(stage) == []


def test_a_colleague_of_the_owner_and_strangers_arrange_nothing(stage: DeskStage) -> None:
    actions.change(stage.desk, stage.lead.reference, KEN, lead_workflow.claim, now=stage.now)
    for who in (HANA, GUEST):
        for action in ("call", "call.send", "call.cancel"):
            refused = stage.act(action, values=filled(stage), by=who)
            assert isinstance(refused, ShowMessage), (who, action)
    assert isinstance(stage.act("call.file", by=GUEST), ShowMessage)
    assert calls(stage) == []
    assert told(stage) == []


def test_a_call_about_a_closed_enquiry_can_be_cancelled_and_not_arranged(stage: DeskStage) -> None:
    arrange(stage)
    [call] = calls(stage)
    stage.act("close.send", values={"reason": "not_serious"})
    assert stage.lead.status is LeadStatus.CLOSED
    assert isinstance(arrange(stage, key=call.key), ShowMessage)
    assert stage.act("call.cancel", f"{stage.lead.reference} {call.key}") == Done()
    assert (calls(stage)[0].is_cancelled, stage.lead.status) == (True, LeadStatus.CLOSED)


def test_staff_take_the_call_into_their_own_calendar(stage: DeskStage) -> None:
    assert isinstance(stage.act("call.file"), ShowMessage)
    arrange(stage)
    file = stage.act("call.file")
    assert isinstance(file, Download)
    assert file.name == "call.ics"
    event = entry_in(file.content)
    assert str(event["uid"]).startswith(calls(stage)[0].uid)


def test_a_call_that_is_over_is_no_obstacle_to_the_next_one(stage: DeskStage) -> None:
    arrange(stage)
    stage.applicant.wait(timedelta(days=3))
    assert arrange(stage) == Done()
    assert len(calls(stage)) == 2


def test_the_card_shows_the_call_that_is_to_come(stage: DeskStage) -> None:
    arrange(stage)
    card = stage.shown(f"lead:{stage.lead.reference}")
    assert card is not None
    assert PLACE in texts_of(card)


def test_what_is_erased_leaves_neither_number_nor_note(stage: DeskStage) -> None:
    arrange(stage)
    stage.erase()
    with stage.desk.storage() as work:
        lead = work.leads.all()[0]
        assert work.appointments.of(lead.reference) == []
        assert not any(
            PLACE in str(e) or "面接" in str(e) for e in work.leads.history(lead.reference)
        )
        assert work.outbox.of(PERSON) == []
