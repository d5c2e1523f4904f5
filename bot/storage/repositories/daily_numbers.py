"""Counts of days that are over; whatever changes something of a day forgets those of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from bot.handoff.business_hours import day_of
from bot.storage.database.prepared_statement import PreparedStatement
from bot.storage.schema.documents import COUNTS
from bot.storage.schema.tables import daily_numbers

SPELL = (
    select(daily_numbers.c.day, daily_numbers.c.counts)
    .where(
        daily_numbers.c.day >= bindparam("first"),
        daily_numbers.c.day <= bindparam("last"),
        daily_numbers.c.made_with == bindparam("with_this"),
    )
    .order_by(daily_numbers.c.day)
)
MARK = insert(daily_numbers)
KEEP = (
    update(daily_numbers)
    .where(
        daily_numbers.c.day == bindparam("of_day"),
        daily_numbers.c.made_with == bindparam("with_this"),
        daily_numbers.c.counts == "",
    )
    .values(counts=bindparam("counted"))
)
FORGET = delete(daily_numbers).where(daily_numbers.c.day.in_(bindparam("days", expanding=True)))
FORGET_BOTH = PreparedStatement(  # a list of days would be written out for every turn
    delete(daily_numbers).where(
        or_(daily_numbers.c.day == bindparam("one"), daily_numbers.c.day == bindparam("other"))
    )
)
FORGET_UNTIL = delete(daily_numbers).where(daily_numbers.c.day <= bindparam("last"))


class SqlDailyNumbers:
    """Implements `bot.assistant.ports.DailyNumbers`. A day without counts is marked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def kept(self, first: date, last: date, made_with: str) -> Mapping[date, Mapping[str, int]]:
        """The counts of each day that is kept."""
        rows = self._rows(first, last, made_with)
        return {date.fromisoformat(day): COUNTS.load(counts) for day, counts in rows if counts}

    def known(self, first: date, last: date, made_with: str) -> Mapping[date, bool]:
        """Days that are marked, in order, and whether they are counted."""
        rows = self._rows(first, last, made_with)
        return {date.fromisoformat(day): bool(counts) for day, counts in rows}

    def _rows(self, first: date, last: date, made_with: str) -> Sequence[Any]:
        spell = {"first": first.isoformat(), "last": last.isoformat(), "with_this": made_with}
        return self._connection.execute(SPELL, spell).all()

    def mark(self, days: Sequence[date], made_with: str) -> None:
        """Mark days, to be counted later."""
        named = [day.isoformat() for day in days]
        self._connection.execute(FORGET, {"days": named})
        rows = [{"day": day, "made_with": made_with, "counts": ""} for day in named]
        self._connection.execute(MARK, rows)

    def keep(self, day: date, made_with: str, counts: Mapping[str, int]) -> bool:
        """Keep the counts of a day that is still marked; whether it was."""
        given = {"of_day": day.isoformat(), "with_this": made_with, "counted": COUNTS.dump(counts)}
        return bool(self._connection.execute(KEEP, given).rowcount)


def forget_days_of(connection: Connection, *moments: datetime | None) -> None:
    """Forget the counts of the days of some moments: something of them changed."""
    days = sorted({day_of(moment).isoformat() for moment in moments if moment is not None})
    if len(days) > 2:
        connection.execute(FORGET, {"days": days})
    elif days:
        FORGET_BOTH.count(connection, {"one": days[0], "other": days[-1]})


def forget_days_until(connection: Connection, moment: datetime) -> None:
    """Forget the counts of all days up to a moment."""
    connection.execute(FORGET_UNTIL, {"last": day_of(moment).isoformat()})
