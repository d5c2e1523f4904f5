"""A lead: a company that wishes to be contacted, with everything that staff need to act on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.vocabulary import Language


class LeadStatus(StrEnum):
    """Where staff stand with a lead."""

    NEW = "new"
    CLAIMED = "claimed"
    CONTACTED = "contacted"
    APPLIED = "applied"
    CLOSED = "closed"


UNREACHED = frozenset({LeadStatus.NEW, LeadStatus.CLAIMED})
"""Where leads stand whose applicant no word of staff has reached."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to reach and how. Optional fields are empty strings when they were left out.

    `corporate_number` has 13 digits; `phone` is in E.164 form; `times` are values of the hand-off
    form (`morning`, `afternoon` …) or free words.
    """

    company: str
    name: str
    email: str
    language: Language
    corporate_number: str = ""
    phone: str = ""
    times: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the company hopes for: values of the form (stages and menu), free remarks, and in
    `others` what fields hold that only the form of this programme has, by their names. `profile` is
    what the company told of itself in the chat."""

    stages: tuple[str, ...] = ()
    menu: tuple[str, ...] = ()
    remarks: str = ""
    others: Mapping[str, str] = field(default_factory=dict)
    profile: Mapping[str, str] = field(default_factory=dict)


LASTING = frozenset(
    {
        *("from", "to", "owner", "previous_owner", "until"),
        *("verdict", "earlier_verdict", "conversation", "earlier_conversation"),
        *("outgoing", "arrived", "promised", "lead"),
        *("begins", "earlier_begins", "minutes"),
        "edition",
        *("notice", "earlier_notice", "earlier_consented_at"),
    }
)
"""What an entry of the history may go on telling of an erased lead: ids, moments and values that
this program knows. Anything else might be somebody's words."""


@dataclass(frozen=True, slots=True)
class LeadEvent:
    """One entry of a lead's history, which is only ever added to: who did what, when.

    `actor` is `applicant`, `system` or the id of a staff member. `detail` never holds contact data;
    what somebody wrote stands in it under `text` and nowhere else.
    """

    at: datetime
    actor: str
    action: str
    detail: Mapping[str, str] = field(default_factory=dict)


def lasting_detail(detail: Mapping[str, str]) -> dict[str, str]:
    """What an entry of the history still tells once its lead is erased: nobody's words."""
    return {key: value for key, value in detail.items() if key in LASTING}


@dataclass(frozen=True, slots=True)
class Lead:
    """One lead. `record` is the canonical decision record (see `bot.precheck.record`) and `verdict`
    its verdict. `version` counts changes, so that of two people who change it at once one is told.
    `owner` is the id of the staff member who claimed it, or empty. Moments are in UTC.

    `snoozed_until`: its owner wishes not to be reminded of it before then.

    `answered_at` is when staff last answered, `asked_at` since when the applicant waits once more;
    both are None before that, and once it does not matter any more. `reply_by` is the promise for
    whatever the applicant waits for.

    `consented_at` and `consent_notice` say when the applicant agreed to which wording of the
    purpose notice (see `bot.assistant.consent_notice`); None where that was not kept yet. Leads
    that staff put together have the same `joined`, the reference of one of them.

    Once erased, `contact` and `wish` are None and `record` is empty; reference and history remain.
    """

    reference: str
    conversation: str
    person: str
    company_key: str
    status: LeadStatus
    verdict: str
    edition: str
    flow_version: str
    language: Language
    record: str
    contact: Contact | None
    wish: Wish | None
    created_at: datetime
    updated_at: datetime
    reply_by: datetime
    owner: str = ""
    version: int = 1
    erased_at: datetime | None = None
    snoozed_until: datetime | None = None
    consented_at: datetime | None = None
    consent_notice: str | None = None
    joined: str | None = None
    answered_at: datetime | None = None
    asked_at: datetime | None = None

    @property
    def awaits_us(self) -> bool:
        """Whether the applicant waits for a word of staff; otherwise staff wait for them."""
        return awaits_us(self)


@dataclass(frozen=True, slots=True)
class LeadState:
    """Where a lead stands, without anything that it holds: what long lists are made of."""

    reference: str
    status: LeadStatus
    owner: str
    reply_by: datetime
    created_at: datetime
    updated_at: datetime
    snoozed_until: datetime | None = None
    erased_at: datetime | None = None
    answered_at: datetime | None = None
    asked_at: datetime | None = None

    @property
    def awaits_us(self) -> bool:
        """Whether the applicant waits for a word of staff; otherwise staff wait for them."""
        return awaits_us(self)


def awaits_us(lead: Lead | LeadState) -> bool:
    """Whether the applicant of a lead waits: nobody answered yet, or they wrote since."""
    if lead.erased_at is not None or lead.status is LeadStatus.CLOSED:
        return False
    is_unanswered = lead.status in UNREACHED and lead.answered_at is None
    return is_unanswered or lead.asked_at is not None


class Stage(StrEnum):
    """Who waits for whom, as far as that does not depend on the hour."""

    WAITING = "waiting"
    """The applicant waits for a word of staff."""
    ANSWERED = "answered"
    """Staff wait for the applicant."""
    CLOSED = "closed"
    ERASED = "erased"


def is_resting(lead: Lead | LeadState, now: datetime) -> bool:
    """Whether nothing about it is urgent for now."""
    return lead.snoozed_until is not None and lead.snoozed_until > now


def stage_of(lead: Lead | LeadState) -> Stage:
    """Who waits for whom."""
    if lead.erased_at is not None:
        return Stage.ERASED
    if lead.status is LeadStatus.CLOSED:
        return Stage.CLOSED
    return Stage.WAITING if awaits_us(lead) else Stage.ANSWERED
