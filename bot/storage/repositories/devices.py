"""Browsers that links from mails opened, the keys that sign such links, and how many were sent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from bot.storage.schema.tables import devices, keys, quotas

ADD = insert(devices).inline()
PERSON = select(devices.c.person).where(devices.c.key == bindparam("of_key"))
ERASE = delete(devices).where(devices.c.person == bindparam("of_person"))

GET_KEY = select(keys.c.key).where(keys.c.name == bindparam("of_name"))
ADD_KEY = {
    "sqlite": sqlite.insert(keys).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(keys).on_conflict_do_nothing(),
}


def one_more(dialect: Any) -> ReturningInsert[Any]:
    """Counts one more and says so, unless there are enough. Of two at once, one waits."""
    counted: ReturningInsert[Any] = (
        dialect.insert(quotas)
        .on_conflict_do_update(
            index_elements=[quotas.c.key, quotas.c.day],
            set_={"count": quotas.c.count + 1},
            where=quotas.c.count < bindparam("most"),
        )
        .returning(quotas.c.count)
    )
    return counted


ONE_MORE = {"sqlite": one_more(sqlite), "postgresql": one_more(postgresql)}
FORGET_QUOTAS = delete(quotas).where(quotas.c.day < bindparam("on_day"))


class SqlDevices:
    """Implements `bot.assistant.ports.Devices`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, key: str, person: str, now: datetime) -> None:
        """Have one more browser show a person's conversation."""
        self._connection.execute(ADD, {"key": key, "person": person, "at": now})

    def person_of(self, key: str) -> str | None:
        """Whose conversation a browser shows."""
        person: str | None = self._connection.scalar(PERSON, {"of_key": key})
        return person

    def erase(self, person: str) -> int:
        """Forget all browsers of a person."""
        return self._connection.execute(ERASE, {"of_person": person}).rowcount


class SqlKeys:
    """Implements `bot.assistant.ports.Keys`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> bytes | None:
        """The key of that name."""
        key: bytes | None = self._connection.scalar(GET_KEY, {"of_name": name})
        return key

    def add(self, name: str, key: bytes) -> None:
        """Keep a key, unless there is one already."""
        adding = ADD_KEY[self._connection.dialect.name]
        self._connection.execute(adding, {"name": name, "key": key})


class SqlQuotas:
    """Implements `bot.assistant.ports.Quotas`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, key: str, day: date, most: int) -> bool:
        """Count one more, unless there were enough."""
        counting = ONE_MORE[self._connection.dialect.name]
        counted = {"key": key, "day": day, "count": 1, "most": most}
        return self._connection.execute(counting, counted).first() is not None

    def forget_before(self, day: date) -> int:
        """Remove what was counted on earlier days."""
        return self._connection.execute(FORGET_QUOTAS, {"on_day": day}).rowcount
