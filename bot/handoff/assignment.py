"""Giving leads to members of staff: by a colleague, or dealt out by the desk."""

from __future__ import annotations

from datetime import datetime

from bot.handoff.lead import Lead, LeadStatus
from bot.handoff.lead_change import SYSTEM, Change, Refusal, RefusalCode, change, refuse
from bot.handoff.lead_workflow import claim, hand_over


def assign(lead: Lead, staff: str, to: str, now: datetime) -> Change | Refusal:
    """Give a lead that is nobody's, or one's own, to somebody, who takes it on by that."""
    if lead.owner == to and not lead.erased_at and lead.status is not LeadStatus.CLOSED:
        return refuse(lead, RefusalCode.OWNED_BY_YOU)
    if lead.owner:
        return hand_over(lead, staff, to, now)
    claimed = claim(lead, to, now)
    if isinstance(claimed, Refusal) or to == staff:
        return claimed
    return change(lead, staff, now, "handed_over", status=LeadStatus.CLAIMED, owner=to)


def deal(lead: Lead, to: str, now: datetime) -> Change | Refusal:
    """Give a new lead that is nobody's to a member of staff, without anybody's doing."""
    claimed = claim(lead, to, now)
    if isinstance(claimed, Refusal):
        return claimed
    if lead.status is not LeadStatus.NEW:
        return refuse(lead, RefusalCode.NOT_FROM_HERE)
    return change(lead, SYSTEM, now, "handed_over", status=LeadStatus.CLAIMED, owner=to)
