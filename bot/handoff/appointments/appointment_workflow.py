"""What becomes of a lead when a call with its applicant is arranged, changed or cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.handoff.appointments.appointment import Appointment
from bot.handoff.lead import Lead, LeadStatus
from bot.handoff.lead_change import Change, Refusal, change, refused_to_owner, with_detail

ARRANGED, CHANGED, CANCELLED = "call_arranged", "call_changed", "call_cancelled"
"""What the history says happened."""

TOLD = frozenset({ARRANGED, CHANGED, CANCELLED})
"""All of these are told to the applicant."""


def happened_to(before: Appointment | None, after: Appointment) -> str:
    """What happened to a call."""
    if after.is_cancelled:
        return CANCELLED
    return ARRANGED if before is None else CHANGED


def refused_call(lead: Lead, staff: str, *, is_end: bool) -> Refusal | None:
    """Why this person may not arrange or change a call about the lead; None if they may.

    A call can be cancelled (`is_end`) although the lead is closed: it would take place otherwise.
    """
    is_closed = lead.status is LeadStatus.CLOSED
    reopened = replace(lead, status=LeadStatus.CONTACTED) if is_end and is_closed else lead
    return refused_to_owner(reopened, staff, even_unclaimed=True)


def tell_call(
    lead: Lead,
    staff: str,
    outgoing: str,
    now: datetime,
    before: Appointment | None,
    after: Appointment,
) -> Change | Refusal:
    """The applicant is told of a call by the message `outgoing`. The history says when it is, and
    nothing that anybody wrote; a call that is cancelled answers nothing."""
    what = happened_to(before, after)
    if refusal := refused_call(lead, staff, is_end=after.is_cancelled):
        return refusal
    answered = lead if after.is_cancelled else replace(lead, answered_at=now, asked_at=None)
    plan = after.plan
    detail = {"begins": plan.begins.isoformat(), "minutes": str(plan.minutes)}
    if before is not None and before.plan.begins != plan.begins:
        detail["earlier_begins"] = before.plan.begins.isoformat()
    return with_detail(change(answered, staff, now, what), outgoing=outgoing, **detail)
