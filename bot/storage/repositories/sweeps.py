"""What is old, and what was decided about it."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    bindparam,
    func,
    insert,
    select,
)

from bot.assistant.ports import ACCEPTED, Amount, Holdings, Sweep, SweepVerdict
from bot.storage.database.locks import NamedLocks
from bot.storage.repositories.outbox import IS_SETTLED
from bot.storage.repositories.queue import IS_MESSAGE
from bot.storage.schema.tables import (
    conversations,
    entries,
    events,
    leads,
    outbox,
    questions,
    refusals,
    sweeps,
)
from bot.storage.schema.types import Moment

NAMES = [field.name for field in fields(Sweep)]
BEFORE = bindparam("moment", type_=Moment)
NOW = bindparam("now", type_=Moment)


def amount(table: FromClause, *whose: ColumnElement[bool], old: Any) -> tuple[Select[Any], ...]:
    """How to count what is due, and all that there is."""
    every = select(func.count()).select_from(table).where(*whose)
    return every.where(old < BEFORE), every


COUNTS = {
    "conversations": amount(conversations, old=conversations.c.updated_at),
    "leads": amount(leads, leads.c.erased_at.is_(None), old=leads.c.updated_at),
    "events": amount(events, old=events.c.handled_at),
    "messages": amount(outbox, IS_MESSAGE, IS_SETTLED, old=outbox.c.created_at),
    "questions": amount(questions, questions.c.conversation == "", old=questions.c.at),
    "refusals": amount(refusals, old=refusals.c.at),
}


def newest(column: Column[Any]) -> Select[Any]:
    """How to find the last moment in a column."""
    return select(column).where(column <= NOW).order_by(column.desc()).limit(1)


NEWEST = [
    *map(newest, (conversations.c.updated_at, questions.c.at, leads.c.created_at)),
    newest(outbox.c.created_at).where(IS_MESSAGE),
    select(entries.c.at).where(entries.c.at <= NOW).order_by(entries.c.id.desc()).limit(1),
]
"""Columns with an index in which only people leave a moment: what this program does by itself,
such as reminding, must not bear witness for a wrong clock."""

ADD = insert(sweeps).inline()
LAST = (
    select(*(sweeps.c[name] for name in NAMES))
    .where(sweeps.c.at <= NOW)
    .order_by(sweeps.c.at.desc(), sweeps.c.id.desc())
    .limit(1)
)
LAST_ACCEPTED = LAST.where(sweeps.c.verdict.in_([verdict.value for verdict in ACCEPTED]))


class SqlSweeps:
    """Implements `bot.assistant.ports.Sweeps`."""

    def __init__(self, connection: Connection, locks: NamedLocks) -> None:
        self._connection = connection
        self._locks = locks

    def holdings(self, before: datetime) -> Holdings:
        """How much there is, and how much of it nobody touched since the moment."""
        counted = {
            kind: Amount(
                self._connection.scalar(due, {"moment": before}) or 0,
                self._connection.scalar(every) or 0,
            )
            for kind, (due, every) in COUNTS.items()
        }
        return Holdings(**counted)

    def newest(self, now: datetime) -> datetime | None:
        """When something was last kept, as far as that is not after `now`."""
        found = [self._connection.scalar(query, {"now": now}) for query in NEWEST]
        return max((moment for moment in found if moment), default=None)

    def add(self, sweep: Sweep) -> None:
        """Keep what was decided."""
        row = {name: getattr(sweep, name) for name in NAMES}
        self._connection.execute(ADD, row | {"verdict": sweep.verdict.value})

    def last(self, now: datetime) -> Sweep | None:
        """The last sweep, of those not after `now`."""
        self._locks.sweep()
        return self._first(LAST, now)

    def accepted(self, now: datetime) -> Sweep | None:
        """The last sweep that was not refused, of those not after `now`."""
        return self._first(LAST_ACCEPTED, now)

    def _first(self, query: Select[Any], now: datetime) -> Sweep | None:
        row = self._connection.execute(query, {"now": now}).first()
        if row is None:
            return None
        return Sweep(**row._asdict() | {"verdict": SweepVerdict(row.verdict)})
