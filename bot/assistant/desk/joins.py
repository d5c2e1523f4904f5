"""Putting leads together, and taking them apart again: what staff do, never what an applicant does.

Leads that were put together refer to each other at the desk. Each keeps its own applicant, owner,
status and promise, and nothing of one applicant is shown to the other.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from bot.assistant.context import Denial, Desk
from bot.assistant.desk.company_leads import joined_to
from bot.assistant.desk.leads import Done, act, tried_anew
from bot.assistant.desk_posts import show_lead
from bot.assistant.ports import UnitOfWork
from bot.handoff import lead_workflow
from bot.handoff.lead import Lead
from bot.handoff.lead_change import Refusal


def join(
    desk: Desk, reference: str, other: str, staff: str, now: datetime, event: str = ""
) -> Done:
    """Put a lead together with another one, and with all that belong to either already."""
    if not desk.is_staff(staff):
        return Denial.NOT_STAFF
    return tried_anew(lambda: join_once(desk, reference, other, staff, now, event))


def join_once(
    desk: Desk, reference: str, other: str, staff: str, now: datetime, event: str
) -> Done | None:
    """One attempt in one unit of work; None if one of the leads changed in between."""
    with desk.storage() as work:
        lead, target = work.leads.get(reference), work.leads.get(other)
        if lead is None or target is None or reference == other:
            return Denial.NO_SUCH_LEAD
        if event and not work.events.is_new(f"staff:{staff}", event, now):
            return lead
        group = target.joined or lead.joined or secrets.token_hex(8)
        done = put_together(work, desk, lead, target, group, staff, now)
        if isinstance(done, Lead):
            work.commit()
    return done


def put_together(
    work: UnitOfWork,
    desk: Desk,
    lead: Lead,
    target: Lead,
    group: str,
    staff: str,
    now: datetime,
) -> Lead | Refusal | None:
    """Give all leads of both one group; each history names the other. The rows go in one order."""
    every = {each.reference: each for each in (lead, target)}
    every |= {each.reference: each for of in (lead, target) for each in joined_to(work, of)}
    for name in sorted(every):
        each = every[name]
        told = target.reference if each is lead else lead.reference
        decided = lead_workflow.join(each, staff, group, told, now)
        if isinstance(decided, Refusal):
            return decided
        if each.joined == group:
            continue
        if not work.leads.change(*decided):
            return None
        show_lead(work, name, now, desk.desks)
    return work.leads.get(lead.reference)


def part(desk: Desk, reference: str, staff: str, now: datetime, event: str = "") -> Done:
    """Take a lead out of those that it was put together with."""
    others = others_of(desk, reference)
    done = act(desk, reference, staff, lambda lead: lead_workflow.part(lead, staff, now), event)
    if isinstance(done, Lead):
        with desk.storage() as work:
            for other in others:
                show_lead(work, other.reference, now)
            work.commit()
    return done


def others_of(desk: Desk, reference: str) -> tuple[Lead, ...]:
    """The leads that refer to this one now, and whose cards change once it is taken out."""
    with desk.storage.read_only() as work:
        lead = work.leads.get(reference)
        return joined_to(work, lead) if lead else ()
