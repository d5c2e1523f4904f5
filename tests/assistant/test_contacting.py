"""The way to staff: what a lead holds, and when it becomes the same company's earlier one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.handoff.lead import Lead, LeadStatus
from bot.precheck.record import matches
from bot.vocabulary import Language
from tests.stage import Stage, new_stage


@pytest.fixture
def stage() -> Stage:
    stage = new_stage(language=Language.JA)
    stage.arrive()
    return stage


def fill_in(
    stage: Stage,
    company: str = "株式会社山田製作所",
    number: str = "スキップ",
    email: str = "hanako@example.co.jp",
) -> None:
    stage.pick("do:staff")
    stage.pick("consent:yes")
    for text in (company, number, "山田花子", email, "03-1234-5678"):
        stage.say(text)
    stage.pick("field:language:ja")
    stage.pick("field:times:any")
    for _ in range(3):
        stage.say("スキップ")


def leads(stage: Stage) -> list[Lead]:
    with stage.counter.storage() as work:
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
    assert matches(lead.record, stage.counter.flow)
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
    with stage.counter.storage() as work:
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


def test_a_colleague_with_an_address_of_the_company_updates_its_lead(stage: Stage) -> None:
    fill_in(stage)
    stage.pick("send")
    stage.person = "test:colleague"
    fill_in(stage, email="taro@example.co.jp")
    stage.pick("send")
    assert len(leads(stage)) == 1


@pytest.mark.parametrize("email", ["someone@gmail.com", "someone@example.com"])
def test_a_stranger_who_types_the_companys_name_cannot_touch_its_lead(
    stage: Stage, email: str
) -> None:
    fill_in(stage)
    stage.pick("send")
    (first,) = leads(stage)
    stage.person = "test:stranger"
    fill_in(stage, email=email)
    (receipt, *_) = stage.pick("send")
    assert first.reference not in receipt.text
    assert first in leads(stage)
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
