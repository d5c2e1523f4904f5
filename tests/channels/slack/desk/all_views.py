"""Everything that a desk can show, about a lead and people whose words are what a test likes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

from bot.assistant.context import Denial
from bot.assistant.curation.unanswered import Unanswered
from bot.assistant.desk.acts import PERIODS, DeskMessage, DeskOverview, Page
from bot.assistant.desk.leads import LeadDetails, RecordCheck
from bot.assistant.desk.statistics import UsageStatistics
from bot.assistant.ports import Author, DeliveryStatus, DeskPost, Outgoing, TranscriptEntry
from bot.bootstrap import content, renderer
from bot.handoff.lead import Lead, LeadEvent, LeadStatus
from bot.handoff.lead_workflow import Refusal, RefusalCode
from bot.precheck.verdict import Verdict
from bot.vocabulary import Choice, Language, Message, MessageKind
from bot.vocabulary.ui import Dialog, Screen
from bot.wording.desk.leads.threads import ALERTS, SAID
from bot.wording.desk.renderer import DeskRenderer
from tests.channels.slack.api.hostile_values import estranged
from tests.wording.samples import ASKED, HISTORY, LEAD, NOW, REPLY_BY

Shown = Screen | Dialog | str
"""A screen in the channel, a window, or something to tell one person."""

KINDS = (*SAID, "something new")

shipped = cache(renderer)


class Samples:
    """All that a desk shows about one lead; each method is named as one of `DeskRenderer`."""

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

    def card(self) -> Iterator[Shown]:
        questions = (replace(ASKED, text=self.words),) * 20
        for lead in self.leads:
            case = LeadDetails(lead, self.history, questions, (), self.others, self.others)
            for now in (NOW, REPLY_BY + timedelta(days=400)):
                yield self.desk.card(case, self.language, now)

    def said(self) -> Iterator[Shown]:
        for lead in self.leads:
            yield from (self.desk.said(lead, self.entry(k), self.language) for k in KINDS)
            yield self.desk.said(lead, None, self.language)

    def told(self) -> Iterator[Shown]:
        for lead in self.leads:
            for kind in KINDS:
                subject = (LEAD.reference, f"told:{LEAD.reference}:k", {"what": kind})
                post = DeskPost(1, "slack:T1:C1", *subject, DeliveryStatus.SENDING, 1, NOW)
                yield self.desk.told(lead, post, None, self.language)
                yield self.desk.told(lead, post, self.entry(kind), self.language)

    def replied(self) -> Iterator[Shown]:
        for lead in self.leads:
            for status in DeliveryStatus:
                yield self.desk.replied(lead, self.outgoing(status), self.words, self.language)
            yield self.desk.replied(lead, None, self.words, self.language)

    def reminder(self) -> Iterator[Shown]:
        for lead in self.leads:
            for now in (NOW, REPLY_BY + timedelta(days=400)):
                yield self.desk.reminder(lead, self.language, now)

    def digest(self) -> Iterator[Shown]:
        yield from (self.desk.digest(each, self.language) for each in self.overviews)

    def alert(self) -> Iterator[Shown]:
        for code in (*ALERTS, self.words):
            yield self.desk.alert({"code": code, "where": self.words}, self.language)
        yield self.desk.alert({}, self.language)

    # In windows.

    def overview(self) -> Iterator[Shown]:
        yield from (self.desk.overview(each, self.language) for each in self.overviews)

    def numbers(self) -> Iterator[Shown]:
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
            yield self.desk.numbers(counted, days, self.language)
            yield self.desk.numbers(UsageStatistics(), days, self.language)

    def closing(self) -> Iterator[Shown]:
        yield from (self.desk.closing(lead, self.language) for lead in self.leads)

    def handing_over(self) -> Iterator[Shown]:
        yield from (self.desk.handing_over(lead, self.language) for lead in self.leads)

    def noting(self) -> Iterator[Shown]:
        yield from (self.desk.noting(lead, self.language) for lead in self.leads)

    def joining(self) -> Iterator[Shown]:
        for lead in self.leads:
            for others in ((), self.others):
                yield self.desk.joining(lead, others, self.language)

    def snoozing(self) -> Iterator[Shown]:
        yield from (self.desk.snoozing(lead, self.language, NOW) for lead in self.leads)

    def writing(self) -> Iterator[Shown]:
        for lead in self.leads:
            for canned in ((), content().replies):
                yield self.desk.writing(lead, canned, self.words, self.language)

    def choosing(self) -> Iterator[Shown]:
        for lead in self.leads:
            for canned in ((), content().replies):
                yield self.desk.choosing(lead, canned, self.language)

    def preview(self) -> Iterator[Shown]:
        said = (self.words, *(self.desk.canned(r, self.lead) for r in content().replies))
        choices = (Choice("do:counter", self.words[:75] or "x"),) * 3
        for lead in self.leads:
            for text in said:
                message = Message(MessageKind.STAFF, text, choices=choices)
                yield self.desk.preview(lead, message, text, "f" * 64, self.language)

    def transcript(self) -> Iterator[Shown]:
        entries = tuple(self.entry(kind) for kind in ("text", "edited", "deleted", "form"))
        for lead in self.leads:
            for page in (Page(entries, 2, 3), Page(entries * 2, 1, 1), Page((), 1, 1)):
                yield self.desk.transcript(lead, page, self.language)

    def record(self) -> Iterator[Shown]:
        yield self.desk.record(self.lead, RecordCheck.MATCHES, self.history, self.language)
        for lead in self.leads:
            for check in RecordCheck:
                yield self.desk.record(lead, check, self.history[-3:], self.language)

    @property
    def questions(self) -> tuple[Unanswered, ...]:
        return tuple(
            Unanswered("f" * 64, language, self.words, times, NOW)
            for language in Language
            for times in range(1, 11)
        )

    def unanswered(self) -> Iterator[Shown]:
        yield self.desk.unanswered(self.questions, self.language)
        yield self.desk.unanswered((), self.language)

    def answering(self) -> Iterator[Shown]:
        yield self.desk.answering(self.questions[0], self.language)

    # To one person.

    def refused(self) -> Iterator[Shown]:
        refusals = [
            Refusal(code, self.words, status) for code in RefusalCode for status in LeadStatus
        ]
        yield from (self.desk.refused(each, self.language) for each in (*refusals, *Denial))

    def message(self) -> Iterator[Shown]:
        yield from (self.desk.message(each, self.language) for each in DeskMessage)

    def canned(self) -> Iterator[Shown]:
        for lead in self.leads:
            yield from (self.desk.canned(reply, lead) for reply in content().replies)

    def export_title(self) -> Iterator[Shown]:
        yield self.desk.export_title(self.language)
