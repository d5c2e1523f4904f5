"""Leads as they stand in the inbox: every page begins where the last one ended, along an index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
)

from bot.assistant.ports import (
    MOST_COUNTED,
    InboxTab,
    LeadMatch,
    LeadOrder,
    ListPosition,
)
from bot.handoff.lead import LeadState, LeadStatus, Stage
from bot.storage.repositories.leads import STATES, state_of
from bot.storage.repositories.lists.search import SqlSearch
from bot.storage.schema.tables import leads, search_texts

Condition = ColumnElement[bool]

EVERY = true()
NOW = bindparam("now", type_=leads.c.reply_by.type)
STAFF = bindparam("staff", type_=leads.c.owner.type)

AWAKE = leads.c.snoozed_until.is_(None) | (leads.c.snoozed_until <= NOW)
WAITS = and_(leads.c.stage == Stage.WAITING.value, AWAKE)

TABS: Mapping[InboxTab, Condition] = {
    InboxTab.WAITING: WAITS,
    InboxTab.ANSWERED: and_(leads.c.stage == Stage.ANSWERED.value, AWAKE),
    InboxTab.NEW: and_(leads.c.status == LeadStatus.NEW.value, AWAKE),
    InboxTab.OVERDUE: and_(WAITS, leads.c.reply_by <= NOW),
    InboxTab.MINE: and_(leads.c.owner == STAFF, leads.c.status != LeadStatus.CLOSED.value),
    InboxTab.RESTING: leads.c.snoozed_until > NOW,
    InboxTab.CLOSED: leads.c.status == LeadStatus.CLOSED.value,
    InboxTab.ALL: true(),
}


@dataclass(frozen=True)
class ListRun:
    """A part of a list in one order: by a moment, and where that is the same, by the number."""

    by: Column[Any]
    is_falling: bool
    which: Condition = EVERY
    is_of_few: bool = False
    """So few that they are sorted: along the index of the order all others would be looked at."""

    def order(self) -> tuple[ColumnElement[Any], ...]:
        """What to order by."""
        by = func.coalesce(self.by, self.by) if self.is_of_few else self.by
        columns = (by, leads.c.reference)
        return tuple(column.desc() if self.is_falling else column.asc() for column in columns)

    def beyond(self, position: ListPosition) -> Condition:
        """What follows a position."""
        if self.is_falling:
            further = or_(self.by < position.moment, leads.c.reference < position.reference)
            return and_(self.by <= position.moment, further)
        further = or_(self.by > position.moment, leads.c.reference > position.reference)
        return and_(self.by >= position.moment, further)


BY_PROMISE = ListRun(leads.c.reply_by, is_falling=False, which=WAITS)
OTHERS = ListRun(leads.c.updated_at, is_falling=True, which=not_(WAITS))
LAST_CHANGED = ListRun(leads.c.updated_at, is_falling=True)

ORDERS: Mapping[LeadOrder, Sequence[ListRun]] = {
    LeadOrder.URGENT: (BY_PROMISE, OTHERS),
    LeadOrder.NEWEST: (ListRun(leads.c.created_at, is_falling=True),),
    LeadOrder.OLDEST: (ListRun(leads.c.created_at, is_falling=False),),
    LeadOrder.CHANGED: (LAST_CHANGED,),
}

URGENT_ONLY: Mapping[InboxTab, Sequence[ListRun]] = {
    InboxTab.WAITING: (BY_PROMISE,),
    InboxTab.OVERDUE: (BY_PROMISE,),
    InboxTab.ANSWERED: (LAST_CHANGED,),
    InboxTab.RESTING: (ListRun(leads.c.updated_at, is_falling=True, is_of_few=True),),
    InboxTab.CLOSED: (LAST_CHANGED,),
}
"""Where all wait, or none does, one run is enough."""


class SqlLeadLists:
    """Implements `bot.assistant.ports.LeadLists`."""

    def __init__(self, connection: Connection, search: SqlSearch) -> None:
        self._connection, self._search = connection, search

    def counts(self, staff: str, now: datetime) -> Mapping[InboxTab, int]:
        """How many leads stand on each tab, up to `MOST_COUNTED`."""
        given = {"staff": staff, "now": now}
        return {tab: self._connection.scalar(count, given) or 0 for tab, count in COUNTS.items()}

    def page(
        self,
        tab: InboxTab,
        staff: str,
        now: datetime,
        order: LeadOrder = LeadOrder.URGENT,
        after: ListPosition | None = None,
        limit: int = 50,
    ) -> list[tuple[LeadState, ListPosition]]:
        """So many leads of a tab from a position on, each with where it stands."""
        runs = ORDERS[order]
        if order is LeadOrder.URGENT:
            runs = URGENT_ONLY.get(tab, runs)
        found: list[tuple[LeadState, ListPosition]] = []
        for number, run in enumerate(runs):
            if after is not None and number < after.run:
                continue
            begun = after if after is not None and after.run == number else None
            query = STATES.add_columns(run.by.label("moment")).where(TABS[tab], run.which)
            if begun is not None:
                query = query.where(run.beyond(begun))
            query = query.order_by(*run.order()).limit(limit - len(found))
            rows = self._connection.execute(query, {"staff": staff, "now": now})
            found += [placed(row, number) for row in rows]
            if len(found) >= limit:
                break
        return found

    def loads(self, owners: Sequence[str]) -> Mapping[str, int]:
        """How many leads each of these has that are not closed; who has none may be missing."""
        rows = self._connection.execute(LOADS, {"owners": list(owners)})
        return {row[0]: row[1] for row in rows}

    def found(
        self, match: LeadMatch, staff: str, now: datetime, limit: int = MOST_COUNTED
    ) -> list[LeadState]:
        """The newest leads that hold all that is looked for, in no order."""
        which = [TABS[tab] for tab in match.tabs]
        if match.after is not None:
            which.append(search_texts.c.created_at >= match.after)
        if match.before is not None:
            which.append(search_texts.c.created_at < match.before)
        query = STATES.join_from(
            search_texts, leads, search_texts.c.reference == leads.c.reference
        ).where(leads.c.erased_at.is_(None), *which)
        rows = self._search.newest(query, match, {"staff": staff, "now": now}, limit)
        return [state_of(row) for row in rows]


def placed(row: Row[Any], run: int) -> tuple[LeadState, ListPosition]:
    """A lead of a list, and where it stands in it."""
    lead = state_of(row)
    return lead, ListPosition(run, row.moment, lead.reference)


def counted(which: Condition) -> Any:
    """How to count no more than is of interest."""
    some: Select[Any] = (
        select(literal_column("1")).select_from(leads).where(which).limit(MOST_COUNTED)
    )
    return select(func.count()).select_from(some.subquery())


LOADS = (
    select(leads.c.owner, func.count())
    .where(
        leads.c.owner.in_(bindparam("owners", expanding=True)),
        leads.c.status != LeadStatus.CLOSED.value,
    )
    .group_by(leads.c.owner)
)
COUNTS = {tab: counted(which) for tab, which in TABS.items()}
