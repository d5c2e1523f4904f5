"""The voice of the desk: everything that staff read, in the language that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.assistant.context import Denial
from bot.assistant.curation.unanswered import Unanswered
from bot.assistant.desk.acts import DeskMessage, DeskOverview, Page
from bot.assistant.desk.leads import LeadDetails, RecordCheck
from bot.assistant.ports import DeskPost, Outgoing, TranscriptEntry
from bot.handoff.canned_replies import CannedReply
from bot.handoff.lead import Lead, LeadEvent
from bot.handoff.lead_workflow import Refusal
from bot.vocabulary import Language, Message
from bot.vocabulary.ui import Dialog, Screen
from bot.wording.applicants.renderer import Renderer
from bot.wording.desk import dialogs
from bot.wording.desk import digest as digests
from bot.wording.desk import messages as refusing
from bot.wording.desk import statistics as figures
from bot.wording.desk.leads import lead_card as cards
from bot.wording.desk.leads import related, threads
from bot.wording.desk.leads import replies as writing
from bot.wording.desk.leads import transcripts as reading
from bot.wording.desk.names import Names
from bot.wording.translator import Translator

if TYPE_CHECKING:
    from bot.assistant.desk.statistics import UsageStatistics


@dataclass(frozen=True)
class DeskRenderer:
    """Words what a desk shows. `names` says what staff are called; it may take its time."""

    speaker: Renderer
    names: Names = str

    def voice(self, language: Language) -> Translator:
        """How one language is spoken."""
        return self.speaker.voice(language)

    def refused(self, refused: Refusal | Denial, language: Language) -> str:
        """Why nothing was changed."""
        return refusing.refusal_text(refused, self.voice(language), self.names)

    def message(self, message: DeskMessage, language: Language) -> str:
        """One of the short messages."""
        return refusing.message_text(message, self.voice(language))

    def card(self, case: LeadDetails, language: Language, now: datetime) -> Screen:
        """Everything about a lead at a glance, with what can be done."""
        of = self.speaker
        voice = self.voice(language)
        return cards.lead_card(case, of.flow, of.form, of.articles, voice, self.names, now)

    def said(self, lead: Lead, entry: TranscriptEntry | None, language: Language) -> Screen:
        """What the applicant wrote to staff; None: it was deleted."""
        voice = self.voice(language)
        if entry is None or lead.erased_at:
            return threads.erased_post(lead, voice)
        return threads.said_post(lead, entry, voice)

    def replied(self, lead: Lead, sent: Outgoing | None, staff: str, language: Language) -> Screen:
        """What staff wrote to the applicant, and whether it arrived; None: it was deleted."""
        voice = self.voice(language)
        if sent is None or lead.erased_at:
            return threads.erased_post(lead, voice)
        return threads.reply_post(lead, sent, staff, voice, self.names)

    def told(
        self, lead: Lead, post: DeskPost, entry: TranscriptEntry | None, language: Language
    ) -> Screen:
        """Something else that happened with a lead."""
        voice = self.voice(language)
        if lead.erased_at:
            return threads.erased_post(lead, voice)
        return threads.told_post(lead, post, entry, voice, self.names)

    def reminder(self, lead: Lead, language: Language, now: datetime) -> Screen:
        """That a reply is due."""
        voice = self.voice(language)
        if lead.erased_at:
            return threads.erased_post(lead, voice)
        return threads.reminder(lead, voice, self.names, now)

    def digest(self, overview: DeskOverview, language: Language) -> Screen:
        """Where the desk stands."""
        return digests.digest(overview, self.voice(language), self.names)

    def alert(self, detail: Mapping[str, str], language: Language) -> Screen:
        """That something is wrong with how the desk reaches people."""
        return threads.alert(detail, self.voice(language))

    def numbers(self, numbers: UsageStatistics, days: int, language: Language) -> Dialog:
        """How the counter was used in the last days."""
        return figures.numbers(numbers, days, self.speaker.flow, self.voice(language))

    def closing(self, lead: Lead, language: Language) -> Dialog:
        """Asks why the lead is closed."""
        return dialogs.closing(lead, self.voice(language))

    def handing_over(self, lead: Lead, language: Language) -> Dialog:
        """Asks to whom the lead goes."""
        return dialogs.handing_over(lead, self.voice(language))

    def noting(self, lead: Lead, language: Language) -> Dialog:
        """Asks for a note."""
        return dialogs.noting(lead, self.voice(language))

    def joining(self, lead: Lead, others: Sequence[Lead], language: Language) -> Dialog:
        """Asks with which other lead it is put together."""
        return related.joining(lead, others, self.voice(language))

    def snoozing(self, lead: Lead, language: Language, now: datetime) -> Dialog:
        """Asks until when the lead rests."""
        hours = self.speaker.edition.desk_hours
        return dialogs.snoozing(lead, self.voice(language), now, hours)

    def writing(
        self, lead: Lead, canned: Sequence[CannedReply], text: str, language: Language
    ) -> Dialog:
        """Asks what to write to the applicant."""
        return writing.writing(lead, canned, text, self.voice(language))

    def choosing(self, lead: Lead, canned: Sequence[CannedReply], language: Language) -> Dialog:
        """Asks which of the prepared replies to take."""
        return writing.choosing(lead, canned, self.voice(language))

    def preview(
        self, lead: Lead, message: Message, text: str, key: str, language: Language
    ) -> Dialog:
        """Shows what the applicant will see. `key` belongs to exactly this text."""
        return writing.preview(lead, message, text, key, self.voice(language))

    def canned(self, reply: CannedReply, lead: Lead) -> str:
        """A prepared reply in the applicant's language, filled in."""
        return writing.canned_text(reply, lead, self.voice(lead.language))

    def transcript(self, lead: Lead, page: Page, language: Language) -> Dialog:
        """A part of what was said."""
        return reading.transcript(lead, page, self.speaker.flow, self.voice(language))

    def record(
        self, lead: Lead, check: RecordCheck, history: Sequence[LeadEvent], language: Language
    ) -> Dialog:
        """The decision record, and what happened to the lead."""
        voice = self.voice(language)
        return reading.record(lead, check, history, self.speaker.flow, voice, self.names)

    def unanswered(self, questions: Sequence[Unanswered], language: Language) -> Dialog:
        """Questions that wait for an answer to be written."""
        return reading.unanswered(questions, self.voice(language))

    def answering(self, question: Unanswered, language: Language) -> Dialog:
        """Asks for the answer to a question."""
        return reading.answering(question, self.voice(language))

    def overview(self, overview: DeskOverview, language: Language) -> Dialog:
        """Where the desk stands, to be read by one person."""
        return digests.overview_dialog(overview, self.voice(language), self.names)

    def export_title(self, language: Language) -> str:
        """What the file with all leads is called."""
        return self.voice(language).gettext("All leads")
