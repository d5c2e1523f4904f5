"""What is to be seen at a desk, as values. Words are put to it at the edge (`bot.wording.desk`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.curation.unanswered import Unanswered
from bot.assistant.desk.leads import LeadDetails, RecordCheck
from bot.assistant.desk.numbers.statistics import UsageStatistics
from bot.assistant.ports import DeskPost, Outgoing, TranscriptEntry
from bot.handoff.appointments.appointment import Appointment
from bot.handoff.business_hours import DeskCalendar
from bot.handoff.canned_replies import CannedReply
from bot.handoff.lead import Lead, LeadEvent
from bot.vocabulary import Message


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


# Dialogs.


@dataclass(frozen=True, slots=True)
class AskReason:
    """Why is the lead closed?"""

    lead: Lead


@dataclass(frozen=True, slots=True)
class AskColleague:
    """To whom does the lead go?"""

    lead: Lead


@dataclass(frozen=True, slots=True)
class AskTakeover:
    """Why is the lead taken from the colleague who has it?"""

    lead: Lead


@dataclass(frozen=True, slots=True)
class AskNote:
    """What is to be noted?"""

    lead: Lead


@dataclass(frozen=True, slots=True)
class AskOtherLead:
    """With which other lead is it put together?"""

    lead: Lead
    others: Sequence[Lead]


@dataclass(frozen=True, slots=True)
class AskUntil:
    """Until when does the lead rest?"""

    lead: Lead
    now: datetime
    calendar: DeskCalendar


@dataclass(frozen=True, slots=True)
class AskAppointment:
    """When and where is the call? `appointment` is the one that is to come, if there is one."""

    lead: Lead
    appointment: Appointment | None


@dataclass(frozen=True, slots=True)
class AskReply:
    """What is written to the applicant? `text` was brought along."""

    lead: Lead
    canned: Sequence[CannedReply]
    text: str


@dataclass(frozen=True, slots=True)
class AskCannedReply:
    """Which of the prepared replies is taken?"""

    lead: Lead
    canned: Sequence[CannedReply]


@dataclass(frozen=True, slots=True)
class PreviewReply:
    """What the applicant will see. `key` belongs to exactly this text."""

    lead: Lead
    message: Message
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class ShowTranscript:
    """A part of what was said."""

    lead: Lead
    page: Page


@dataclass(frozen=True, slots=True)
class ShowRecord:
    """The decision record, and what happened to the lead."""

    lead: Lead
    check: RecordCheck
    history: Sequence[LeadEvent]


@dataclass(frozen=True, slots=True)
class ShowUnanswered:
    """Questions that wait for an answer to be written."""

    questions: Sequence[Unanswered]


@dataclass(frozen=True, slots=True)
class AskAnswer:
    """What is the answer to a question?"""

    question: Unanswered


@dataclass(frozen=True, slots=True)
class ShowStatistics:
    """How the counter was used in the last days."""

    numbers: UsageStatistics
    days: int


@dataclass(frozen=True, slots=True)
class ShowOverview:
    """Where the desk stands, to be read by one person."""

    overview: DeskOverview


DialogView = (
    AskReason
    | AskColleague
    | AskTakeover
    | AskNote
    | AskOtherLead
    | AskUntil
    | AskAppointment
    | AskReply
    | AskCannedReply
    | PreviewReply
    | ShowTranscript
    | ShowRecord
    | ShowUnanswered
    | AskAnswer
    | ShowStatistics
    | ShowOverview
)
"""What a dialog asks or shows."""


# What stands in the channel of a desk.


@dataclass(frozen=True, slots=True)
class LeadCard:
    """Everything about a lead at a glance, with what can be done."""

    case: LeadDetails
    now: datetime


@dataclass(frozen=True, slots=True)
class ApplicantLine:
    """What the applicant wrote to staff; no `entry`: it was deleted."""

    lead: Lead
    entry: TranscriptEntry | None


@dataclass(frozen=True, slots=True)
class LeadNews:
    """Something else that happened with a lead; `reason`: why it was taken over."""

    lead: Lead
    post: DeskPost
    entry: TranscriptEntry | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StaffLine:
    """What staff wrote to the applicant, and whether it arrived; not `sent`: it was deleted.

    `mail` tells of it.
    """

    lead: Lead
    sent: Outgoing | None
    staff: str
    mail: Outgoing | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reply is due."""

    lead: Lead
    now: datetime


@dataclass(frozen=True, slots=True)
class Digest:
    """Where the desk stands."""

    overview: DeskOverview


@dataclass(frozen=True, slots=True)
class DeskAlert:
    """Something is wrong with how the desk reaches people."""

    detail: Mapping[str, str]


PostView = LeadCard | ApplicantLine | LeadNews | StaffLine | Reminder | Digest | DeskAlert
"""What a post shows."""
