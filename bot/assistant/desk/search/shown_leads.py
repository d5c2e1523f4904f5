"""All leads of a list as it is shown, however many pages it has, up to a limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.assistant.desk.inbox import InboxQuery, in_order
from bot.assistant.desk.search.query import read_query, within
from bot.assistant.ports import UnitOfWork
from bot.handoff.lead import Lead, LeadState

MOST_EXPORTED = 5_000
"""Leads that are taken at once: more than that is not read by anybody, and keeps others waiting."""

AT_ONCE = 500


def shown_leads(work: UnitOfWork, staff: str, wanted: InboxQuery, now: datetime) -> list[Lead]:
    """The leads of a list in its order; one more than `MOST_EXPORTED` where there are more."""
    query = read_query(wanted.sought, staff, wanted.owners, now)
    if query.is_empty:
        states = list(listed(work, staff, wanted, now))
    else:
        match = within(query.match, wanted.tab, staff)
        found = work.lists.found(match, staff, now, MOST_EXPORTED + 1)
        states = in_order(found, wanted.order, now)
    references = [state.reference for state in states]
    parts = (references[at : at + AT_ONCE] for at in range(0, len(references), AT_ONCE))
    return [lead for part in parts for lead in work.leads.some(part)]


def listed(work: UnitOfWork, staff: str, wanted: InboxQuery, now: datetime) -> Iterator[LeadState]:
    """Where the leads of a tab stand, page by page."""
    after, count = None, 0
    while count <= MOST_EXPORTED:
        most = min(AT_ONCE, MOST_EXPORTED + 1 - count)
        page = work.lists.page(wanted.tab, staff, now, wanted.order, after, most) if most else []
        yield from (state for state, _ in page)
        if len(page) < most or not page:
            return
        after, count = page[-1][1], count + len(page)
