"""The real storage in memory, for tests that are about something else."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine, Row, event, select

from bot.storage import SqlStorage
from bot.storage.backup.tables import copy_tables
from bot.storage.database.group_commit import GroupCommit
from bot.storage.database.sqlite import open_sqlite
from bot.storage.database.url import read_url
from bot.storage.migrations import migrate
from bot.storage.schema.tables import metadata

IN_MEMORY = read_url("sqlite://")
PATIENCE = 10.0
"""Seconds; only ever reached by a bug."""

STATEMENTS: dict[Any, Any] = {}
"""Compiled statements, for all storages of a process."""


class MemoryStorage(SqlStorage):
    """A new storage with nothing in it. The schema is copied, not made anew for every test."""

    def __init__(self, content: bytes | None = None) -> None:
        engine, content = open_sqlite(IN_MEMORY, PATIENCE), content or empty_database()
        event.listen(engine, "connect", lambda connection, _: connection.deserialize(content))
        share_statements(engine)
        super().__init__(engine, engine, PATIENCE)

    def _alone(self) -> AbstractContextManager[None]:
        assert isinstance(self._writes, GroupCommit)
        return self._writes.alone()

    def copy(self) -> Self:
        """Another one with the same in it."""
        with self._alone(), self._engine.connect() as connection:
            return type(self)(content_of(connection.connection.driver_connection))

    def copy_into(self, other: SqlStorage) -> None:
        """The same in one that has nothing in it, as it comes there from a backup."""
        with (
            self._alone(),
            self._engine.connect() as source,
            other._engine.begin() as target,
        ):
            copy_tables(source, target)

    def rows(self, table: str) -> Sequence[Row[Any]]:
        """All that a table holds."""
        with self._alone(), self._engine.connect() as connection:
            return connection.execute(select(metadata.tables[table])).all()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is kept."""
        return not any(map(self.rows, metadata.tables))


@cache
def model() -> Engine:
    """Whose dialect and compiled statements all others use: to compile them for every test takes
    half of its time."""
    engine = open_sqlite(IN_MEMORY, PATIENCE)
    engine.connect().close()
    return engine


def share_statements(engine: Engine) -> None:
    """Compile no statement that was compiled for another engine already."""
    engine.dialect = model().dialect  # statements are known by the dialect that they are for
    engine.update_execution_options(compiled_cache=STATEMENTS)


@cache
def empty_database() -> bytes:
    """A database as the migrations make it."""
    engine = open_sqlite(IN_MEMORY, PATIENCE)
    migrate(engine)
    with engine.connect() as connection:
        content = content_of(connection.connection.driver_connection)
    engine.dispose()
    return content


def migrated_file(path: Path) -> str:
    """The URL of a new database in a file with nothing in it, which need not be migrated."""
    path.write_bytes(empty_database())
    return f"sqlite:///{path}"


def content_of(driver: object) -> bytes:
    """All that a database in memory holds."""
    assert isinstance(driver, sqlite3.Connection)
    return driver.serialize()
