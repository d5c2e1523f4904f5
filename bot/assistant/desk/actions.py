"""What staff do at a desk and what they get to see, for any platform that draws it.

A click or a dialog that is handed in becomes a `DeskAction`; `bot.assistant.desk.dispatcher`
handles it and gives a `DeskReply`, whose words are put at the edge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from bot.assistant.context import Assistant, Denial, Desk, Editions, calendar_in
from bot.assistant.desk.views import DialogView
from bot.handoff.appointments.appointment import Appointment
from bot.handoff.appointments.plan_reader import PlanMistake
from bot.handoff.business_hours import DeskCalendar
from bot.handoff.canned_replies import CannedReply
from bot.handoff.lead import Lead, LeadEvent
from bot.handoff.lead_change import Refusal
from bot.precheck.flow import Flow
from bot.vocabulary import Hours, Language
from bot.vocabulary.desk_zone import USUAL
from bot.vocabulary.ui import Dialog

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


Said = TypeVar("Said")
"""A short message, or its words."""

Shown = TypeVar("Shown")
"""What is to be seen in a dialog, or the dialog."""


@dataclass(frozen=True, slots=True)
class ShowMessage(Generic[Said]):
    """Something to say to this person alone."""

    text: Said


@dataclass(frozen=True, slots=True)
class OpenDialog(Generic[Shown]):
    """A dialog to open."""

    dialog: Shown


@dataclass(frozen=True, slots=True)
class ReplaceDialog(Generic[Shown]):
    """A dialog that takes the place of the one that is open."""

    dialog: Shown


@dataclass(frozen=True, slots=True)
class InputErrors(Generic[Said]):
    """The dialog stays open: what is wrong with which of its inputs, by name."""

    errors: Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Download(Generic[Said]):
    """A file to hand over to this person."""

    name: str
    content: bytes
    title: Said


@dataclass(frozen=True, slots=True)
class LeadExport:
    """Leads to hand over as a file, each with its history. `format`: `csv` or `xlsx`."""

    name: str
    format: str
    leads: tuple[tuple[Lead, tuple[LeadEvent, ...]], ...]


@dataclass(frozen=True, slots=True)
class AppointmentFile:
    """A call to hand over as a file for calendars."""

    lead: Lead
    appointment: Appointment


@dataclass(frozen=True, slots=True)
class Done:
    """It is done; what the desk shows tells it."""


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What came of an act on several leads: those that were changed, and why others were not."""

    done: tuple[str, ...]
    lost: tuple[tuple[str, Refusal | Denial], ...]


class DeskMessage(StrEnum):
    """Short things to tell staff that need nothing but the sentence itself."""

    UNKNOWN_ACTION = "unknown_action"
    TEXT_MISSING = "text_missing"
    TEXT_TOO_LONG = "text_too_long"
    REASON_MISSING = "reason_missing"
    NOTHING_PICKED = "nothing_picked"
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
    STAYS_IN_THREAD = "stays_in_thread"
    """The same, where messages have no menu of ours."""
    EDITED_AFTER_SENDING = "edited_after_sending"
    DELETED_AFTER_SENDING = "deleted_after_sending"
    TOO_MANY_TO_EXPORT = "too_many_to_export"
    CALL_CHANGED = "call_changed"
    """A colleague changed or cancelled the call that was looked at, or it is over."""
    CALL_FILE = "call_file"
    """Names a file."""
    ALL_LEADS = "all_leads"
    """Names a file."""


ToSay = DeskMessage | Refusal | Denial | BulkResult | PlanMistake
"""What staff can be told."""

DeskReply = (
    ShowMessage[ToSay]
    | OpenDialog[DialogView]
    | ReplaceDialog[DialogView]
    | InputErrors[ToSay]
    | LeadExport
    | AppointmentFile
    | Download[ToSay]
    | Done
)
"""What comes of an act."""

WordedReply = (
    ShowMessage[str]
    | OpenDialog[Dialog]
    | ReplaceDialog[Dialog]
    | InputErrors[str]
    | Download[str]
    | Done
)
"""The same in words, for a platform to draw."""


@dataclass(frozen=True, kw_only=True)
class StaffDesk(Desk):
    """A desk with all that it takes to look after leads.

    `fill_in` gives a prepared reply in the applicant's language, filled in. `hours` are those of a
    usual day. `owners` are those who can have leads, as far as that is known here. `zone` is where
    the desk is.
    """

    flow: Flow
    hours: Hours
    fill_in: Callable[[CannedReply, Lead], str]
    replies: tuple[CannedReply, ...] = ()
    owners: tuple[str, ...] = ()
    editions: Editions | None = None
    zone: ZoneInfo = USUAL

    def flow_of(self, lead: Lead) -> Flow:
        """The version of the pre-check that a lead was judged by, if it is here or was kept."""
        if lead.flow_version == self.flow.version or self.editions is None:
            return self.flow
        return self.editions.flow(lead.flow_version) or self.flow

    def calendar(self) -> DeskCalendar:
        """When the desk is open, as it is kept at this moment."""
        with self.storage.read_only() as work:
            return calendar_in(work, self.hours)


def staff_desk(
    assistant: Assistant,
    is_staff: Callable[[str], bool],
    fill_in: Callable[[CannedReply, Lead], str],
    replies: tuple[CannedReply, ...],
    desks: tuple[str, ...] = (),
    owners: tuple[str, ...] = (),
) -> StaffDesk:
    """A desk of this assistant. `desks` are those to which leads are posted."""
    return StaffDesk(
        storage=assistant.storage,
        is_staff=is_staff,
        desks=desks,
        speak=assistant.wording,
        fill_in=fill_in,
        mailed=assistant.mailed,
        flow=assistant.flow,
        editions=assistant.editions,
        hours=assistant.edition.desk_hours,
        replies=replies,
        owners=owners,
        zone=assistant.edition.zone,
    )
