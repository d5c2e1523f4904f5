"""What each member of the desk is to know of now: enquiries whose applicants wait.

Who is away is not asked for anything; whoever stands in for them is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.assistant.ports import InboxTab, LeadOrder, UnitOfWork
from bot.assistant.team.members import Crew
from bot.handoff.alerts import Alert, Occasion, alert_about
from bot.handoff.business_hours import day_of
from bot.handoff.lead import LeadState

AT_ONCE = 100
"""Enquiries that are looked through, of those that wait longest and of those that changed last."""

MOST_NEWS = 20
"""Enquiries that colleagues gave somebody and that are named at once."""


def alerts_of(work: UnitOfWork, crew: Crew, staff: str, now: datetime) -> tuple[Alert, ...]:
    """What one member is to know of now, the most urgent first."""
    return alerts_among(waiting(work, now), work, crew, staff, now)


def waiting(work: UnitOfWork, now: datetime) -> list[LeadState]:
    """Leads whose applicants wait."""
    found: dict[str, LeadState] = {}
    for order in (LeadOrder.URGENT, LeadOrder.CHANGED):
        page = work.lists.page(InboxTab.WAITING, "", now, order, limit=AT_ONCE)
        found |= {lead.reference: lead for lead, _ in page}
    return list(found.values())


def alerts_among(
    leads: Iterable[LeadState], work: UnitOfWork, crew: Crew, staff: str, now: datetime
) -> tuple[Alert, ...]:
    """What one member is to know of these leads, and what colleagues gave them."""
    owned, alone = concerns(crew, staff, now)
    told = [alert_about(lead, staff, owned, alone | gone(crew, lead), now) for lead in leads]
    given = [
        Alert(Occasion.MINE, item.lead, item.at)
        for item in work.staff_news.of(staff, MOST_NEWS)
        if item.what == "handed_over"
    ]
    return tuple(each for each in (*told, *given) if each is not None)


def gone(crew: Crew, lead: LeadState) -> frozenset[str]:
    """The owner of a lead, if they were a member and are none any more."""
    is_elsewhere = ":" in lead.owner  # staff of a platform, whom it tells itself
    is_known = crew.team.has_leads(lead.owner) or is_elsewhere
    return frozenset() if is_known else frozenset({lead.owner})


def concerns(crew: Crew, staff: str, now: datetime) -> tuple[frozenset[str], frozenset[str]]:
    """Whose leads are a member's concern, and whose are everybody's."""
    today = day_of(now)
    away = [each for each in crew.preferences.values() if each.is_away(today)]
    mine = {each.staff for each in away if each.deputy == staff}
    alone = {each.staff for each in away if not is_present(crew, each.deputy, now)}
    return frozenset({staff, *mine}), frozenset(alone)


def is_present(crew: Crew, staff: str, now: datetime) -> bool:
    """Whether somebody works on leads today."""
    return crew.team.has_leads(staff) and not crew.of(staff).is_away(day_of(now))
