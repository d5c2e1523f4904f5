"""The voice of the desk: everything that staff read, in the language that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from bot.assistant.desk.actions import (
    AppointmentFile,
    BulkResult,
    DeskMessage,
    DeskReply,
    Done,
    Download,
    InputErrors,
    LeadExport,
    OpenDialog,
    ReplaceDialog,
    ShowMessage,
    ToSay,
    WordedReply,
)
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
    DialogView,
    Digest,
    LeadCard,
    LeadNews,
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
from bot.assistant.ports import Outgoing, TranscriptEntry
from bot.handoff.appointments.plan_reader import PlanMistake
from bot.handoff.canned_replies import CannedReply
from bot.handoff.lead import Lead
from bot.vocabulary import Language
from bot.vocabulary.ui import Dialog, Screen
from bot.wording.applicants.renderer import Renderer
from bot.wording.appointments import FILE_NAME, calendar_file
from bot.wording.desk import dialogs, digest, messages, statistics
from bot.wording.desk.exports.files import FILES, TableFormat
from bot.wording.desk.exports.lead_table import Words, lead_table
from bot.wording.desk.leads import appointments, lead_card, related, replies, threads, transcripts
from bot.wording.desk.names import Names
from bot.wording.translator import Translator


@dataclass(frozen=True)
class DeskRenderer:
    """Words what a desk shows. `names` says what staff are called; it may take its time."""

    speaker: Renderer
    names: Names = str

    def voice(self, language: Language) -> Translator:
        """How one language is spoken."""
        return self.speaker.voice(language)

    def reply(self, reply: DeskReply, language: Language) -> WordedReply:  # noqa: C901  one line for each
        """What came of an act, for a platform to draw."""
        match reply:
            case ShowMessage(said):
                return ShowMessage(self.text(said, language))
            case OpenDialog(view):
                return OpenDialog(self.dialog(view, language))
            case ReplaceDialog(view):
                return ReplaceDialog(self.dialog(view, language))
            case InputErrors(errors):
                return InputErrors(
                    {name: self.text(said, language) for name, said in errors.items()}
                )
            case LeadExport():
                return self.export(reply, language)
            case AppointmentFile():
                return self.call_file(reply, language)
            case Download(name, content, title):
                return Download(name, content, self.text(title, language))
            case Done():
                return reply
        assert_never(reply)

    def call_file(self, wanted: AppointmentFile, language: Language) -> Download[str]:
        """A call as a file for calendars."""
        content = calendar_file(wanted.appointment, self.voice(language))
        return Download(FILE_NAME, content, self.text(DeskMessage.CALL_FILE, language))

    def export(self, export: LeadExport, language: Language) -> Download[str]:
        """Leads as a file."""
        voice, of = self.voice(language), self.speaker
        table = lead_table(export, Words(voice, of.flow, of.form, self.names))
        content = FILES[TableFormat(export.format)](table)
        return Download(export.name, content, self.text(DeskMessage.ALL_LEADS, language))

    def text(self, said: ToSay, language: Language) -> str:
        """A short message, or why nothing was changed."""
        voice = self.voice(language)
        if isinstance(said, DeskMessage):
            return messages.message_text(said, voice)
        if isinstance(said, PlanMistake):
            return appointments.mistake_text(said, voice)
        if isinstance(said, BulkResult):
            return messages.bulk_text(said, voice, self.names)
        return messages.refusal_text(said, voice, self.names)

    def dialog(self, view: DialogView, language: Language) -> Dialog:  # noqa: C901  one line for each
        """What a dialog asks or shows; mypy proves that none is forgotten."""
        voice, flow = self.voice(language), self.speaker.flow
        match view:
            case AskReason(lead):
                return dialogs.closing(lead, voice)
            case AskColleague(lead):
                return dialogs.handing_over(lead, voice)
            case AskTakeover(lead):
                return dialogs.taking_over(lead, voice, self.names)
            case AskNote(lead):
                return dialogs.noting(lead, voice)
            case AskOtherLead(lead, others):
                return related.joining(lead, others, voice)
            case AskUntil(lead, now, calendar):
                return dialogs.snoozing(lead, voice, now, calendar)
            case AskAppointment(lead, before):
                return appointments.planning(lead, before, voice)
            case AskReply(lead, canned, text):
                return replies.writing(lead, canned, text, voice)
            case AskCannedReply(lead, canned):
                return replies.choosing(lead, canned, voice)
            case PreviewReply(lead, message, text, key):
                return replies.preview(lead, message, text, key, voice)
            case ShowTranscript(lead, page):
                of = self.speaker.under(lead.edition)
                return transcripts.transcript(lead, page, of.flow, of.voice(language))
            case ShowRecord(lead, check, history):
                of = self.speaker.under(lead.edition)
                spoken = of.voice(language)
                return transcripts.record(lead, check, history, of.flow, spoken, self.names)
            case ShowUnanswered(questions):
                return transcripts.unanswered(questions, voice)
            case AskAnswer(question):
                return transcripts.answering(question, voice)
            case ShowStatistics(numbers, days):
                return statistics.numbers(numbers, days, flow, voice)
            case ShowOverview(overview):
                return digest.overview_dialog(overview, voice, self.names)
        assert_never(view)

    def screen(  # noqa: C901  one line for each
        self, view: PostView, language: Language, viewer: str = ""
    ) -> Screen:
        """What a post shows; of an erased lead, that it was erased.

        `viewer`: the member of staff who alone sees it, where one does.
        """
        voice = self.voice(language)
        match view:
            case LeadCard(case, now):
                of = self.speaker.under(case.lead.edition)
                known = (of.flow, of.form, of.articles)
                return lead_card.lead_card(
                    case, *known, of.voice(language), self.names, now, viewer
                )
            case Digest(overview):
                return digest.digest(overview, voice, self.names)
            case DeskAlert(detail):
                return threads.alert(detail, voice)
            case _ if view.lead.erased_at:
                return threads.erased_post(view.lead, voice)
            case LeadNews(lead, post, entry, reason):
                return threads.told_post(lead, post, entry, reason, voice, self.names)
            case Reminder(lead, now):
                return threads.reminder(lead, voice, self.names, now)
            case ApplicantLine(lead, TranscriptEntry() as entry):
                return threads.said_post(lead, entry, voice)
            case StaffLine(lead, Outgoing() as sent, staff, mail):
                return threads.reply_post(lead, sent, mail, staff, voice, self.names)
            case ApplicantLine(lead) | StaffLine(lead):
                return threads.erased_post(lead, voice)
        assert_never(view)

    def fill_in(self, reply: CannedReply, lead: Lead) -> str:
        """A prepared reply in the applicant's language, filled in."""
        return replies.canned_text(reply, lead, self.voice(lead.language))
