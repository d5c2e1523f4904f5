"""Nobody's contact details are taken before they agreed to a notice that they were shown."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime

import pytest

from bot.assistant.consent_notice import notice_name, notice_text
from bot.handoff.export import to_csv
from bot.handoff.lead import Lead
from bot.vocabulary import Language
from bot.wording.applicants.renderer import Renderer
from tests.driver import Stage, new_stage


@pytest.fixture
def stage() -> Stage:
    stage = new_stage(language=Language.JA)
    stage.arrive()
    return stage


def is_form_open(stage: Stage) -> bool:
    conversation = stage.conversation
    return conversation is not None and conversation.form is not None


def sent_lead(stage: Stage) -> Lead:
    with stage.assistant.storage() as work:
        return work.leads.all()[0]


def test_consent_without_a_shown_notice_opens_nothing_and_shows_the_notice(stage: Stage) -> None:
    (shown, *_) = stage.pick("consent:yes")
    assert not is_form_open(stage)
    assert shown.text == notice_text(stage.assistant, Language.JA)
    stage.pick("consent:yes")
    assert is_form_open(stage)


def test_consent_as_the_very_first_thing_said_opens_nothing() -> None:
    stage = new_stage(language=Language.JA)
    stage.pick("consent:yes")
    assert not is_form_open(stage)


def test_consent_to_one_enquiry_is_not_consent_to_the_next(stage: Stage) -> None:
    stage.enquire()
    stage.pick("do:staff")
    stage.pick("consent:yes")
    assert not is_form_open(stage)


@pytest.mark.parametrize("ended", ["do:cancel", "consent:no"])
def test_consent_does_not_outlive_what_it_was_asked_for(stage: Stage, ended: str) -> None:
    stage.pick("do:staff")
    if ended == "do:cancel":
        stage.pick("consent:yes")
    stage.pick(ended)
    stage.pick("consent:yes")
    assert not is_form_open(stage)


def test_consent_to_a_notice_that_was_changed_meanwhile_opens_nothing(stage: Stage) -> None:
    stage.pick("do:staff")
    speaker = stage.assistant.wording
    assert isinstance(speaker, Renderer)
    longer = replace(speaker, retention_days=speaker.retention_days + 1)
    stage.assistant = replace(stage.assistant, wording=longer)
    (shown, *_) = stage.pick("consent:yes")
    assert not is_form_open(stage)
    assert str(longer.retention_days) in shown.text


def test_a_notice_is_still_known_after_an_aside(stage: Stage) -> None:
    stage.pick("do:staff")
    stage.pick("do:help")
    stage.pick("consent:yes")
    assert is_form_open(stage)


def test_the_lead_keeps_when_its_applicant_agreed_to_which_notice(stage: Stage) -> None:
    stage.enquire()
    lead = sent_lead(stage)
    assert lead.consented_at is not None
    assert lead.consented_at < lead.created_at
    assert lead.consent_notice == notice_name(stage.assistant, Language.JA)


def test_each_language_and_each_wording_is_a_notice_of_its_own(stage: Stage) -> None:
    speaker = stage.assistant.wording
    assert isinstance(speaker, Renderer)
    longer = replace(stage.assistant, wording=replace(speaker, retention_days=12))
    names = {notice_name(c, each) for c in (stage.assistant, longer) for each in Language}
    assert len(names) == 4


def test_an_export_says_when_who_agreed_to_which_notice(stage: Stage) -> None:
    stage.enquire()
    lead = sent_lead(stage)
    [row] = csv.DictReader(io.StringIO(to_csv([lead]), newline=""))
    assert lead.consented_at is not None
    assert datetime.fromisoformat(row["consented_at"]) == lead.consented_at.replace(microsecond=0)
    assert row["consent_notice"] == lead.consent_notice


def test_sending_again_keeps_what_was_agreed_to_before(stage: Stage) -> None:
    stage.enquire()
    before = sent_lead(stage)
    stage.pick("do:new_enquiry")
    stage.enquire()
    after = sent_lead(stage)
    assert after.reference == before.reference
    with stage.assistant.storage() as work:
        last = work.leads.history(after.reference)[-1]
    assert before.consented_at is not None
    assert last.detail["earlier_consented_at"] == before.consented_at.isoformat()
    assert last.detail["earlier_notice"] == before.consent_notice
