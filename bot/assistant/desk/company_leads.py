"""Other leads that concern a lead, for staff alone: of the same company, or put together by staff.

What a company is recognised by can be typed by anybody, so this is only ever shown. Nothing of it
reaches an applicant, and no lead changes by it.
"""

from __future__ import annotations

from bot.assistant.ports import UnitOfWork
from bot.handoff.company_matching import is_same_company
from bot.handoff.lead import Lead


def alike_to(work: UnitOfWork, lead: Lead) -> tuple[Lead, ...]:
    """Other leads of the same company that were not put together with it, newest first."""
    if lead.contact is None:
        return ()
    return tuple(
        other
        for other in work.leads.alike(lead.company_key.split())
        if other.reference != lead.reference
        and (other.joined is None or other.joined != lead.joined)
        and other.contact is not None
        and is_same_company(lead.contact, other.contact)
    )


def joined_to(work: UnitOfWork, lead: Lead) -> tuple[Lead, ...]:
    """The leads that staff put together with it, oldest first."""
    if lead.joined is None:
        return ()
    return tuple(
        other for other in work.leads.joined(lead.joined) if other.reference != lead.reference
    )
