"""Dealing new enquiries out to members, where an admin wishes that: to whoever has the fewest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.assistant.context import calendar_in
from bot.assistant.desk_posts import show_lead, tell_new_owner
from bot.assistant.ports import DEALS, InboxTab, LeadOrder, Storage, UnitOfWork
from bot.assistant.team.alerts import is_present
from bot.assistant.team.members import Crew, crew_in
from bot.assistant.team.roles import Team
from bot.handoff.assignment import deal
from bot.handoff.business_hours import is_open
from bot.handoff.lead_change import SYSTEM, Refusal
from bot.vocabulary import Hours

AT_ONCE = 20
"""Enquiries that are dealt in one go."""


def deal_out(
    storage: Storage, named: Team, now: datetime, hours: Hours, desks: tuple[str, ...] = ()
) -> list[str]:
    """Give new enquiries to members who are there, the oldest first; the references."""
    with storage.read_only() as work:
        is_wished = work.desk_options.get(DEALS) == "yes"
        if not is_wished or not is_open(now, calendar_in(work, hours)):
            return []
        found = work.lists.page(InboxTab.NEW, "", now, LeadOrder.OLDEST, limit=AT_ONCE)
        takers = takers_in(crew_in(work, named), now)
    if not found or not takers:
        return []
    return [
        lead.reference for lead, _ in found if deal_one(storage, lead.reference, takers, now, desks)
    ]


def takers_in(crew: Crew, now: datetime) -> tuple[str, ...]:
    """Members who are there and take turns."""
    return tuple(
        each
        for each in crew.team.colleagues
        if is_present(crew, each, now) and crew.of(each).takes_turns
    )


def deal_one(
    storage: Storage, reference: str, takers: tuple[str, ...], now: datetime, desks: tuple[str, ...]
) -> bool:
    """Give one enquiry away, unless somebody took it on meanwhile; whether this was done."""
    with storage() as work:
        lead = work.leads.get(reference)
        if lead is None:
            return False
        to = least_busy(work, takers)
        decided = deal(lead, to, now)
        if isinstance(decided, Refusal) or not work.leads.change(*decided):
            return False
        show_lead(work, reference, now, desks)
        tell_new_owner(work, lead, decided[0], SYSTEM, now, desks)
        work.commit()
    return True


def least_busy(work: UnitOfWork, takers: tuple[str, ...]) -> str:
    """Who has the fewest open enquiries; of several the first."""
    load: Mapping[str, int] = work.lists.loads(takers)
    return min(takers, key=lambda each: (load.get(each, 0), takers.index(each)))
