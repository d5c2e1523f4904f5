"""SQLite as it has to be set up to keep every committed turn."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Engine, QueuePool, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.database.errors import unusable_file
from bot.storage.database.url import IN_MEMORY

RETRY_AFTER = 0.02  # seconds

LOOKS = 4
"""Connections for looking: more threads than that only take turns in one process anyway."""


class ImmediateDialect(SQLiteDialect_pysqlite):
    """Takes the file's write lock when a transaction begins: a read could not turn into a write."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: DBAPIConnection) -> None:
        """Begin for real, which the driver would only do before the first change."""
        dbapi_connection.cursor().execute("BEGIN IMMEDIATE")


class ReadOnlySqliteDialect(SQLiteDialect_pysqlite):
    """Sees all of one moment, that of the first read, and takes no lock that others wait for."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: DBAPIConnection) -> None:
        """Begin for real, so that what is read one after the other belongs together."""
        dbapi_connection.cursor().execute("BEGIN")


registry.register("sqlite.immediate", __name__, ImmediateDialect.__name__)
registry.register("sqlite.looking", __name__, ReadOnlySqliteDialect.__name__)


def open_sqlite(url: URL, patience: float) -> Engine:
    """An engine for a file, which is created together with its folder where it is missing.

    One connection is enough: a unit of work is alone from its beginning.
    """
    if not is_in_memory(url):
        create_file(file_of(url))
    engine = connect(url.set(drivername="sqlite+immediate"), patience, 1)
    event.listen(engine, "connect", lambda connection, _: set_up(connection, patience))
    return engine


def open_sqlite_read_only(url: URL, patience: float) -> Engine:
    """An engine for a file that is set up already, on which nothing can be written."""
    engine = connect(url.set(drivername="sqlite+looking"), patience, LOOKS)
    event.listen(engine, "connect", set_up_read_only)
    return engine


def connect(url: URL, patience: float, connections: int) -> Engine:
    """An engine with at most so many connections; whoever finds none waits for one."""
    return create_engine(
        url,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=patience,
        hide_parameters=True,  # logs must not hold what people wrote
        connect_args={"timeout": patience, "check_same_thread": False},
    )


def is_in_memory(url: URL) -> bool:
    """Whether an address names no file; then one connection is all that ever sees it."""
    return url.database in IN_MEMORY


def file_of(url: URL) -> Path:
    """The file that an address names."""
    return Path(url.database or ":memory:")


def create_file(path: Path) -> None:
    """Create the file for its owner alone: it will hold contact details."""
    if path.is_dir():
        raise unusable_file(path, "is a directory")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise unusable_file(path, (error.strerror or "not writable").lower()) from error


def set_up(connection: sqlite3.Connection, patience: float) -> None:
    """Settings of a new connection. Transactions begin only where we say so."""
    connection.isolation_level = None
    switch_to_wal(connection, time.monotonic() + patience)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten with zeros


def set_up_read_only(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """Settings of a new connection on which nothing is written."""
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")


def switch_to_wal(connection: sqlite3.Connection, deadline: float) -> None:
    """Use a write-ahead log. SQLite does not wait by itself while another process switches."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or time.monotonic() > deadline:
                raise
            time.sleep(RETRY_AFTER)
        else:
            return
