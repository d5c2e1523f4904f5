"""What staff are shown of what an applicant does, below the card of the lead."""

from __future__ import annotations

from bot.assistant.context import TurnContext
from bot.assistant.desk_posts import call_owner, show_in_thread, show_lead
from bot.handoff import lead_workflow
from bot.handoff.business_hours import reply_by
from bot.handoff.lead import Lead, LeadStatus
from bot.handoff.lead_change import APPLICANT, rest


def is_over(lead: Lead | None) -> bool:
    """Whether staff wait for nothing more from the person."""
    return lead is None or lead.status is LeadStatus.CLOSED


def hear(context: TurnContext, reference: str, key: str) -> Lead | None:
    """Show staff what the applicant wrote, as the line of this key, and have them wait for an
    answer by a time that is promised anew; the lead as it was before."""
    lead = context.work.leads.get(reference)
    within = context.assistant.form.reply_within_working_days
    promised = reply_by(context.now, context.calendar, within)
    asked = lead_workflow.asked(lead, promised, context.now) if lead else None
    if asked is not None and context.work.leads.change(*asked):
        show_lead(context.work, reference, context.now, context.assistant.desks)
    show(context, reference, f"said:{reference}:{key}", {"entry": key})
    return lead


def show(context: TurnContext, reference: str, subject: str, detail: dict[str, str]) -> Lead | None:
    """Show something on every desk below the card of the lead, which no longer rests; the lead.

    Whoever has the lead is called: nobody is told of a thread in which they have not written.
    """
    lead = context.work.leads.get(reference)
    if lead is not None and lead.snoozed_until is not None:
        wake(context, lead)
    told = {**detail, **call_owner(lead)}
    show_in_thread(context.work, reference, subject, context.now, context.assistant.desks, told)
    return lead


def wake(context: TurnContext, lead: Lead) -> None:
    """End the rest of a lead whose applicant writes; staff who are just at it see it anyway."""
    if context.work.leads.change(*rest(lead, APPLICANT, context.now, "woken", None)):
        show_lead(context.work, lead.reference, context.now, context.assistant.desks)
