"""Staff and the applicant write to each other: what is passed on, to whom, and until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assistant.context import Denial
from bot.assistant.delivery import mark_uncertain
from bot.assistant.desk import leads as actions
from bot.assistant.desk.replies import Repeated, ReplyQueued, save_draft, send_reply, settle_reply
from bot.assistant.ports import (
    Author,
    DeliveryResult,
    DeliveryStatus,
    DeskPost,
    Outgoing,
    TranscriptEntry,
)
from bot.assistant.turns import keep_deletion, keep_edit
from bot.handoff import lead_workflow
from bot.handoff.lead import LeadStatus
from bot.handoff.lead_change import Refusal, RefusalCode
from bot.vocabulary import Message, MessageKind
from tests.assistant.desk_driver import (
    DESK,
    GUEST,
    HANA,
    KEN,
    DeskStage,
    actions_of,
    new_desk,
    texts_of,
)
from tests.delivery import deliver_all
from tests.driver import PERSON

TEXT = "ご連絡ありがとうございます。\n\n従業員は何名ですか？"


@pytest.fixture
def stage() -> DeskStage:
    """Hana took the lead on; nothing waits to be shown or sent."""
    stage = new_desk()
    actions.change(stage.desk, stage.lead.reference, HANA, lead_workflow.claim, now=stage.now)
    stage.posts()
    return stage


def write(stage: DeskStage, text: str = TEXT, event: str = "r1", staff: str = HANA) -> object:
    return send_reply(stage.desk, stage.lead.reference, staff, text, event, stage.now)


def sent(stage: DeskStage, text: str = TEXT, event: str = "r1") -> int:
    done = write(stage, text, event)
    assert isinstance(done, ReplyQueued)
    return done.outgoing_id


def arrive(
    stage: DeskStage,
    outcome: DeliveryResult = DeliveryResult(DeliveryStatus.SENT),  # noqa: B008
) -> list[Message]:
    got: list[Message] = []

    def send(outgoing: Outgoing) -> DeliveryResult:
        got.append(outgoing.message)
        return outcome

    deliver_all(stage.desk.storage, send, lambda: stage.now)
    return got


def talking(stage: DeskStage) -> DeskStage:
    """Hana wrote, and it arrived."""
    sent(stage)
    arrive(stage)
    stage.posts()
    return stage


def below(stage: DeskStage) -> list[DeskPost]:
    """New posts below the card."""
    return [post for post in stage.posts() if not post.subject.startswith("lead:")]


def subjects(posts: list[DeskPost]) -> list[str]:
    return [post.subject for post in posts]


def transcript(stage: DeskStage) -> list[TranscriptEntry]:
    conversation = stage.lead.conversation
    with stage.desk.storage() as work:
        return work.transcripts.of(conversation)


def test_a_reply_reaches_the_applicant_word_for_word_with_ways_back(stage: DeskStage) -> None:
    id_ = sent(stage)
    [message] = arrive(stage)
    assert (message.kind, message.text) == (MessageKind.STAFF, TEXT)
    assert [choice.id for choice in message.choices] == ["do:counter", "do:resume"]
    assert {choice.number for choice in message.choices} == {None}, (
        "a number may be meant for staff"
    )
    last = transcript(stage)[-1]
    assert (last.speaker, last.kind, last.text) == (Author.STAFF, "staff", TEXT)
    assert last.key == f"reply-{id_}"


def test_whoever_a_reply_has_reached_is_contacted_and_the_history_holds_no_text(
    stage: DeskStage,
) -> None:
    id_ = sent(stage)
    last = stage.history()[-1]
    assert (last.action, last.actor, last.detail) == ("replied", HANA, {"outgoing": str(id_)})
    assert not stage.lead.awaits_us
    arrive(stage)
    last = stage.history()[-1]
    assert (last.action, last.actor) == ("reached", "system")
    assert last.detail == {"from": "claimed", "to": "contacted", "outgoing": str(id_)}
    assert stage.lead.status is LeadStatus.CONTACTED
    sent(stage, "もう一つ", "r2")
    arrive(stage)
    assert stage.history()[-1].action == "replied"


def test_whoever_a_reply_did_not_reach_still_waits(stage: DeskStage) -> None:
    sent(stage)
    arrive(stage, DeliveryResult(DeliveryStatus.FAILED))
    assert stage.lead.status is LeadStatus.CLAIMED
    assert stage.lead.awaits_us
    assert stage.history()[-1].action == "missed"


def test_whoever_writes_after_a_reply_waits_again_and_is_promised_another(
    stage: DeskStage,
) -> None:
    talking(stage)
    assert not stage.lead.awaits_us
    first = stage.lead.reply_by
    stage.applicant.wait(timedelta(days=7))
    stage.applicant.say("12名です。")
    assert stage.lead.awaits_us
    assert stage.lead.reply_by > first
    again = stage.lead.reply_by
    stage.applicant.say("13名かもしれません。")
    assert stage.lead.reply_by == again, "whoever writes twice waits since the first time"
    write(stage, "承知しました。", event="r2")
    assert not stage.lead.awaits_us


def test_a_message_after_the_end_opens_the_enquiry_again(stage: DeskStage) -> None:
    talking(stage)
    reference = stage.lead.reference
    actions.change(stage.desk, reference, HANA, lead_workflow.close, "done", now=stage.now)
    assert not stage.lead.awaits_us
    stage.applicant.say("至急電話をください。")
    assert (stage.lead.status, stage.lead.owner) == (LeadStatus.CLAIMED, HANA)
    assert stage.lead.awaits_us
    assert stage.history()[-1].action == "reopened"


def test_the_same_act_delivered_again_sends_nothing_more(stage: DeskStage) -> None:
    sent(stage)
    assert isinstance(write(stage), Repeated)
    assert len(arrive(stage)) == 1


def test_a_reply_is_shown_in_the_thread_and_again_whenever_more_is_known(stage: DeskStage) -> None:
    id_ = sent(stage)
    card, post = stage.posts()
    assert (card.subject, post.subject, post.line) == (
        f"lead:{stage.lead.reference}",
        f"reply:{id_}",
        stage.lead.reference,
    )
    assert post.detail == {"lead": stage.lead.reference, "outgoing": str(id_), "staff": HANA}
    arrive(stage)
    assert subjects(below(stage)) == [f"reply:{id_}"]


def test_what_the_counter_says_by_itself_is_not_shown_at_the_desk(stage: DeskStage) -> None:
    stage.applicant.pick("do:help")
    assert stage.posts() == []


@pytest.mark.parametrize("staff", [GUEST, KEN])
def test_only_the_owner_writes(stage: DeskStage, staff: str) -> None:
    done = write(stage, staff=staff)
    if staff == GUEST:
        assert done is Denial.NOT_STAFF
    else:
        assert isinstance(done, Refusal)
        assert (done.code, done.owner) == (RefusalCode.OWNED_BY_OTHER, HANA)
    assert arrive(stage) == []


def test_who_writes_about_a_lead_that_is_nobodys_takes_it_on(stage: DeskStage) -> None:
    reference = stage.lead.reference
    actions.change(stage.desk, reference, HANA, lead_workflow.release, now=stage.now)
    assert isinstance(write(stage, staff=KEN), ReplyQueued)
    assert stage.lead.owner == KEN
    with stage.desk.storage.read_only() as work:
        told = [event.action for event in work.leads.history(reference)]
    assert told[-2:] == ["claimed", "replied"]


def test_a_draft_is_kept_for_one_person_until_it_is_sent_or_emptied(stage: DeskStage) -> None:
    reference, desk = stage.lead.reference, stage.desk

    def draft(staff: str) -> str:
        with desk.storage.read_only() as work:
            found = work.reply_drafts.get(staff, reference)
        return found.text if found else ""

    assert save_draft(desk, reference, HANA, "Dear", stage.now) is None
    assert save_draft(desk, reference, HANA, "Dear Hanako", stage.now) is None
    assert save_draft(desk, reference, KEN, "Hello", stage.now) is None
    assert (draft(HANA), draft(KEN)) == ("Dear Hanako", "Hello")
    assert isinstance(write(stage), ReplyQueued)
    assert (draft(HANA), draft(KEN)) == ("", "Hello")
    save_draft(desk, reference, KEN, " \n", stage.now)
    assert draft(KEN) == ""
    assert save_draft(desk, reference, GUEST, "Hello", stage.now) is Denial.NOT_STAFF
    save_draft(desk, reference, KEN, "What the applicant told me", stage.now)
    stage.erase()
    assert draft(KEN) == ""
    assert save_draft(desk, reference, KEN, "Again", stage.now) is Denial.NO_SUCH_LEAD


def test_a_closed_or_erased_lead_and_an_empty_text_are_refused(stage: DeskStage) -> None:
    def code() -> RefusalCode:
        done = write(stage)
        assert isinstance(done, Refusal)
        return done.code

    done = write(stage, "  \n")
    assert isinstance(done, Refusal)
    assert done.code is RefusalCode.TEXT_MISSING
    actions.change(stage.desk, stage.lead.reference, HANA, lead_workflow.release, now=stage.now)
    actions.change(
        stage.desk, stage.lead.reference, HANA, lead_workflow.close, "done", now=stage.now
    )
    assert code() is RefusalCode.CLOSED
    stage.erase()
    assert code() is RefusalCode.ERASED
    assert send_reply(stage.desk, "M-none", HANA, "x", "e", stage.now) is Denial.NO_SUCH_LEAD
    assert arrive(stage) == []


def test_a_refused_reply_of_a_stranger_is_recorded_without_its_text(stage: DeskStage) -> None:
    write(stage, staff=GUEST)
    with stage.desk.storage() as work:
        [refused] = work.refusals.all()
    assert (refused.actor, refused.action, refused.reference) == (
        GUEST,
        "reply",
        stage.lead.reference,
    )


def test_an_applicant_whose_conversation_was_deleted_in_its_time_can_still_be_written_to(
    stage: DeskStage,
) -> None:
    conversation = stage.lead.conversation
    with stage.desk.storage() as work:
        work.transcripts.erase(conversation)
        work.conversations.erase(conversation)
        work.commit()
    talking(stage)
    [notice] = stage.applicant.say("12名です。")
    assert [post.subject.split(":")[0] for post in below(stage)] == ["said"]
    assert notice.kind is MessageKind.NOTICE


# Settling what is uncertain


def test_an_uncertain_reply_is_settled_once(stage: DeskStage) -> None:
    id_ = sent(stage)
    arrive(stage, DeliveryResult(DeliveryStatus.UNCERTAIN))
    stage.posts()
    reference = stage.lead.reference
    done = settle_reply(stage.desk, reference, HANA, id_, arrived=True, now=stage.now)
    assert done == stage.lead
    settled, reached = stage.history()[-2:]
    assert settled.detail == {"outgoing": str(id_), "arrived": "yes"}
    assert reached.action == "reached"
    assert subjects(below(stage)) == [f"reply:{id_}"]
    again = settle_reply(stage.desk, reference, HANA, id_, arrived=False, now=stage.now)
    assert again is None
    assert arrive(stage) == []


def test_an_uncertain_reply_can_be_sent_again(stage: DeskStage) -> None:
    id_ = sent(stage)
    arrive(stage, DeliveryResult(DeliveryStatus.UNCERTAIN))
    settle_reply(stage.desk, stage.lead.reference, HANA, id_, arrived=False, now=stage.now)
    assert [message.text for message in arrive(stage)] == [TEXT]


def test_only_a_reply_of_this_lead_is_settled_and_only_by_staff(stage: DeskStage) -> None:
    reference = stage.lead.reference
    id_ = sent(stage)
    for staff, wanted, expected in (
        (HANA, id_, None),  # it is not uncertain
        (HANA, 10**6, None),
        (GUEST, id_, Denial.NOT_STAFF),
    ):
        done = settle_reply(stage.desk, reference, staff, wanted, arrived=True, now=stage.now)
        assert done is expected
    stage.erase()
    refused = settle_reply(stage.desk, reference, HANA, id_, arrived=True, now=stage.now)
    assert isinstance(refused, Refusal)


def test_a_reply_that_a_killed_process_was_sending_is_shown_as_uncertain(stage: DeskStage) -> None:
    id_ = sent(stage)
    stage.posts()
    with stage.desk.storage() as work:
        work.outbox.claim(PERSON, stage.now)
        work.commit()
    later = stage.now + timedelta(seconds=1)
    assert mark_uncertain(stage.desk.storage, later, later, "slack:") == 0
    assert mark_uncertain(stage.desk.storage, later, later) == 1
    assert subjects(below(stage)) == [f"reply:{id_}"]


# What the applicant writes


def test_what_the_applicant_writes_goes_to_staff_and_what_is_known_is_told_beside(
    stage: DeskStage,
) -> None:
    talking(stage)
    [notice, told] = stage.applicant.say("12名です。費用はかかりますか？ 電話は03-1234-5678です。")
    assert (notice.kind, told.kind) == (MessageKind.NOTICE, MessageKind.ANSWER)
    assert [choice.id for choice in notice.choices] == ["do:counter", "do:resume"]
    [post] = below(stage)
    key = post.detail["entry"]
    assert post.subject == f"said:{stage.lead.reference}:{key}"
    assert post.detail == {"lead": stage.lead.reference, "entry": key, "calls": HANA}
    entry = next(entry for entry in transcript(stage) if entry.key == key)
    assert "03-1234-5678" in entry.text, "staff were consented to, and need the whole of it"


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "はい",
        "ありがとうございます",
        "なぜですか？",
        "連絡してほしい",
        "会社名を変更したい",
    ],
)
def test_even_what_could_mean_something_to_the_counter_goes_to_staff(
    stage: DeskStage, text: str
) -> None:
    talking(stage)
    stage.applicant.say(text)
    assert [post.subject.split(":")[0] for post in below(stage)] == ["said"]


def test_nothing_is_shown_twice_when_an_event_is_repeated(stage: DeskStage) -> None:
    talking(stage)
    stage.applicant.say("12名です。")
    stage.applicant.repeat()
    assert len(below(stage)) == 1


def test_messages_stand_in_the_thread_in_the_order_of_writing(stage: DeskStage) -> None:
    talking(stage)
    for text in ("一", "二", "三"):
        stage.applicant.say(text)
    keys = [post.detail["entry"] for post in below(stage)]
    said = {entry.key: entry.text for entry in transcript(stage)}
    assert [said[key] for key in keys] == ["一", "二", "三"]


def test_who_writes_after_the_end_is_told_that_it_is_open_again_and_staff_see_it(
    stage: DeskStage,
) -> None:
    talking(stage)
    actions.change(
        stage.desk, stage.lead.reference, HANA, lead_workflow.close, "done", now=stage.now
    )
    stage.posts()
    [notice] = stage.applicant.say("もう一つ質問があります。")
    assert "もう一度受け付けました" in notice.text
    assert [post.subject.split(":")[0] for post in below(stage)] == ["said"]


@pytest.mark.parametrize("back", ["do:counter", "do:start", "do:resume", "do:ask"])
def test_turning_to_the_counter_ends_it(stage: DeskStage, back: str) -> None:
    talking(stage)
    stage.applicant.pick(back)
    stage.applicant.pick("do:help")
    stage.applicant.say("よろしく")
    assert stage.posts() == []


def test_a_question_that_is_put_to_the_counter_expressly_is_answered(stage: DeskStage) -> None:
    talking(stage)
    turn = stage.applicant.last
    assert turn is not None
    messages = stage.applicant.play(
        replace(turn, event="slash", choose=None, text="ヘルプ", is_for_counter=True)
    )
    assert messages
    stage.applicant.say("よろしく")
    assert [post.subject.split(":")[0] for post in below(stage)] == ["said"], "staff still listen"


def test_the_applicant_can_turn_to_staff_again(stage: DeskStage) -> None:
    talking(stage)
    messages = stage.applicant.pick("do:counter")
    assert "do:reply" in [choice.id for message in messages for choice in message.choices]
    stage.applicant.pick("do:reply")
    stage.applicant.say("もう一つ質問があります。")
    assert [post.subject.split(":")[0] for post in below(stage)] == ["said"]


def test_writing_to_staff_without_an_enquiry_begins_one() -> None:
    stage = new_desk()
    stage.erase()
    messages = stage.applicant.pick("do:reply")
    assert messages[-1].kind is MessageKind.CONTACT


def test_choices_and_plain_commands_work_beside_staff(stage: DeskStage) -> None:
    talking(stage)
    for text in ("これまでの回答", "ヘルプ", "English"):
        assert stage.applicant.say(text)
    assert stage.posts() == []
    stage.applicant.say("Thank you.")
    assert len(below(stage)) == 1


def test_a_wish_to_delete_is_confirmed_by_a_bare_yes_beside_staff(stage: DeskStage) -> None:
    talking(stage)
    stage.applicant.say("データを削除")
    stage.applicant.pick("erase:yes")
    assert stage.applicant.conversation is None
    done = write(stage, event="r9")
    assert isinstance(done, Refusal)


def test_a_resting_lead_wakes_when_its_applicant_writes(stage: DeskStage) -> None:
    talking(stage)
    until = stage.now + timedelta(days=3)
    actions.change(
        stage.desk, stage.lead.reference, HANA, lead_workflow.snooze, until, now=stage.now
    )
    stage.posts()
    stage.applicant.say("どうなりましたか。")
    assert stage.lead.snoozed_until is None
    assert {post.subject.split(":")[0] for post in stage.posts()} == {"said", "lead"}


def test_once_the_lead_was_deleted_in_its_time_the_counter_listens_again(stage: DeskStage) -> None:
    talking(stage)
    gone, happened = replace(stage.lead, erased_at=stage.now), stage.history()[-1]
    with stage.desk.storage() as work:
        assert work.leads.change(gone, happened)
        work.commit()
    stage.applicant.say("ありがとう")
    assert stage.posts() == []


def test_a_new_enquiry_ends_it(stage: DeskStage) -> None:
    talking(stage)
    stage.applicant.pick("do:new_enquiry")
    stage.applicant.pick("consent:yes")
    assert stage.applicant.say("株式会社 別") != []
    assert stage.posts() == [], "what is typed into the form is not a message to staff"


def test_whoever_has_the_lead_is_called_when_its_applicant_writes(stage: DeskStage) -> None:
    talking(stage)
    stage.applicant.say("12名です。")
    [post] = below(stage)
    assert post.detail["calls"] == HANA
    assert actions_of(stage.shown(post.subject, **post.detail)) == ["reply"]


def test_what_was_written_before_the_end_says_so_and_can_be_opened_again(stage: DeskStage) -> None:
    talking(stage)
    stage.applicant.say("もう一つあります。")
    [post] = below(stage)
    stage.act("close.send", values={"reason": "answered"})
    shown = stage.shown(post.subject, **post.detail)
    assert actions_of(shown) == ["reopen"]
    assert "この案件は完了しています" in texts_of(shown)


def test_the_card_shows_first_that_its_lead_was_erased(stage: DeskStage) -> None:
    talking(stage)
    stage.applicant.say("12名です。")
    stage.act("snooze.send", values={"preset": "week"})
    stage.posts()
    reference = stage.lead.reference
    stage.erase()
    told = subjects(stage.posts())
    assert told[0] == f"lead:{reference}"
    assert len(told) > 2


# Edits and deletions


def test_an_edit_beside_staff_is_kept_shown_and_explained(stage: DeskStage) -> None:
    talking(stage)
    stage.applicant.say("12名です。")
    stage.posts()
    reply = keep_edit(stage.applicant.assistant, PERSON, "edit-1", "13名です。", stage.now)
    assert reply is not None
    [post] = below(stage)
    assert post.subject == f"told:{stage.lead.reference}:{post.detail['entry']}"
    assert post.detail["what"] == "edited"
    said = [(entry.kind, entry.text) for entry in transcript(stage)]
    assert said.index(("text", "12名です。")) < said.index(("edited", "13名です。"))
    assert keep_edit(stage.applicant.assistant, PERSON, "edit-1", "14名", stage.now) is None


def test_a_deletion_beside_staff_is_kept_shown_and_explained(stage: DeskStage) -> None:
    talking(stage)
    stage.applicant.say("12名です。")
    stage.posts()
    reply = keep_deletion(stage.applicant.assistant, PERSON, "deletion-1", stage.now)
    assert reply is not None
    assert "do:delete_data" in [choice.id for choice in reply.messages[0].choices]
    assert [post.detail["what"] for post in below(stage)] == ["deleted"]
    said = [(entry.kind, entry.text) for entry in transcript(stage)]
    assert ("text", "12名です。") in said, "nothing is removed"
    assert ("deleted", "") in said


def test_an_edit_at_the_counter_changes_no_answer_and_says_how_to(stage: DeskStage) -> None:
    answers = dict(stage.applicant.answers)
    mail = "連絡先はa@example.comです"
    reply = keep_edit(stage.applicant.assistant, PERSON, "edit-1", mail, stage.now)
    assert reply is not None
    assert "do:review" in [choice.id for choice in reply.messages[0].choices]
    assert dict(stage.applicant.answers) == answers
    assert stage.posts() == []
    assert [entry.text for entry in transcript(stage) if entry.kind == "edited"] == [
        "連絡先は[***]です"
    ]


def test_an_edit_of_somebody_unknown_keeps_nothing(stage: DeskStage) -> None:
    assistant = stage.applicant.assistant
    assert keep_edit(assistant, "test:nobody", "e", "x", stage.now) is None
    assert keep_deletion(assistant, "test:nobody", "e", stage.now) is None


# Erasure


def test_after_an_erasure_everything_that_was_shown_is_shown_once_more(stage: DeskStage) -> None:
    id_ = sent(stage)
    arrive(stage)
    stage.applicant.say("12名です。")
    before = set(subjects(below(stage)))
    stage.erase()
    posts = stage.posts()
    assert set(subjects(posts)) == before | {f"lead:{stage.lead.reference}"}
    assert f"reply:{id_}" in subjects(posts)
    assert {post.desk for post in posts} == {DESK}
