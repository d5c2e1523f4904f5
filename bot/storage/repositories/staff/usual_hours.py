"""The hours of a usual working day, as staff set them."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, insert, select

from bot.assistant.ports import UsualHoursChange
from bot.storage.database.prepared_statement import PreparedStatement
from bot.storage.repositories.staff.special_days import hours_in, written
from bot.storage.schema.tables import usual_hours
from bot.vocabulary import Hours

NEWEST = PreparedStatement(
    select(usual_hours.c.hours, usual_hours.c.by, usual_hours.c.at)
    .order_by(usual_hours.c.id.desc())
    .limit(bindparam("most"))
)
ADD = insert(usual_hours).inline()


class SqlUsualHours:
    """Implements `bot.assistant.ports.UsualHoursRecord`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def current(self) -> Hours:
        """The hours that staff set; none where those of the edition hold."""
        found = NEWEST.scalar(self._connection, {"most": 1})
        return hours_in(found) if found else ()

    def add(self, change: UsualHoursChange) -> None:
        """Keep a change, which holds from now on."""
        row = {"hours": written(change.hours), "by": change.by, "at": change.at}
        self._connection.execute(ADD, row)

    def newest(self, limit: int = 20) -> list[UsualHoursChange]:
        """What was changed, the newest first."""
        rows = NEWEST.rows(self._connection, {"most": limit})
        return [UsualHoursChange(hours_in(hours), by, at) for hours, by, at in rows]
