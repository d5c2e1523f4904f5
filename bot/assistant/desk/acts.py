"""What staff do at a desk and what they get to see, for any platform that draws it.

A click or a dialog that is handed in becomes a `DeskAction`; `bot.assistant.desk.dispatcher`
handles it and gives a `DeskReply`. Screens and dialogs are worded by a `DeskWording`, which comes
from outside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.assistant.context import Denial, Desk
from bot.assistant.curation.unanswered import Unanswered
from bot.assistant.desk.leads import LeadDetails, RecordCheck
from bot.assistant.ports import DeskPost, Outgoing, TranscriptEntry
from bot.handoff.canned_replies import CannedReply
from bot.handoff.lead import Lead, LeadEvent
from bot.handoff.lead_workflow import Refusal
from bot.precheck.flow import Flow
from bot.vocabulary import Hours, Language, Message
from bot.vocabulary.ui import Dialog, Screen

if TYPE_CHECKING:
    from bot.assistant.desk.statistics import UsageStatistics

PERIODS = (7, 30, 90, 365)
"""Days over which numbers are counted; the second is what is shown first."""


@dataclass(frozen=True, slots=True)
class DeskAction:
    """One thing that somebody did at a desk.

    `event` is unique for the act: delivered again, it has no second effect. `action` is that of the
    button or the dialog, `value` what it is about, `values` what was filled in, by input name.
    """

    event: str
    staff: str
    action: str
    value: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    language: Language = Language.JA


@dataclass(frozen=True, slots=True)
class ShowMessage:
    """Something to say to this person alone."""

    text: str


@dataclass(frozen=True, slots=True)
class OpenDialog:
    """A dialog to open."""

    dialog: Dialog


@dataclass(frozen=True, slots=True)
class ReplaceDialog:
    """A dialog that takes the place of the one that is open."""

    dialog: Dialog


@dataclass(frozen=True, slots=True)
class InputErrors:
    """The dialog stays open: what is wrong with which of its inputs, by name."""

    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Download:
    """A file to hand over to this person."""

    name: str
    content: bytes
    title: str


@dataclass(frozen=True, slots=True)
class Done:
    """It is done; what the desk shows tells it."""


DeskReply = ShowMessage | OpenDialog | ReplaceDialog | InputErrors | Download | Done
"""What comes of an act."""


class DeskMessage(StrEnum):
    """Short things to tell staff that need nothing but the sentence itself."""

    UNKNOWN_ACTION = "unknown_action"
    TEXT_MISSING = "text_missing"
    TEXT_TOO_LONG = "text_too_long"
    REASON_MISSING = "reason_missing"
    OTHER_MISSING = "other_missing"
    DATE_MISSING = "date_missing"
    DATE_NOT_AHEAD = "date_not_ahead"
    COLLEAGUE_NOT_STAFF = "colleague_not_staff"
    SENT_ALREADY = "sent_already"
    SETTLED_ALREADY = "settled_already"
    QUESTION_GONE = "question_gone"
    ANSWER_KEPT = "answer_kept"
    NOTE = "note"
    """Names a small window that only says something."""
    CLOSE = "close"
    """Closes it."""
    TOO_LATE = "too_late"
    """The platform took too long to open a window."""
    FILE_FAILED = "file_failed"
    FILE_UNCERTAIN = "file_uncertain"
    NO_LEAD_HERE = "no_lead_here"
    """Something was to be sent to an applicant from where no lead is."""
    TOO_LONG_TO_SEND = "too_long_to_send"
    STAYS_HERE = "stays_here"
    """Somebody addressed the counter in the thread of a lead."""
    EDITED_AFTER_SENDING = "edited_after_sending"
    DELETED_AFTER_SENDING = "deleted_after_sending"


@dataclass(frozen=True, slots=True)
class DeskOverview:
    """Where the desk stands at a moment. `waiting` are claimed and not replied to.

    `overdue` are new or waiting ones past their time; they are not repeated in the other two, and
    none of the three holds leads that rest.
    """

    at: datetime
    new: tuple[Lead, ...]
    waiting: tuple[Lead, ...]
    overdue: tuple[Lead, ...]
    resting: tuple[Lead, ...]
    unanswered: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of a transcript: the `number`th page of `total`, counted from 1."""

    entries: tuple[TranscriptEntry, ...]
    number: int
    total: int


