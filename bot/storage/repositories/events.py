"""Keys of handled events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, insert, select, tuple_

from bot.assistant.ports.conversations import MOST
from bot.storage.database.locks import NamedLocks
from bot.storage.database.prepared_statement import PreparedStatement
from bot.storage.schema.tables import events

AT_ONCE = 500
"""Persons in one statement."""

# The person is locked, so that nobody can record the same event between looking and inserting.
RECORD = PreparedStatement(
    insert(events).from_select(
        ["person", "event", "handled_at"],
        select(
            bindparam("person", type_=events.c.person.type),
            bindparam("event", type_=events.c.event.type),
            bindparam("now", type_=events.c.handled_at.type),
        ).where(
            ~exists().where(
                events.c.person == bindparam("person"), events.c.event == bindparam("event")
            )
        ),
    )
)

KNOWN = select(events.c.person, events.c.event).where(
    events.c.person.in_(bindparam("persons", expanding=True, type_=events.c.person.type))
)
KEY = (events.c.person, events.c.event)
PAST = (
    select(*KEY)
    .where(events.c.handled_at < bindparam("moment", type_=events.c.handled_at.type))
    .order_by(events.c.handled_at)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
FORGET = delete(events).where(tuple_(*KEY).in_(PAST)).execution_options(preserve_rowcount=True)


class SqlEvents:
    """Implements `bot.assistant.ports.Events`."""

    def __init__(self, connection: Connection, locks: NamedLocks) -> None:
        self._connection = connection
        self._locks = locks

    def is_new(self, person: str, event: str, now: datetime) -> bool:
        """Record the event; False if it was recorded before."""
        self._locks.person(person)
        values = {"person": person, "event": event, "now": now}
        return RECORD.count(self._connection, values) == 1

    def known(self, persons: Sequence[str]) -> set[tuple[str, str]]:
        """The events of these persons that were recorded: each with its person."""
        found: set[tuple[str, str]] = set()
        for start in range(0, len(persons), AT_ONCE):
            some = {"persons": list(persons[start : start + AT_ONCE])}
            found |= {(person, event) for person, event in self._connection.execute(KNOWN, some)}
        return found

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Forget so many events handled before the moment; how many that were."""
        past = {"moment": moment, "at_most": limit}
        return self._connection.execute(FORGET, past).rowcount
