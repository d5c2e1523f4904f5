"""Everything that a desk can show, about a lead and people whose words are what a test likes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

from bot.assistant.context import Denial
from bot.assistant.curation.unanswered import Unanswered
from bot.assistant.desk.actions import PERIODS, DeskMessage, ToSay
from bot.assistant.desk.leads import LeadDetails, RecordCheck
from bot.assistant.desk.numbers.statistics import UsageStatistics
from bot.assistant.desk.views import (
    ApplicantLine,
    AskAnswer,
    AskAppointment,
    AskCannedReply,
    AskColleague,
    AskNote,
    AskOtherLead,
    AskReason,
    AskReply,
    AskTakeover,
    AskUntil,
    DeskAlert,
    DeskOverview,
    DialogView,
    Digest,
    LeadCard,
    LeadNews,
    Page,
    PostView,
    PreviewReply,
    Reminder,
    ShowOverview,
    ShowRecord,
    ShowStatistics,
    ShowTranscript,
    ShowUnanswered,
    StaffLine,
)
from bot.assistant.ports import Author, DeliveryStatus, DeskPost, Outgoing, TranscriptEntry
from bot.bootstrap import content, renderer
from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from bot.handoff.lead import Lead, LeadEvent, LeadStatus
from bot.handoff.lead_change import Refusal, RefusalCode
from bot.precheck.verdict import Verdict
from bot.vocabulary import Choice, Language, Message, MessageKind
from bot.vocabulary.ui import Dialog, Screen
from bot.wording.desk.leads.threads import ALERTS, SAID
from bot.wording.desk.renderer import DeskRenderer
from tests.channels.slack.api.hostile_values import estranged
from tests.handoff.samples import CALENDAR
from tests.wording.samples import ASKED, HISTORY, LEAD, NOW, REPLY_BY

Shown = Screen | Dialog | str
"""A screen in the channel, a window, or something to tell one person."""

KINDS = (*SAID, "something new")

shipped = cache(renderer)


class Samples:
    """All that a desk shows about one lead."""

    def __init__(self, words: str, lead: Lead, language: Language) -> None:
        self.words, self.language = words, language
        owner = lead.owner and words
        self.lead = estranged(replace(lead, owner=owner), words)
        self.desk = DeskRenderer(shipped(), lambda _: words)

    @property
    def leads(self) -> Iterator[Lead]:
        """The lead, and what is left of it once it was erased."""
        yield self.lead
        yield replace(self.lead, contact=None, wish=None, record="", erased_at=NOW)

    @property
    def others(self) -> tuple[Lead, ...]:
        """As many leads of the same company as are ever shown with it."""
        return tuple(replace(self.lead, reference=f"M-{number}") for number in range(20))

    @property
    def history(self) -> tuple[LeadEvent, ...]:
        noted = LeadEvent(NOW, self.words, "noted", {"text": self.words})
        given = {"owner": self.words, "previous_owner": self.words}
        handed_over = LeadEvent(NOW, self.words, "handed_over", given)
        return (*HISTORY, *[noted] * 20, handed_over, LeadEvent(NOW, self.words, self.words))

    def entry(self, kind: str) -> TranscriptEntry:
        return TranscriptEntry(NOW, Author.PERSON, kind, self.words)

    @property
    def overviews(self) -> Iterator[DeskOverview]:
        many = (self.lead,) * 20
        yield DeskOverview(NOW, many, many, many, many, 10_000)
        yield DeskOverview(NOW, (), (), (), (), 0)

    def outgoing(self, status: DeliveryStatus) -> Outgoing:
        said = Message(MessageKind.STAFF, self.words)
        return Outgoing(10**17, "slack:T1:U1", "e", said, status, 1, NOW)

    # In the channel.

    def card(self) -> Iterator[PostView]:
        questions = (replace(ASKED, text=self.words),) * 20
        for lead in self.leads:
            case = LeadDetails(lead, self.history, questions, (), self.others, self.others)
            for now in (NOW, REPLY_BY + timedelta(days=400)):
                yield LeadCard(case, now)

    def said(self) -> Iterator[PostView]:
        for lead in self.leads:
            yield from (ApplicantLine(lead, self.entry(k)) for k in KINDS)
            yield ApplicantLine(lead, None)

    def told(self) -> Iterator[PostView]:
        for lead in self.leads:
            for kind in KINDS:
                subject = (LEAD.reference, f"told:{LEAD.reference}:k", {"what": kind})
                post = DeskPost(1, "slack:T1:C1", *subject, DeliveryStatus.SENDING, 1, NOW)
                yield LeadNews(lead, post, None)
                yield LeadNews(lead, post, self.entry(kind))
            detail = {"what": "taken_over", "by": self.words, "calls": self.words}
            taken = (LEAD.reference, f"told:{LEAD.reference}:taken-2", detail)
            post = DeskPost(1, "slack:T1:C1", *taken, DeliveryStatus.SENDING, 1, NOW)
            yield LeadNews(lead, post, None, self.words)

    def replied(self) -> Iterator[PostView]:
        for lead in self.leads:
            for status in DeliveryStatus:
                yield StaffLine(lead, self.outgoing(status), self.words)
            yield StaffLine(lead, None, self.words)

    def reminder(self) -> Iterator[PostView]:
        for lead in self.leads:
            for now in (NOW, REPLY_BY + timedelta(days=400)):
                yield Reminder(lead, now)

    def digest(self) -> Iterator[PostView]:
        yield from (Digest(each) for each in self.overviews)

    def alert(self) -> Iterator[PostView]:
        for code in (*ALERTS, self.words):
            yield DeskAlert({"code": code, "where": self.words})
        yield DeskAlert({})

    # In windows.

    def overview(self) -> Iterator[DialogView]:
        yield from (ShowOverview(each) for each in self.overviews)

    def numbers(self) -> Iterator[DialogView]:
        by_key = {question.key: 10**6 for question in content().flow.questions}
        by_key[self.words] = 1
        counted = UsageStatistics(
            conversations=10**6,
            began=10**6,
            completed=10**6,
            verdicts=dict.fromkeys(Verdict, 10**6),
            asked_for_staff=10**6,
            leads=10**6,
            replies_due=10**6,
            replies_in_time=10**6 - 1,
            stopped_at=by_key,
            answered=10**6,
            suggested=10**6,
            declined=10**6,
            languages=dict.fromkeys(Language, 10**6),
            exclusions=by_key,
        )
        for days in PERIODS:
            yield ShowStatistics(counted, days)
            yield ShowStatistics(UsageStatistics(), days)

    def closing(self) -> Iterator[DialogView]:
        yield from (AskReason(lead) for lead in self.leads)

    def handing_over(self) -> Iterator[DialogView]:
        yield from (AskColleague(lead) for lead in self.leads)

    def taking_over(self) -> Iterator[DialogView]:
        yield from (AskTakeover(lead) for lead in self.leads)

    def noting(self) -> Iterator[DialogView]:
        yield from (AskNote(lead) for lead in self.leads)

    def joining(self) -> Iterator[DialogView]:
        for lead in self.leads:
            for others in ((), self.others):
                yield AskOtherLead(lead, others)

    def snoozing(self) -> Iterator[DialogView]:
        yield from (AskUntil(lead, NOW, CALENDAR) for lead in self.leads)

    def planning(self) -> Iterator[DialogView]:
        plan = AppointmentPlan(NOW, 30, self.words, self.words)
        for lead in self.leads:
            yield AskAppointment(lead, None)
            yield AskAppointment(lead, Appointment("uid", lead.reference, plan, "web:a", NOW))

    def writing(self) -> Iterator[DialogView]:
        for lead in self.leads:
            for canned in ((), content().replies):
                yield AskReply(lead, canned, self.words)

    def choosing(self) -> Iterator[DialogView]:
        for lead in self.leads:
            for canned in ((), content().replies):
                yield AskCannedReply(lead, canned)

    def preview(self) -> Iterator[DialogView]:
        said = (self.words, *(self.desk.fill_in(r, self.lead) for r in content().replies))
        choices = (Choice("do:counter", self.words[:75] or "x"),) * 3
        for lead in self.leads:
            for text in said:
                message = Message(MessageKind.STAFF, text, choices=choices)
                yield PreviewReply(lead, message, text, "f" * 64)

    def transcript(self) -> Iterator[DialogView]:
        entries = tuple(self.entry(kind) for kind in ("text", "edited", "deleted", "form"))
        for lead in self.leads:
            for page in (Page(entries, 2, 3), Page(entries * 2, 1, 1), Page((), 1, 1)):
                yield ShowTranscript(lead, page)

    def record(self) -> Iterator[DialogView]:
        yield ShowRecord(self.lead, RecordCheck.MATCHES, self.history)
        for lead in self.leads:
            for check in RecordCheck:
                yield ShowRecord(lead, check, self.history[-3:])

    @property
    def questions(self) -> tuple[Unanswered, ...]:
        return tuple(
            Unanswered("f" * 64, language, self.words, times, NOW)
            for language in Language
            for times in range(1, 11)
        )

    def unanswered(self) -> Iterator[DialogView]:
        yield ShowUnanswered(self.questions)
        yield ShowUnanswered(())

    def answering(self) -> Iterator[DialogView]:
        yield AskAnswer(self.questions[0])

    # To one person.

    def messages(self) -> Iterator[ToSay]:
        yield from DeskMessage
        yield from Denial
        for code in RefusalCode:
            yield from (Refusal(code, self.words, status) for status in LeadStatus)

    # All of it.

    def posts(self) -> Iterator[PostView]:
        for samples in (self.card, self.said, self.told, self.replied, self.reminder):
            yield from samples()
        yield from (*self.digest(), *self.alert())

    def dialogs(self) -> Iterator[DialogView]:
        for of_leads in (
            self.closing,
            self.handing_over,
            self.taking_over,
            self.noting,
            self.joining,
        ):
            yield from of_leads()
        for others in (self.snoozing, self.planning, self.writing, self.choosing, self.preview):
            yield from others()
        yield from (*self.transcript(), *self.record(), *self.unanswered(), *self.answering())
        yield from (*self.overview(), *self.numbers())

    def shown(self) -> Iterator[Shown]:
        """Everything in words."""
        yield from (self.desk.screen(view, self.language) for view in self.posts())
        yield from (self.desk.dialog(view, self.language) for view in self.dialogs())
        yield from (self.desk.text(said, self.language) for said in self.messages())
        for lead in self.leads:
            yield from (self.desk.fill_in(reply, lead) for reply in content().replies)
