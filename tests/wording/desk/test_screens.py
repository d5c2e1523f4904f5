"""What staff read at the desk: whole, in both languages, whatever an applicant writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.curation.unanswered import Unanswered
from bot.assistant.desk.actions import DeskMessage
from bot.assistant.desk.leads import LeadDetails, RecordCheck
from bot.assistant.desk.views import (
    ApplicantLine,
    AskAnswer,
    AskAppointment,
    AskCannedReply,
    AskColleague,
    AskNote,
    AskReason,
    AskReply,
    AskUntil,
    DeskAlert,
    DeskOverview,
    DialogView,
    Digest,
    LeadCard,
    Page,
    PostView,
    PreviewReply,
    Reminder,
    ShowOverview,
    ShowRecord,
    ShowTranscript,
    ShowUnanswered,
    StaffLine,
)
from bot.assistant.ports import Author, DeliveryStatus, Outgoing, TranscriptEntry
from bot.handoff.canned_replies import CannedReply
from bot.handoff.lead import Lead, LeadEvent, LeadStatus
from bot.vocabulary import Choice, Language, Message, MessageKind
from bot.vocabulary.ui import Buttons, Dialog, Paragraph, Screen
from bot.wording.desk.renderer import DeskRenderer
from bot.wording.translator import LONGEST_LABEL
from tests.assistant.desk_driver import actions_of, texts_of
from tests.handoff.samples import CALENDAR
from tests.sweeps import examples
from tests.wording.samples import ASKED, CALL, CONTACT, HISTORY, LEAD, NOW, REPLY_BY, SPEAKER, both

JA, EN = Language.JA, Language.EN
DESK = DeskRenderer(SPEAKER, lambda actor: {"sato": "佐藤"}.get(actor, actor))
REPLY = CannedReply(
    "hi", both("ごあいさつ", "Greeting"), both("{name}様", "Dear {name} ({company})")
)
QUESTION = Unanswered("k", JA, "天気は？", 3, NOW)
WHOLE = LeadDetails(LEAD, HISTORY, (ASKED,), ())
every_language = pytest.mark.parametrize("language", list(Language))

LONGEST_TITLE = 24
"""Characters of a window's title on the narrowest platform."""


def card(language: Language, /, **changes: object) -> Screen:
    case = replace(WHOLE, lead=replace(LEAD, **changes))  # type: ignore[arg-type]
    return DESK.screen(LeadCard(case, NOW), language)


def outgoing(status: DeliveryStatus, text: str = "Hello") -> Outgoing:
    return Outgoing(7, "test:p", "e", Message(MessageKind.STAFF, text), status, 1, NOW)


def entry(text: str, kind: str = "text") -> TranscriptEntry:
    return TranscriptEntry(NOW, Author.PERSON, kind, text)


def dialogs(lead: Lead, language: Language) -> list[Dialog]:
    message = Message(MessageKind.STAFF, "Hello", choices=(Choice("do:counter", "Ask"),))
    page = Page((entry("Hi"), entry("", "deleted"), entry("new", "edited"), entry("")), 2, 3)
    views: tuple[DialogView, ...] = (
        AskReason(lead),
        AskColleague(lead),
        AskNote(lead),
        AskUntil(lead, NOW, CALENDAR),
        AskAppointment(lead, None),
        AskAppointment(lead, CALL),
        AskReply(lead, (REPLY,), "text"),
        AskCannedReply(lead, (REPLY,)),
        PreviewReply(lead, message, "Hello", "key"),
        ShowTranscript(lead, page),
        *(ShowRecord(lead, check, HISTORY) for check in RecordCheck),
        ShowUnanswered((QUESTION,)),
        ShowUnanswered(()),
        AskAnswer(QUESTION),
        ShowOverview(overview(lead)),
    )
    return [DESK.dialog(view, language) for view in views]


def overview(lead: Lead) -> DeskOverview:
    return DeskOverview(NOW, (lead,), (lead,), (lead,), (lead,), 3)


