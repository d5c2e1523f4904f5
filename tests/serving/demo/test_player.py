"""The demonstration shows the real counter with visitors who say that they are made up."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from bot.assistant.context import Assistant
from bot.bootstrap import assistant_on, content
from bot.channels.email.settings import MailSettings
from bot.handoff.lead import LeadStatus
from bot.precheck.verdict import Verdict
from bot.serving.demo.mails import mails_into_folder, with_demo_mail
from bot.serving.demo.player import has_real_people, play_all
from bot.vocabulary.desk_zone import USUAL as TOKYO
from tests.memory import MemoryStorage
from tests.storage.samples import FULL

NOW = datetime(2024, 10, 30, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def played() -> Assistant:
    assistant = assistant_on(MemoryStorage())
    assert play_all(assistant, content().demo, "hana", NOW) == len(content().demo)
    return assistant


def test_every_enquiry_says_that_it_is_a_sample(played: Assistant) -> None:
    with played.storage() as work:
        leads = work.leads.all()
    assert len(leads) == sum(bool(visit.company) for visit in content().demo)
    marks = ("【見本】", "[Demo]")
    assert all(lead.contact and lead.contact.company.startswith(marks) for lead in leads)
    assert all(lead.created_at < NOW for lead in leads)


def test_there_is_something_of_every_kind_to_see(played: Assistant) -> None:
    with played.storage() as work:
        leads = work.leads.all()
        conversations = work.conversations.touched(datetime(2024, 1, 1, tzinfo=UTC), NOW)
        questions = work.questions.recent()
    assert {lead.status for lead in leads} >= {LeadStatus.NEW, LeadStatus.CLAIMED}
    assert {lead.verdict for lead in leads} >= {Verdict.LIKELY_ELIGIBLE, Verdict.NEEDS_REVIEW}
    assert any(conversation.with_staff for conversation in conversations)
    assert {question.decision for question in questions} >= {"answer", "decline"}


def test_a_call_is_arranged_that_is_still_to_come_on_a_working_day(played: Assistant) -> None:
    with played.storage() as work:
        calls = [call for lead in work.leads.all() for call in work.appointments.of(lead.reference)]
    [call] = calls
    assert call.holds(NOW)
    assert call.plan.begins.astimezone(TOKYO).weekday() < 5


def test_the_mails_that_visitors_would_have_got_are_in_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "mails"
    settings = MailSettings(sender="counter@example.jp", home="", folder=folder)
    assistant = assistant_on(MemoryStorage())
    look = mails_into_folder(assistant, settings, "http://127.0.0.1:3000")
    visitor = next(each for each in content().demo if any("reply" in act for act in each.handled))
    assert play_all(with_demo_mail(assistant, settings), [visitor], "hana", NOW, look) == 1
    mails = [message_from_bytes(path.read_bytes(), policy=default) for path in folder.glob("*.eml")]
    assert {mail["To"] for mail in mails} == {visitor.form["email"]}
    assert len(mails) >= 2, "the receipt, and that a reply waits"
    assert all("http://127.0.0.1:3000/open/" in mail.get_body().get_content() for mail in mails)  # type: ignore[union-attr]


def test_what_was_played_is_not_played_again(played: Assistant) -> None:
    assert play_all(played, content().demo, "hana", NOW) == 0


def test_nothing_is_added_beside_real_people(played: Assistant) -> None:
    visits = content().demo
    empty = assistant_on(MemoryStorage())
    assert not has_real_people(empty, visits, NOW)
    with empty.storage() as work:
        work.conversations.save(FULL)
        work.commit()
    assert has_real_people(empty, visits, NOW)
    assert not has_real_people(played, visits, NOW)
