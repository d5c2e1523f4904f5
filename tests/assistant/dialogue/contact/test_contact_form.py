"""The way to staff: what a lead holds, and when it renews the person's own earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assistant.desk_posts import NEW_LEAD
from bot.assistant.turns import fill_all
from bot.handoff.lead import Lead, LeadStatus
from bot.precheck.record import matches
from bot.vocabulary import Language, Reply
from tests.driver import Stage, new_stage


@pytest.fixture
def stage() -> Stage:
    stage = new_stage(language=Language.JA)
    stage.arrive()
    stage.pick("do:start")
    return stage


def fill_in(
    stage: Stage,
    company: str = "株式会社山田製作所",
    email: str = "hanako@example.co.jp",
) -> None:
    stage.pick("do:new_enquiry")
    stage.pick("consent:yes")
    for text in (company, "山田花子", email, "スキップ"):
        stage.say(text)
    stage.pick("refill:phone")
    stage.say("03-1234-5678")


def leads(stage: Stage) -> list[Lead]:
    with stage.assistant.storage() as work:
        return work.leads.all()


def test_a_lead_holds_verdict_answers_contact_and_a_record_that_can_be_recomputed(
    stage: Stage,
) -> None:
    stage.answer_rest({"website": "no"})
    fill_in(stage)
    stage.pick("send")
    (lead,) = leads(stage)
    assert lead.verdict == "needs_review"
    assert lead.status is LeadStatus.NEW
    assert lead.contact is not None
    assert lead.contact.phone == "+81312345678"
    assert matches(lead.record, stage.assistant.flow)
    assert lead.reply_by > stage.now


def test_the_receipt_names_the_reference_and_the_moment_of_the_reply(stage: Stage) -> None:
    fill_in(stage)
    (receipt, *_) = stage.pick("send")
    (lead,) = leads(stage)
    assert lead.reference in receipt.text
    assert "2024年10月" in receipt.text


def test_the_same_company_within_thirty_days_updates_its_lead_and_is_told_so(stage: Stage) -> None:
    fill_in(stage)
    stage.pick("send")
    (first,) = leads(stage)
    stage.wait(timedelta(days=29))
    fill_in(stage, company="(株) 山田製作所")
    (receipt, *_) = stage.pick("send")
    (second,) = leads(stage)
    assert second.reference == first.reference
    assert second.created_at == first.created_at
    assert first.reference in receipt.text
    with stage.assistant.storage() as work:
        actions = [event.action for event in work.leads.history(first.reference)]
    assert actions == ["sent", "sent_again"]


def test_after_thirty_days_it_is_a_new_lead(stage: Stage) -> None:
    fill_in(stage)
    stage.pick("send")
    stage.wait(timedelta(days=31))
    fill_in(stage)
    stage.pick("send")
    assert len(leads(stage)) == 2


def test_another_company_is_another_lead(stage: Stage) -> None:
    fill_in(stage)
    stage.pick("send")
    fill_in(stage, company="合同会社みどり")
    stage.pick("send")
    assert len(leads(stage)) == 2


def test_sending_twice_by_a_second_click_makes_one_lead(stage: Stage) -> None:
    fill_in(stage)
    stage.pick("send")
    stage.pick("send")
    assert len(leads(stage)) == 1


def test_sending_before_the_form_is_complete_sends_nothing(stage: Stage) -> None:
    stage.pick("do:staff")
    stage.pick("consent:yes")
    stage.pick("send")
    assert leads(stage) == []
    assert stage.open == "field:company"


def test_options_of_a_field_of_several_are_switched_on_and_off(stage: Stage) -> None:
    fill_in(stage)
    stage.pick("refill:stages")
    stage.pick("field:stages:hiring")
    stage.pick("field:stages:strategy")
    stage.pick("field:stages:hiring")
    stage.pick("skip:stages")
    stage.pick("send")
    (lead,) = leads(stage)
    assert lead.wish is not None
    assert lead.wish.stages == ("strategy",)


def test_fields_cannot_be_filled_in_without_consent(stage: Stage) -> None:
    stage.pick("field:language:ja")
    stage.pick("refill:company")
    stage.pick("skip:phone")
    conversation = stage.conversation
    assert conversation is not None
    assert conversation.form is None


def test_a_change_of_answers_after_sending_says_that_staff_hold_the_earlier_ones(
    stage: Stage,
) -> None:
    stage.answer_rest({})
    fill_in(stage)
    stage.pick("send")
    (lead,) = leads(stage)
    (preview, *_) = stage.pick("answer:website:no")
    assert lead.reference in preview.text


# The form as a whole

WHOLE = {
    "company": "株式会社山田製作所",
    "name": "山田花子",
    "email": "hanako@example.co.jp",
    "phone": "03-1234-5678",
    "language": "ja",
    "times": "any",
    "stages": "retention,strategy",
    "remarks": "よろしく\nお願いします",
}


def whole(
    stage: Stage, values: Mapping[str, str], event: str = "form-1", *, is_sent: bool = False
) -> Reply | Mapping[str, str] | None:
    return fill_all(stage.assistant, stage.person, event, values, stage.now, is_sent=is_sent)


@pytest.fixture
def consented(stage: Stage) -> Stage:
    stage.pick("do:staff")
    stage.pick("consent:yes")
    return stage


def test_a_form_that_is_filled_in_as_a_whole_is_shown_before_it_is_sent(consented: Stage) -> None:
    reply = whole(consented, WHOLE)
    assert isinstance(reply, Reply)
    assert consented.open == "review_form"
    assert leads(consented) == []
    consented.pick("send")
    (lead,) = leads(consented)
    assert lead.wish is not None
    assert lead.wish.stages == ("strategy", "retention"), "in the order of the form"
    assert lead.contact is not None
    assert lead.contact.phone == "+81312345678"


def test_a_form_that_was_seen_as_a_whole_can_be_sent_at_once_and_once(consented: Stage) -> None:
    assert isinstance(whole(consented, WHOLE, is_sent=True), Reply)
    assert whole(consented, WHOLE, is_sent=True) is None
    assert len(leads(consented)) == 1


def test_every_mistake_is_told_at_its_field_and_nothing_is_kept(consented: Stage) -> None:
    wrong = whole(consented, {**WHOLE, "email": "hanako", "company": "", "times": ""})
    assert isinstance(wrong, Mapping)
    assert set(wrong) <= {"email", "company", "times"}
    assert {"email", "company"} <= set(wrong)
    assert all(wrong.values())
    assert consented.conversation is not None
    assert consented.conversation.form is not None
    assert set(consented.conversation.form.values) == {"language", "times"}  # as it began
    assert isinstance(whole(consented, WHOLE), Reply), "the same event may come again, corrected"


def test_without_consent_nothing_of_a_form_is_kept(stage: Stage) -> None:
    reply = whole(stage, WHOLE, is_sent=True)
    assert isinstance(reply, Reply)
    assert leads(stage) == []
    assert stage.conversation is not None
    assert stage.conversation.form is None
    wrong = whole(stage, {**WHOLE, "email": "x"}, "form-2")
    assert isinstance(wrong, Reply), "there is no form to correct"


def test_what_was_typed_into_a_form_is_not_in_the_transcript(consented: Stage) -> None:
    whole(consented, WHOLE)
    conversation = consented.conversation
    assert conversation is not None
    with consented.assistant.storage() as work:
        said = work.transcripts.of(conversation.id)
    assert not any("hanako@example" in entry.text for entry in said)


def test_a_new_lead_and_its_renewal_are_shown_on_every_desk(consented: Stage) -> None:
    desks = ("slack:T1:C8", "slack:T1:C9")
    consented.assistant = replace(consented.assistant, desks=desks)
    whole(consented, WHOLE, is_sent=True)
    (lead,) = leads(consented)
    with consented.assistant.storage() as work:
        posts = work.desk_posts.of(lead.reference)
    assert [(post.desk, post.subject, post.urgency) for post in posts] == [
        (desk, f"lead:{lead.reference}", NEW_LEAD) for desk in desks
    ]


def test_back_asks_for_a_name_again_while_it_is_in_doubt(stage: Stage) -> None:
    stage.pick("do:new_enquiry")
    stage.pick("consent:yes")
    stage.say("有限会社つばめ堂")
    stage.say("匿名でいきたいです")
    stage.pick("do:back")
    assert stage.open == "field:name"
