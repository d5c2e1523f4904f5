"""What is said on the way to staff: consent, fields, the receipt, and what staff write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.conversation import Form
from bot.handoff.form.definition import Field
from bot.handoff.form.validation import FormError
from bot.handoff.lead import Lead


@dataclass(frozen=True, slots=True)
class DoubtValue:
    """Is this really the value of the field? It reads like a sentence."""

    field: Field
    text: str
    times: int = 0


@dataclass(frozen=True, slots=True)
class OfferAddition:
    """Offer to add what was said to the enquiry that staff have."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class AskConsent:
    """Purpose of use and privacy policy, before the first personal detail.

    `is_again`: the notice was shown just before, so only the question is repeated.
    """

    has_ended: bool
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class AskField:
    """Ask for one field of the form; `mistake` says what was wrong with what was typed. `number`:
    its place among the `total` of fields that everybody is asked for, if it has one."""

    field: Field
    current: str | None
    mistake: FormError | None
    number: int | None
    total: int


@dataclass(frozen=True, slots=True)
class EchoFields:
    """What a message gave to fields of the form, by name; an empty one was left out. `is_review`:
    it is all that was given so far."""

    values: Mapping[str, str]
    is_review: bool = False


@dataclass(frozen=True, slots=True)
class NotSent:
    """Nothing was sent yet: these fields are missing."""

    missing: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """Everything that would be sent, for correction."""

    form: Form


@dataclass(frozen=True, slots=True)
class Receipt:
    """The lead was sent. `is_update`: the person had sent one shortly before, now renewed.

    `is_late`: the reply that was promised is overdue. `is_mailed`: they were written a
    mail, and are told of replies by mail; `is_away`: otherwise they see one when they come back.
    `is_unfinished`: the pre-check was under way, and can be gone on with.
    """

    lead: Lead
    is_update: bool
    is_desk_open: bool
    is_late: bool = False
    is_mailed: bool = False
    is_away: bool = False
    is_unfinished: bool = False


@dataclass(frozen=True, slots=True)
class ShowEnquiry:
    """Where the enquiry stands, what it says, and what was passed on to staff since."""

    lead: Lead
    passed_on: tuple[str, ...]
    is_desk_open: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class NoEnquiryYet:
    """Nothing was sent. `reply_by`: until when staff reply to what is sent now. `is_being_written`:
    the form, or the consent before it, is open; `missing` are the fields that it lacks."""

    reply_by: datetime
    is_being_written: bool
    missing: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffWrites:
    """A member of staff writes to the person."""

    text: str


@dataclass(frozen=True, slots=True)
class TellRules:
    """New rules change what the pre-check says of the person, in the words of a curator."""

    text: str


@dataclass(frozen=True, slots=True)
class CorrectField:
    """What is wrong with one value of a form that is filled in as a whole."""

    mistake: FormError
