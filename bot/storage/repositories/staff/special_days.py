"""Days on which the desk is not open as usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.assistant.ports import SpecialDay
from bot.storage.database.prepared_statement import PreparedStatement
from bot.storage.schema.tables import special_days
from bot.vocabulary import Hours

HOURS = PreparedStatement(select(special_days.c.day, special_days.c.hours))
SINCE = (
    select(
        special_days.c.day,
        special_days.c.hours,
        special_days.c.note,
        special_days.c.by,
        special_days.c.at,
    )
    .where(special_days.c.day >= bindparam("since"))
    .order_by(special_days.c.day)
)
ADD = insert(special_days).inline()
DROP = delete(special_days).where(special_days.c.day.in_(bindparam("days", expanding=True)))


class SqlSpecialDays:
    """Implements `bot.assistant.ports.SpecialDays`. Hours are written `10:00-12:00 13:00-15:00`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hours(self) -> Mapping[date, Hours]:
        """The hours of each such day."""
        rows = HOURS.rows(self._connection, {})
        return {date.fromisoformat(day): hours_in(hours) for day, hours in rows}

    def all(self, since: date) -> list[SpecialDay]:
        """All from a day on, in order."""
        rows = self._connection.execute(SINCE, {"since": since.isoformat()})
        return [
            SpecialDay(date.fromisoformat(day), hours_in(hours), note, by, at)
            for day, hours, note, by, at in rows
        ]

    def put(self, days: Sequence[SpecialDay]) -> None:
        """Set days, in place of what was set for them before."""
        self.drop([each.day for each in days])
        rows = [
            {
                "day": each.day.isoformat(),
                "hours": written(each.hours),
                "note": each.note,
                "by": each.by,
                "at": each.at,
            }
            for each in days
        ]
        if rows:
            self._connection.execute(ADD, rows)

    def drop(self, days: Sequence[date]) -> None:
        """Let days be as usual again."""
        self._connection.execute(DROP, {"days": [day.isoformat() for day in days]})


def written(hours: Hours) -> str:
    """Hours as they are kept."""
    return " ".join(f"{start:%H:%M}-{end:%H:%M}" for start, end in hours)


def hours_in(text: str) -> Hours:
    """Hours as they were kept."""
    spans = (span.partition("-") for span in text.split())
    return tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, _, end in spans)
