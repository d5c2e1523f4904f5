"""The pages of the desk in a browser, in words: both languages, nothing of an erased lead."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date, timedelta

import pytest

from bot.assistant.desk.inbox import Inbox, InboxQuery, LeadDossier
from bot.assistant.desk.leads import LeadDetails
from bot.assistant.desk.numbers.statistics import UsageStatistics
from bot.assistant.ports import Author, DeliveryStatus, InboxTab, Outgoing, Refused, TranscriptEntry
from bot.bootstrap import content, renderer
from bot.handoff.lead import LeadEvent
from bot.vocabulary import Language, Message, MessageKind
from bot.vocabulary.ui import Bars
from bot.wording.desk.inbox import inbox_page
from bot.wording.desk.labels import LABELS, labels
from bot.wording.desk.leads.lead_page import lead_page
from bot.wording.desk.tables import clause_rows, numbers_page, refusals_page
from bot.wording.desk.views import LeadPage
from bot.wording.translator import Translator
from tests.wording.samples import LEAD, NOW

HANA = "hana"
HISTORY = (
    LeadEvent(NOW, "applicant", "sent"),
    LeadEvent(NOW, HANA, "noted", {"text": "Call after five."}),
    LeadEvent(NOW, HANA, "replied", {"outgoing": "7"}),
)
SENT = Outgoing(
    *(7, LEAD.person, "e", Message(MessageKind.STAFF, "Hello."), DeliveryStatus.FAILED, 1, NOW)
)
TRANSCRIPT = (
    TranscriptEntry(NOW, Author.PERSON, "text", ""),
    TranscriptEntry(NOW, Author.COUNTER, "greeting", "Welcome."),
    TranscriptEntry(NOW, Author.PERSON, "form", ""),
    TranscriptEntry(NOW, Author.PERSON, "text", "Where do I sign?", key="said-1"),
    TranscriptEntry(NOW, Author.STAFF, "staff", "Hello.", key="reply-7"),
)


@pytest.fixture(params=list(Language))
def voice(request: pytest.FixtureRequest) -> Translator:
    return renderer().voice(request.param)


def page_of(voice: Translator, **more: object) -> LeadPage:
    lead = replace(LEAD, owner=HANA, **more)  # type: ignore[arg-type]
    dossier = LeadDossier(LeadDetails(lead, HISTORY, (), TRANSCRIPT), {"reply-7": SENT})
    of = renderer()
    known = (of.flow, of.form, of.articles)
    return lead_page(dossier, HANA, *known, voice, lambda actor: actor.upper(), NOW)


def test_every_label_is_said_in_both_languages(voice: Translator) -> None:
    said = labels(voice)
    assert set(LABELS) < set(said)
    assert all(said.values())


def test_a_conversation_tells_who_wrote_and_what_became_of_it(voice: Translator) -> None:
    said = page_of(voice).said
    assert [line.side for line in said] == ["counter", "person", "person", "staff"]
    assert [line.is_quiet for line in said] == [True, True, False, False]
    assert said[-1].who == "HANA"
    assert said[-1].delivery is not None
    assert said[-1].delivery.kind == "failed"
    assert said[1].remark, "an entry in the form says that it is one"


def test_notes_are_whole_and_the_newest_event_comes_first(voice: Translator) -> None:
    page = page_of(voice)
    assert [(note.who, note.text) for note in page.notes] == [("HANA", "Call after five.")]
    assert len(page.history) == len(HISTORY)
    assert page.row.is_mine


def test_an_erased_lead_shows_nothing_but_that(voice: Translator) -> None:
    page = page_of(voice, contact=None, wish=None, record="", erased_at=NOW)
    assert page.is_erased
    shown = (page.said, page.notes, page.contact, page.answers, page.points, page.ways, page.looks)
    assert shown == ((),) * 7
    assert "Call after five." not in str(astuple(page))


def test_the_inbox_says_how_long_there_is(voice: Translator) -> None:
    late = replace(LEAD, reply_by=NOW - timedelta(hours=2))
    resting = replace(LEAD, snoozed_until=NOW + timedelta(days=2))
    counts = dict.fromkeys(InboxTab, 2)
    found = Inbox(NOW, InboxQuery(InboxTab.ALL), (late, resting), counts)
    page = inbox_page(found, HANA, voice, str)
    assert [tab.key for tab in page.tabs if tab.is_current] == ["all"]
    assert [row.is_urgent for row in page.rows] == [True, False]
    assert page.rows[0].left
    assert not page.rows[1].left
    assert page.rows[1].rests


def test_every_clause_is_listed_with_what_rests_on_it_or_why_nothing_does(
    voice: Translator,
) -> None:
    known = content()
    rows = clause_rows(known.knowledge, known.flow, voice)
    assert [row.id for row in rows] == list(known.edition.clauses)
    assert all(row.articles or row.remark for row in rows)


def test_numbers_name_their_period_and_the_usual_ones(voice: Translator) -> None:
    today = date(2024, 10, 1)
    week = today - timedelta(days=6)
    counted = UsageStatistics(conversations=2, began=1, waits={"hour": 1})
    page = numbers_page(counted, week, today, today, renderer().flow, voice)
    assert [tab.key for tab in page.tabs if tab.is_current] == ["2024-09-25"]
    assert (page.since, page.until) == ("2024-09-25", "2024-10-01")
    assert len([part for part in page.parts if isinstance(part, Bars)]) == 2


def test_refusals_are_listed_in_one_line_each(voice: Translator) -> None:
    refused = Refused(NOW, "slack:T1:U9", "claim\nx", "M-1")
    table = refusals_page([refused], voice, lambda _: "Guest")
    assert table.rows[0][1:] == ("Guest", "claim x", "M-1")
    assert refusals_page([], voice, str).empty
