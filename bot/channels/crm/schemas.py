"""What goes over the API: the shapes of its answers, and of what may be asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.assistant.desk.leads import LeadDetails
from bot.handoff.lead import Contact, Lead, LeadState, LeadStatus, Stage, Wish, stage_of
from bot.precheck.record import answers_in
from bot.vocabulary import Language

LONGEST_REASON = 1_000


class Shape(BaseModel):
    """Something of this API. What it does not name is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


class LeadSummary(Shape):
    """Where a lead stands. Nothing of whoever sent it."""

    reference: str
    status: LeadStatus
    stage: Stage
    owner: str = Field(description="Who has claimed it, by id; empty for nobody.")
    created_at: datetime
    updated_at: datetime
    reply_by: datetime = Field(description="By when the applicant was promised a reply.")
    answered_at: datetime | None
    erased_at: datetime | None


class ContactBody(Shape):
    """Whom to reach, and how."""

    company: str
    name: str
    email: str
    language: Language
    corporate_number: str
    phone: str = Field(description="E.164; empty where it was left out.")
    times: str


class WishBody(Shape):
    """What the company hopes for."""

    stages: tuple[str, ...]
    menu: tuple[str, ...]
    remarks: str
    others: dict[str, str] = Field(description="Fields that only this programme's form has.")
    profile: dict[str, str] = Field(
        description="What the company told of itself in the chat, in its own words."
    )


class LeadBody(LeadSummary):
    """Everything about a lead. Once it was erased, contact, wish and answers are gone."""

    verdict: str
    edition: str
    language: Language
    contact: ContactBody | None
    wish: WishBody | None
    answers: dict[str, str] = Field(description="Of the pre-check, by question.")
    joined: str | None = Field(description="The same for leads that staff put together.")
    desk_url: str = Field(description="Its page at the desk; empty without a public address.")


class LeadFeed(Shape):
    """Leads, what changed last first."""

    leads: tuple[LeadSummary, ...]
    next: str | None = Field(description="What to ask the next page `after`; null: the last one.")


class NewStatus(StrEnum):
    """Where a lead can be moved."""

    CLAIMED = "claimed"
    CONTACTED = "contacted"
    APPLIED = "applied"
    CLOSED = "closed"


class StatusChange(Shape):
    """Where a lead stands now, as the other system knows it."""

    status: NewStatus
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_REASON)] = (
        Field("", description="Why; needed to close a lead, and to take one over.")
    )
    take_over: bool = Field(
        default=False, description="Take the lead from a colleague who has it, who is told why."
    )


class Trouble(Shape):
    """Why something was not done."""

    code: str
    message: str
    owner: str = Field("", description="Who has the lead.")
    status: LeadStatus | None = Field(None, description="Where the lead stands.")


class LeadNotice(Shape):
    """What the webhook is told: that something happened, and where to ask what."""

    type: str = Field(description="`lead.changed`, or `lead.message`: the applicant wrote.")
    timestamp: datetime
    data: LeadSummary


def summary_of(lead: Lead | LeadState) -> LeadSummary:
    """Where a lead stands."""
    return LeadSummary(**summary_fields(lead))


def body_of(case: LeadDetails, home: str) -> LeadBody:
    """Everything about a lead; its page is below our public address."""
    lead = case.lead
    return LeadBody(
        **summary_fields(lead),
        verdict=lead.verdict,
        edition=lead.edition,
        language=lead.language,
        contact=contact_of(lead.contact),
        wish=wish_of(lead.wish),
        answers=answers_in(lead.record) or {},
        joined=lead.joined,
        desk_url=f"{home}/desk/leads/{lead.reference}" if home else "",
    )


def summary_fields(lead: Lead | LeadState) -> Mapping[str, object]:
    """What all that is said of a lead begins with."""
    return {
        "reference": lead.reference,
        "status": lead.status,
        "stage": stage_of(lead),
        "owner": lead.owner,
        "created_at": lead.created_at,
        "updated_at": lead.updated_at,
        "reply_by": lead.reply_by,
        "answered_at": lead.answered_at,
        "erased_at": lead.erased_at,
    }


def contact_of(contact: Contact | None) -> ContactBody | None:
    """Whom to reach."""
    return ContactBody.model_validate(contact) if contact else None


def wish_of(wish: Wish | None) -> WishBody | None:
    """What is hoped for."""
    if wish is None:
        return None
    return WishBody(
        stages=wish.stages,
        menu=wish.menu,
        remarks=wish.remarks,
        others=dict(wish.others),
        profile=dict(wish.profile),
    )
