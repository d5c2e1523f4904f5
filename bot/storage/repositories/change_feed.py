"""What happened lately, found by ids that count up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from bot.assistant.ports import Change, Position
from bot.storage.repositories.queue import IS_MESSAGE
from bot.storage.schema.tables import entries, lead_events, outbox

OVERLAP = 100
"""Ids before a mark that are looked at again: on PostgreSQL a lower one may be committed later."""
OVERLAP_TIME = timedelta(seconds=10)
ALONE_TIME = timedelta(seconds=2)
"""The same for moments on SQLite, where ids follow the order of commits, and moments nearly."""

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

LAST_SETTLED = (
    select(outbox.c.settled_at)
    .where(IS_MESSAGE, outbox.c.settled_at.is_not(None))
    .order_by(outbox.c.settled_at.desc())
    .limit(1)
)
NEWEST = select(
    select(func.max(lead_events.c.id)).scalar_subquery(),
    select(func.max(entries.c.id)).scalar_subquery(),
    select(func.max(outbox.c.id)).scalar_subquery(),
    LAST_SETTLED.scalar_subquery(),
)
EVENTS = (
    select(lead_events.c.id, lead_events.c.reference)
    .where(lead_events.c.id > bindparam("after"))
    .order_by(lead_events.c.id.desc())
    .limit(bindparam("at_most"))
)
ENTRIES = (
    select(entries.c.id, entries.c.conversation)
    .where(entries.c.id > bindparam("after"))
    .order_by(entries.c.id.desc())
    .limit(bindparam("at_most"))
)
OUTGOING = (
    select(outbox.c.id, outbox.c.recipient)
    .where(IS_MESSAGE, outbox.c.id > bindparam("after"))
    .order_by(outbox.c.id.desc())
    .limit(bindparam("at_most"))
)
SETTLED = (
    select(outbox.c.id, outbox.c.settled_at, outbox.c.recipient)
    .where(IS_MESSAGE, outbox.c.settled_at > bindparam("after", type_=outbox.c.settled_at.type))
    .order_by(outbox.c.settled_at.desc())
    .limit(bindparam("at_most"))
)


class SqlChangeFeed:
    """Implements `bot.assistant.ports.Stirs`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        is_alone = connection.dialect.name == "sqlite"
        self._overlap = 0 if is_alone else OVERLAP
        self._overlap_time = ALONE_TIME if is_alone else OVERLAP_TIME

    def newest(self) -> Position:
        """How far things have come."""
        event, entry, outgoing, settled = self._connection.execute(NEWEST).one()
        return Position(event or 0, entry or 0, outgoing or 0, settled)

    def since(self, mark: Position, limit: int = 1_000) -> list[Change]:
        """What happened since the mark, and a little before it; the newest of each kind."""
        run = self._connection.execute
        events = run(EVENTS, {"after": mark.event - self._overlap, "at_most": limit})
        lines = run(ENTRIES, {"after": mark.entry - self._overlap, "at_most": limit})
        put = run(OUTGOING, {"after": mark.outgoing - self._overlap, "at_most": limit})
        moment = (mark.settled or BEGINNING) - self._overlap_time
        settled = run(SETTLED, {"after": moment, "at_most": limit})
        return [
            *(Change(f"event:{id_}", f"lead:{reference}") for id_, reference in events),
            *(Change(f"entry:{id_}", f"talk:{conversation}") for id_, conversation in lines),
            *(Change(f"put:{id_}", f"post:{person}") for id_, person in put),
            *(
                Change(f"sent:{id_}:{at.timestamp()}", f"sent:{person}")
                for id_, at, person in settled
            ),
        ]
