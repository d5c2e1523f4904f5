"""What a person finds of their conversation when they look at it as a whole."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.assistant.desk.replies import ReplyQueued, send_reply
from bot.assistant.history import Cursor, History, HistoryLine, history_of, keep_seen, parse_cursor
from bot.assistant.person_overview import greeting_of, overview_of, result_of
from bot.assistant.ports import Author, DeliveryStatus
from bot.assistant.privacy import erase_on_request
from bot.assistant.retention import purge
from bot.assistant.turns import handle_turn
from bot.vocabulary import Language, MessageKind, Turn
from tests.assistant.desk_driver import DESK, HANA, new_desk
from tests.driver import PERSON, Stage, new_stage


@pytest.fixture
def stage() -> Stage:
    stage = new_stage(language=Language.EN)
    stage.arrive()
    stage.pick("do:start")
    return stage


def look(stage: Stage) -> History:
    with stage.assistant.storage() as work:
        return history_of(work, stage.person, work.conversations.of(stage.person))


def told(stage: Stage) -> list[HistoryLine]:
    return [line for line in look(stage).lines if line.speaker is not Author.PERSON]


def test_every_line_of_the_counter_stands_there_as_it_was_sent(stage: Stage) -> None:
    greeted = [line.message for line in told(stage)]
    sent = [*stage.pick("answer:request:hands_on_support"), *stage.say("undo")]
    assert [line.message for line in told(stage)] == [*greeted, *sent]
    assert [line.number for line in look(stage).lines] == list(range(1, len(look(stage).lines) + 1))


def test_only_what_the_last_reply_offered_can_be_picked(stage: Stage) -> None:
    first = {line.number for line in look(stage).lines if line.is_live}
    stage.pick("answer:request:hands_on_support")
    second = {line.number for line in look(stage).lines if line.is_live}
    assert first
    assert second
    assert max(first) < min(second)


def test_the_line_that_gave_a_standing_answer_says_so(stage: Stage) -> None:
    stage.pick("answer:request:hands_on_support")
    stage.say("What does it cost?")
    [line] = [line for line in look(stage).lines if line.answered]
    assert (line.answered, line.speaker) == ("request", Author.PERSON)
    stage.pick("do:back")
    assert not any(line.answered for line in look(stage).lines)


def test_after_a_change_only_the_newer_answer_says_so(stage: Stage) -> None:
    stage.pick("answer:request:hands_on_support")
    stage.pick("edit:request")
    stage.pick("answer:request:job_fair_only")
    stage.pick("apply:request:job_fair_only")
    marked = [line for line in look(stage).lines if line.answered == "request"]
    assert len(marked) == 1
    assert "job fair" in marked[0].text


def test_what_is_new_follows_the_cursor(stage: Stage) -> None:
    before = look(stage).cursor
    assert look(stage).after(before) == ()
    stage.pick("answer:request:hands_on_support")
    new = look(stage).after(before)
    assert new is not None
    assert new[0].speaker is Author.PERSON
    assert new[-1].number == look(stage).cursor.lines
    assert look(stage).after(Cursor("another", 1)) is None
    assert look(stage).after(None) is None
    assert look(stage).after(Cursor(before.conversation, 10_000)) is None


def test_a_cursor_is_read_as_it_is_written() -> None:
    assert parse_cursor(str(Cursor("abc", 12))) == Cursor("abc", 12)
    for wrong in ("", "abc", "abc.", "abc.-1", "abc.x", "abc.1.2", f"{'a' * 40}.1", "a." + "9" * 9):
        assert parse_cursor(wrong) is None


def test_what_the_form_repeats_is_drawn_while_it_is_open_and_gone_once_it_is_cancelled(
    stage: Stage,
) -> None:
    stage.pick("do:staff")
    stage.pick("consent:yes")
    stage.say("株式会社山田製作所")
    stage.pick("refill:company")
    assert any("山田製作所" in line.text for line in look(stage).lines)
    typed = [line for line in look(stage).lines if line.kind == "form"]
    assert [line.text for line in typed] == [""]
    stage.pick("do:cancel")
    lines = look(stage).lines
    assert not any("山田製作所" in line.text for line in lines)
    assert any(line.message is None for line in lines if line.speaker is Author.COUNTER)
    assert lines[-1].message is not None


def test_old_messages_that_were_purged_are_drawn_from_the_transcript(stage: Stage) -> None:
    long_ago = stage.now
    stage.wait(timedelta(days=400))
    stage.pick("answer:request:hands_on_support")
    purge(stage.assistant.storage, long_ago + timedelta(days=1), stage.now)
    old, *_, new = told(stage)
    assert old.message is None
    assert old.text
    assert new.message is not None
    assert new.message.question


def test_after_deletion_only_its_receipt_is_left_and_then_a_new_conversation(stage: Stage) -> None:
    before = look(stage).cursor
    stage.pick("do:delete_data")
    stage.pick("erase:yes")
    left = look(stage)
    assert [line.kind for line in left.lines] == [MessageKind.RECEIPT]
    assert left.after(before) is None
    stage.pick("do:start")
    begun = look(stage)
    assert begun.after(left.cursor) is None
    assert MessageKind.RECEIPT not in [line.kind for line in begun.lines]


def test_deletion_by_an_operator_leaves_nothing(stage: Stage) -> None:
    with stage.assistant.storage() as work:
        erase_on_request(work, PERSON, "operator", stage.now)
        work.commit()
    assert look(stage).lines == ()


def test_what_staff_write_stands_below_what_was_said() -> None:
    desk = new_desk(Language.EN)
    desk.act("claim")
    before = look(desk.applicant)
    done = send_reply(desk.desk, desk.lead.reference, HANA, "Hello!", "r1", desk.now)
    assert isinstance(done, ReplyQueued)
    after = look(desk.applicant)
    new = after.after(before.cursor)
    assert new is not None
    [line] = new
    assert (line.speaker, line.text, line.outgoing) == (Author.STAFF, "Hello!", done.outgoing_id)
    assert line.is_live


def test_above_what_staff_wrote_only_what_is_still_asked_can_be_picked() -> None:
    desk = new_desk(Language.EN)
    desk.applicant.say("Thank you")
    desk.act("claim")
    send_reply(desk.desk, desk.lead.reference, HANA, "Hello!", "r1", desk.now)
    assert [line.kind for line in look(desk.applicant).lines if line.is_live] == ["staff"]
    desk.applicant.pick("do:counter")
    desk.applicant.pick("do:restart")
    send_reply(desk.desk, desk.lead.reference, HANA, "One thing more.", "r2", desk.now)
    live = [line.kind for line in look(desk.applicant).lines if line.is_live]
    assert live == ["question", "staff"]


def test_a_message_counts_as_sent_once_it_was_seen_and_staff_are_shown_that() -> None:
    desk = new_desk(Language.EN)
    desk.act("claim")
    done = send_reply(desk.desk, desk.lead.reference, HANA, "Hello!", "r1", desk.now)
    assert isinstance(done, ReplyQueued)
    desk.posts()
    keep_seen(desk.desk.storage, {PERSON: done.outgoing_id - 1}, desk.now)
    assert status(desk.applicant, done.outgoing_id) is DeliveryStatus.QUEUED
    keep_seen(desk.desk.storage, {"somebody:else": done.outgoing_id}, desk.now)
    assert status(desk.applicant, done.outgoing_id) is DeliveryStatus.QUEUED
    keep_seen(desk.desk.storage, {PERSON: done.outgoing_id}, desk.now)
    assert status(desk.applicant, done.outgoing_id) is DeliveryStatus.SENT
    assert {(post.desk, post.subject) for post in desk.posts()} == {
        (DESK, f"lead:{desk.lead.reference}"),
        (DESK, f"reply:{done.outgoing_id}"),
    }


def status(stage: Stage, outgoing: int) -> DeliveryStatus:
    with stage.assistant.storage() as work:
        found = work.outbox.get(outgoing)
    assert found is not None
    return found.status


def test_an_overview_names_every_answer_and_where_one_stands(stage: Stage) -> None:
    stage.pick("answer:request:hands_on_support")
    overview = overview_of(stage.assistant, stage.person, stage.now)
    assert [(q.key, o.value) for q, o in overview.given] == [("request", "hands_on_support")]
    assert overview.standing.answered == 1
    assert overview.history == look(stage)


def test_the_result_can_be_looked_at_as_often_as_one_likes(stage: Stage) -> None:
    assert result_of(stage.assistant, stage.person, Language.EN, stage.now) is None
    stage.answer_rest({"website": "no"})
    before = look(stage)
    found = result_of(stage.assistant, stage.person, Language.JA, stage.now)
    assert found is not None
    assert found.verdict == "needs_review"
    assert look(stage) == before


def test_a_greeting_leaves_no_trace_and_is_what_the_first_turn_says() -> None:
    stage = new_stage(language=Language.EN)
    turn = Turn("web:opened", PERSON, language=Language.EN)
    shown = greeting_of(stage.assistant, turn, stage.now)
    assert look(stage).lines == ()
    assert handle_turn(stage.assistant, turn, stage.now) == shown
