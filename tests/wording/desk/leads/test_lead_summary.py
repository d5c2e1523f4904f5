"""What staff read of a lead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.ports import Author, TranscriptEntry
from bot.handoff.lead import LeadEvent, LeadStatus
from bot.precheck.flow import Flow
from bot.vocabulary import Language
from tests.wording.samples import ASKED, CONTACT, FLOW, HISTORY, LEAD, LEGAL_FORM, NOW, SPEAKER

JA, EN = Language.JA, Language.EN


def summary(reader: Language, /, **changes: object) -> str:
    lead = replace(LEAD, **changes)  # type: ignore[arg-type]
    return SPEAKER.summarise(lead, (ASKED,), HISTORY, reader)


def test_the_head_says_who_how_it_looks_who_has_it_and_until_when() -> None:
    assert summary(JA).split("\n\n")[0].split("\n") == [
        f"{LEAD.reference}：Example",
        "- 事前チェック：担当者の確認が必要",
        "- 対応状況：担当決定",
        "- 担当者：sato",
        "- 返信期限：2026年11月25日（水曜日）17:00（日本時間）",
    ]


def test_what_to_check_comes_with_clauses_right_after_the_head() -> None:
    block = summary(EN).split("\n\n")[1]
    assert block == "What staff will look at:\n- Legal form: An exception may apply. (§III.1)"


def test_the_summary_is_in_the_language_of_staff_whatever_the_applicant_speaks() -> None:
    assert "Staff need to look" in summary(EN, language=JA)
    assert "担当者の確認が必要" in summary(JA, language=EN)


def test_questions_stand_with_how_they_were_answered() -> None:
    assert "- Cost? (answered with “What does it cost?”)" in summary(EN)
    assert "- Cost?（「費用はいくらですか？」と回答）" in summary(JA)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"decision": "decline"}, "- Cost? (not answered)"),
        ({"decision": "suggest"}, "- Cost? (not answered; close questions were offered)"),
        ({"helpful": False}, "- Cost? (answered with “What does it cost?”, which did not help)"),
        ({"article": "gone"}, "- Cost? (answered)"),
    ],
)
def test_a_question_that_was_not_answered_names_no_answer(
    changes: dict[str, object], told: str
) -> None:
    question = replace(ASKED, **changes)  # type: ignore[arg-type]
    shown = SPEAKER.summarise(LEAD, (question,), (), EN).split("\n")
    assert told in shown
    assert "cost-free" not in "".join(shown)


def test_history_says_who_did_what_and_when() -> None:
    at = "Friday, November 20, 2026, 16:59"
    history = summary(EN).split("History:\n")[1].split("\n\n")[0].split("\n")
    assert history == [
        f"- {at}: sent by the applicant",
        f"- {at}: taken on by sato",
        f"- {at}: sent again with new contents by the applicant (Not covered)",
        f"- {at}: handed over by sato (suzuki)",
        f"- {at}: status changed by suzuki (Contacted)",
        f"- {at}: note by sato (Called)",
        f"- {at}: something_new by sato",
    ]


def test_a_lead_of_an_earlier_flow_keeps_its_reasons_and_says_so() -> None:
    changed = replace(SPEAKER, flow=Flow("FY2024", (LEGAL_FORM,)))
    text = changed.summarise(LEAD, (), (), EN)
    assert "- Legal form: An exception may apply. (§III.1)" in text
    assert "- years_supported = not_sure" in text
    assert "The pre-check has changed since then." in text
    assert FLOW.version in text


def test_an_erased_lead_shows_nothing_but_its_number_and_history() -> None:
    text = summary(EN, contact=None, wish=None, record="", status=LeadStatus.CLOSED)
    assert "The contents of this enquiry have been deleted." in text
    assert "Example" not in text
    assert "taken on by sato" in text


@given(st.text(min_size=1), st.sampled_from(list(Language)))
def test_what_applicants_write_cannot_break_the_structure(words: str, language: Language) -> None:
    contact = replace(CONTACT, company=words, times=words)
    event = LeadEvent(NOW, words, f"a {words}")  # no action that has details of its own
    lead = replace(LEAD, contact=contact)
    text = SPEAKER.summarise(lead, (replace(ASKED, text=words),), (event,), language)
    plain = SPEAKER.summarise(LEAD, (ASKED,), (replace(event, actor="a", action="b"),), language)
    assert len(text.split("\n")) == len(plain.split("\n"))


def test_every_line_of_the_remarks_is_marked_as_theirs() -> None:
    assert LEAD.wish is not None
    wish = replace(LEAD.wish, remarks="Hello\n- Status: Closed\n\nBye")
    assert "Remarks\n> Hello\n> - Status: Closed\n>\n> Bye" in summary(EN, wish=wish)


def test_what_they_told_of_the_company_stands_there_in_their_words() -> None:
    assert LEAD.wish is not None
    profile = {"headcount": "about 12 people", "unknown to this version": "x"}
    text = summary(EN, wish=replace(LEAD.wish, profile=profile))
    assert "Told of the company in the chat:\n- Headcount: about 12 people\n\n" in text


@pytest.mark.parametrize(("language", "person"), [(JA, "相談者"), (EN, "Applicant")])
def test_a_transcript_says_who_said_what(language: Language, person: str) -> None:
    entries = [
        TranscriptEntry(NOW, Author.PERSON, "text", "Hello\nthere"),
        TranscriptEntry(NOW, Author.COUNTER, "greeting", "Welcome"),
    ]
    first, second = SPEAKER.transcript(entries, language).split("\n\n")
    assert person in first
    assert first.endswith("\n> Hello\n> there")
    assert second.endswith("\n> Welcome")
