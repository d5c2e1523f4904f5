"""Browsers that links from mails opened, and the keys that sign such links."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.schema.tables import devices, keys

ADD = insert(devices).inline()
PERSON = select(devices.c.person).where(devices.c.key == bindparam("of_key"))
ERASE = delete(devices).where(devices.c.person == bindparam("of_person"))

GET_KEY = select(keys.c.key).where(keys.c.name == bindparam("of_name"))
ADD_KEY = {
    "sqlite": sqlite.insert(keys).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(keys).on_conflict_do_nothing(),
}


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
