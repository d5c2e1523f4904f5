"""The access log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from bot.assistant.ports import Access, AccessFilter, AccessKind
from bot.assistant.ports.conversations import MOST
from bot.storage.schema.tables import accesses

ADD = insert(accesses).inline()
VIEWED = accesses.c.kind == AccessKind.VIEWED.value
ABOUT = accesses.c.about == bindparam("of_about", type_=accesses.c.about.type)

EVERY = select(
    accesses.c.id, accesses.c.at, accesses.c.staff, accesses.c.kind, accesses.c.about
).order_by(accesses.c.id.desc())
LAST_VIEW = select(func.max(accesses.c.at)).where(
    VIEWED, ABOUT, accesses.c.staff == bindparam("of_staff", type_=accesses.c.staff.type)
)
SEEN_SINCE = (
    select(accesses.c.id)
    .where(VIEWED, ABOUT, accesses.c.at >= bindparam("moment", type_=accesses.c.at.type))
    .limit(1)
)
PAST = (
    select(accesses.c.id)
    .where(accesses.c.at < bindparam("moment", type_=accesses.c.at.type))
    .order_by(accesses.c.at)
    .limit(bindparam("at_most"))
)
FORGET = delete(accesses).where(accesses.c.id.in_(PAST))


class SqlAccesses:
    """Implements `bot.assistant.ports.Accesses`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, entries: Sequence[Access]) -> None:
        """Keep that something was done."""
        if entries:
            rows = [asdict(each) | {"kind": each.kind.value} for each in entries]
            self._connection.execute(ADD, rows)

    def page(
        self, wanted: AccessFilter, before: int | None = None, limit: int = 50
    ) -> list[tuple[int, Access]]:
        """Entries with their ids, the newest first; only those before an id, if one is given."""
        query = EVERY.limit(limit)
        if wanted.staff:
            query = query.where(accesses.c.staff == wanted.staff)
        if wanted.kind is not None:
            query = query.where(accesses.c.kind == wanted.kind.value)
        if wanted.about:
            query = query.where(accesses.c.about == wanted.about)
        if wanted.since is not None:
            query = query.where(accesses.c.at >= wanted.since)
        if wanted.until is not None:
            query = query.where(accesses.c.at < wanted.until)
        if before is not None:
            query = query.where(accesses.c.id < before)
        rows = self._connection.execute(query)
        return [
            (id_, Access(at, staff, AccessKind(kind), about))
            for id_, at, staff, kind, about in rows
        ]

    def last_view(self, staff: str, about: str) -> datetime | None:
        """When somebody last looked at something."""
        given = {"of_staff": staff, "of_about": about}
        last: datetime | None = self._connection.scalar(LAST_VIEW, given)
        return last

    def seen_since(self, about: str, moment: datetime) -> bool:
        """Whether anybody looked at something at a moment or later."""
        found = self._connection.execute(SEEN_SINCE, {"of_about": about, "moment": moment})
        return found.first() is not None

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Forget so many of those before the moment; how many that were."""
        return self._connection.execute(FORGET, {"moment": moment, "at_most": limit}).rowcount