def screens(lead: Lead, language: Language) -> list[Screen]:
    views: tuple[PostView, ...] = (
        LeadCard(replace(WHOLE, lead=lead), NOW),
        *(StaffLine(lead, outgoing(status), "sato") for status in DeliveryStatus),
        StaffLine(lead, None, "sato"),
        *(ApplicantLine(lead, entry("Hi", kind)) for kind in ("text", "edited", "deleted")),
        ApplicantLine(lead, None),
        Reminder(lead, NOW),
        Digest(overview(lead)),
        DeskAlert({"code": "is_archived", "channel": "C1"}),
        DeskAlert({}),
    )
    return [DESK.screen(view, language) for view in views]


@every_language
@pytest.mark.parametrize("status", list(LeadStatus))
@pytest.mark.parametrize("owner", ["", "sato"])
def test_every_screen_and_dialog_is_worded_and_fits(
    status: LeadStatus, owner: str, language: Language
) -> None:
    lead = replace(LEAD, status=status, owner=owner, snoozed_until=REPLY_BY)
    everything: list[Screen | Dialog] = [*screens(lead, language), *dialogs(lead, language)]
    for shown in everything:
        assert shown.title.strip()
        assert not set("{}") & set(texts_of(shown).replace(LEAD.record, ""))
        for part in shown.parts:
            if isinstance(part, Buttons):
                assert all(0 < len(button.label) <= LONGEST_LABEL for button in part.buttons)
        if isinstance(shown, Dialog):
            assert all(len(t) <= LONGEST_TITLE for t in (shown.title, shown.submit, shown.close))
            assert bool(shown.submit) == bool(shown.inputs)
            names = [each.name for each in shown.inputs]
            assert len(names) == len(set(names))


def test_the_card_says_what_matters() -> None:
    text = texts_of(card(EN))
    for said in (
        "Staff need to look",
        "Taken on by\n佐藤",
        "Wednesday, November 25, 2026, 17:00 (Japan Time)",
        "5 days left (as of",
        "Legal form: An exception may apply. (§III.1)",
        "Cost? (answered with “What does it cost?”)",
        "h@example.jp",
        "Yoroshiku",
        "Called (佐藤)",
    ):
        assert said in text


@every_language
def test_the_card_of_a_closed_lead_says_why_instead_of_when_a_reply_is_due(
    language: Language,
) -> None:
    closed = LeadEvent(NOW, "sato", "closed", {"text": "no_answer: called twice"})
    again = (LeadEvent(NOW, "sato", "closed", {"text": "adopted"}), closed)
    case = replace(WHOLE, lead=replace(LEAD, status=LeadStatus.CLOSED), history=again)
    text = texts_of(DESK.screen(LeadCard(case, NOW), language))
    said = {
        EN: "Reason for closing\nNo answer from the applicant: called twice",
        JA: "完了の理由\n",
    }
    assert said[language] in text
    assert "2026-11-25" not in text
    assert not {"Reply by", "返信期限"} & set(text.split("\n"))


def test_the_card_of_a_late_lead_says_by_how_much() -> None:
    shown = texts_of(DESK.screen(LeadCard(WHOLE, REPLY_BY + timedelta(hours=3)), JA))
    assert "期限を3時間過ぎています" in shown


@pytest.mark.parametrize(
    ("status", "actions"),
    [
        (LeadStatus.NEW, ["claim", "reply", "call", "snooze", "close"]),
        (
            LeadStatus.CLAIMED,
            ["reply", "canned", "call", "contacted", "release", "hand_over", "snooze", "close"],
        ),
        (
            LeadStatus.CONTACTED,
            ["reply", "canned", "call", "applied", "hand_over", "snooze", "close"],
        ),
        (LeadStatus.APPLIED, ["reply", "canned", "call", "hand_over", "snooze", "close"]),
        (LeadStatus.CLOSED, ["reopen"]),
    ],
)
def test_the_buttons_of_a_card_fit_the_status(status: LeadStatus, actions: list[str]) -> None:
    assert actions_of(card(EN, status=status)) == [*actions, "note", "transcript", "record"]


