"""When something was last done that is done now and then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.storage.schema.tables import upkeep_marks

EVERY = select(upkeep_marks.c.name, upkeep_marks.c.at)
AGAIN = (
    update(upkeep_marks)
    .where(upkeep_marks.c.name == bindparam("of"))
    .values(at=bindparam("moment"))
)
FIRST = insert(upkeep_marks).inline()


class SqlUpkeepMarks:
    """Implements `bot.assistant.ports.UpkeepMarks`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, name: str, at: datetime) -> None:
        """It was done."""
        if not self._connection.execute(AGAIN, {"of": name, "moment": at}).rowcount:
            self._connection.execute(FIRST, {"name": name, "at": at})

    def all(self) -> Mapping[str, datetime]:
        """When each was last done; what never was is not there."""
        return {row.name: row.at for row in self._connection.execute(EVERY)}
