"""Keys of handled events."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, insert, select

from bot.storage.locks import NamedLocks
from bot.storage.tables import events

# The person is locked, so that nobody can record the same event between looking and inserting.
RECORD = (
    insert(events)
    .from_select(
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
    .execution_options(preserve_rowcount=True)
)

FORGET = (
    delete(events)
    .where(events.c.handled_at < bindparam("moment", type_=events.c.handled_at.type))
    .execution_options(preserve_rowcount=True)
)


class SqlEvents:
    """Implements `bot.assistant.ports.Events`."""

    def __init__(self, connection: Connection, locks: NamedLocks) -> None:
        self._connection = connection
        self._locks = locks

    def is_new(self, person: str, event: str, now: datetime) -> bool:
        """Record the event; False if it was recorded before."""
        self._locks.person(person)
        recorded = self._connection.execute(RECORD, {"person": person, "event": event, "now": now})
        return recorded.rowcount == 1

    def forget_before(self, moment: datetime) -> int:
        """Forget events handled before the moment; how many there were."""
        forgotten = self._connection.execute(FORGET, {"moment": moment})
        return forgotten.rowcount