@every_language
def test_the_card_of_an_erased_lead_is_empty_but_for_its_number(language: Language) -> None:
    gone = replace(LEAD, contact=None, wish=None, record="", erased_at=NOW)
    for shown in screens(gone, language)[:-3]:
        told = texts_of(shown)
        assert LEAD.reference in told
        assert actions_of(shown) == []
        for personal in ("Example", "Hanako", "h@example.jp", "Yoroshiku", "Called", "Hello"):
            assert personal not in told


def test_an_uncertain_message_has_two_buttons_that_name_it() -> None:
    shown = DESK.screen(StaffLine(LEAD, outgoing(DeliveryStatus.UNCERTAIN), "sato"), EN)
    [row] = [part for part in shown.parts if isinstance(part, Buttons)]
    assert [(b.action, b.value) for b in row.buttons] == [
        ("settle.arrived", f"{LEAD.reference} 7"),
        ("settle.again", f"{LEAD.reference} 7"),
    ]
    assert row.buttons[1].confirm


def test_the_preview_shows_the_message_its_choices_and_the_text_to_be_changed() -> None:
    message = Message(MessageKind.STAFF, "Hello\n- there", choices=(Choice("do:x", "Ask"),))
    shown = DESK.dialog(PreviewReply(LEAD, message, "Hello\n- there", "k1"), EN)
    assert Paragraph("Hello\n- there") in shown.parts
    assert "- Ask" in texts_of(shown)
    assert (shown.inputs[0].name, shown.inputs[0].value) == ("text_k1", "Hello\n- there")
    assert shown.value == f"{LEAD.reference} k1"


def test_a_prepared_reply_speaks_the_applicants_language_and_cannot_be_broken() -> None:
    odd = replace(LEAD, language=EN, contact=replace(CONTACT, name="{company}\n<!here>"))
    assert DESK.fill_in(REPLY, odd) == "Dear {company} <!here> (Example)"
    gone = replace(LEAD, contact=None, erased_at=NOW)
    assert DESK.fill_in(REPLY, gone) == "様"


@every_language
def test_every_message_reads_differently(language: Language) -> None:
    assert len({DESK.text(each, language) for each in DeskMessage}) == len(DeskMessage)


@examples(50)
@given(st.text(min_size=1), st.sampled_from(list(Language)))
def test_what_people_write_never_breaks_a_screen(words: str, language: Language) -> None:
    contact = replace(CONTACT, company=words, name=words, times=words)
    lead = replace(LEAD, contact=contact, owner=words)
    noted = LeadEvent(NOW, words, "noted", {"text": words})
    case = LeadDetails(
        lead, (noted, LeadEvent(NOW, words, words)), (replace(ASKED, text=words),), ()
    )
    shown = DESK.screen(LeadCard(case, NOW), language)
    assert "\n" not in shown.title
    for part in shown.parts:
        if isinstance(part, Paragraph):
            assert all(line.startswith(("- ", "(", "（")) for line in part.text.split("\n")[1:])
    DESK.screen(ApplicantLine(lead, entry(words)), language)
    DESK.screen(StaffLine(lead, outgoing(DeliveryStatus.SENT, words), words), language)


def test_a_long_list_says_how_many_more_there_are() -> None:
    case = replace(WHOLE, questions=tuple(replace(ASKED, text=f"q{n}") for n in range(40)))
    told = texts_of(DESK.screen(LeadCard(case, NOW), EN))
    assert "q39" in told
    assert "q0 " not in told
    assert "(and 25 more)" in told


@every_language
def test_the_overview_leads_on_to_all_that_can_be_looked_at(language: Language) -> None:
    assert actions_of(DESK.dialog(ShowOverview(overview(LEAD)), language)) == [
        "unanswered",
        "numbers",
        "export",
    ]


def test_a_lead_that_rested_long_enough_is_shown_as_any_other() -> None:
    resting, rested = card(EN, snoozed_until=REPLY_BY), card(EN, snoozed_until=NOW)
    assert ("wake" in actions_of(resting), "wake" in actions_of(rested)) == (True, False)
    assert "Snoozed until" not in texts_of(rested)