class DeskWording(Protocol):
    """Words everything at a desk, in the language that staff read."""

    def refused(self, refused: Refusal | Denial, language: Language) -> str:
        """Why nothing was changed."""

    def message(self, message: DeskMessage, language: Language) -> str:
        """One of the short messages."""

    def card(self, case: LeadDetails, language: Language, now: datetime) -> Screen:
        """Everything about a lead at a glance, with what can be done."""

    def said(self, lead: Lead, entry: TranscriptEntry | None, language: Language) -> Screen:
        """What the applicant wrote to staff; None: it was deleted."""

    def replied(self, lead: Lead, sent: Outgoing | None, staff: str, language: Language) -> Screen:
        """What staff wrote to the applicant, and whether it arrived; None: it was deleted."""

    def told(
        self, lead: Lead, post: DeskPost, entry: TranscriptEntry | None, language: Language
    ) -> Screen:
        """Something else that happened with a lead."""

    def reminder(self, lead: Lead, language: Language, now: datetime) -> Screen:
        """That a reply is due."""

    def digest(self, overview: DeskOverview, language: Language) -> Screen:
        """Where the desk stands."""

    def alert(self, detail: Mapping[str, str], language: Language) -> Screen:
        """That something is wrong with how the desk reaches people."""

    def numbers(self, numbers: UsageStatistics, days: int, language: Language) -> Dialog:
        """How the counter was used in the last days."""

    def closing(self, lead: Lead, language: Language) -> Dialog:
        """Asks why the lead is closed."""

    def handing_over(self, lead: Lead, language: Language) -> Dialog:
        """Asks to whom the lead goes."""

    def noting(self, lead: Lead, language: Language) -> Dialog:
        """Asks for a note."""

    def joining(self, lead: Lead, others: Sequence[Lead], language: Language) -> Dialog:
        """Asks with which other lead it is put together."""

    def snoozing(self, lead: Lead, language: Language, now: datetime) -> Dialog:
        """Asks until when the lead rests."""

    def writing(
        self, lead: Lead, canned: Sequence[CannedReply], text: str, language: Language
    ) -> Dialog:
        """Asks what to write to the applicant."""

    def choosing(self, lead: Lead, canned: Sequence[CannedReply], language: Language) -> Dialog:
        """Asks which of the prepared replies to take."""

    def preview(
        self, lead: Lead, message: Message, text: str, key: str, language: Language
    ) -> Dialog:
        """Shows what the applicant will see. `key` belongs to exactly this text."""

    def canned(self, reply: CannedReply, lead: Lead) -> str:
        """A prepared reply in the applicant's language, filled in."""

    def transcript(self, lead: Lead, page: Page, language: Language) -> Dialog:
        """A part of what was said."""

    def record(
        self, lead: Lead, check: RecordCheck, history: Sequence[LeadEvent], language: Language
    ) -> Dialog:
        """The decision record, and what happened to the lead."""

    def unanswered(self, questions: Sequence[Unanswered], language: Language) -> Dialog:
        """Questions that wait for an answer to be written."""

    def answering(self, question: Unanswered, language: Language) -> Dialog:
        """Asks for the answer to a question."""

    def overview(self, overview: DeskOverview, language: Language) -> Dialog:
        """Where the desk stands, to be read by one person."""

    def export_title(self, language: Language) -> str:
        """What the file with all leads is called."""


@dataclass(frozen=True, kw_only=True)
class StaffDesk(Desk):
    """A desk with all that it takes to speak with staff. What many read is in its `language`."""

    wording: DeskWording
    flow: Flow
    hours: Hours
    replies: tuple[CannedReply, ...] = ()
    language: Language = Language.JA
