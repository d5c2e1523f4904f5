"""The demonstration shows the real counter with visitors who say that they are made up."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.assistant.context import Assistant
from bot.bootstrap import assistant_on, content
from bot.handoff.lead import LeadStatus
from bot.precheck.verdict import Verdict
from bot.serving.demo.player import play_all
from tests.memory import MemoryStorage

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


def test_what_was_played_is_not_played_again(played: Assistant) -> None:
    assert play_all(played, content().demo, "hana", NOW) == 0
