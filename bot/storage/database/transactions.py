"""One transaction for each unit of work, as PostgreSQL and whoever only looks have it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.storage.database.connections import connected
from bot.storage.database.errors import failed_work, reason_of, too_busy
from bot.storage.database.prepared_statement import PreparedStatement

SET_SAVEPOINT = PreparedStatement(text("SAVEPOINT part"))
GO_BACK = PreparedStatement(text("ROLLBACK TO SAVEPOINT part"))
RELEASE = PreparedStatement(text("RELEASE SAVEPOINT part"))


class Transaction(Protocol):
    """What a unit of work happens in. One of `commit` and `abandon` ends it."""

    @property
    def connection(self) -> Connection:
        """Where it is done."""

    def commit(self) -> None:
        """Return once it is kept for good; whatever goes wrong is raised."""

    def abandon(self) -> None:
        """Keep nothing of it. Returns once all is kept for good that was seen in it."""


class Transactions(Protocol):
    """Begins transactions."""

    def begin(self) -> Transaction:
        """A new one; whoever has to wait waits here."""


class OwnTransaction:
    """A transaction on a connection of its own."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def commit(self) -> None:
        """Keep it."""
        try:
            self.connection.commit()
        finally:
            self.connection.close()

    def abandon(self) -> None:
        """Forget it: closing a connection rolls back what was not committed."""
        self.connection.close()


class JoinedTransaction:
    """A part of somebody else's transaction, who alone ends it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def begin(self) -> JoinedTransaction:
        """It has begun already."""
        return self

    def commit(self) -> None:
        """Nobody may."""
        raise RuntimeError("this belongs to somebody else's transaction")

    def abandon(self) -> None:
        """Whoever it belongs to goes on."""


class OwnTransactions:
    """Gives every unit of work its own. `patience` is in seconds."""

    def __init__(self, engine: Engine, patience: float) -> None:
        self._engine, self._patience = engine, patience

    def begin(self) -> OwnTransaction:
        """A new one, as soon as there is a connection for it."""
        return OwnTransaction(begun(self._engine, self._patience))


def begun(engine: Engine, patience: float) -> Connection:
    """A connection on which a transaction has begun. Raises `StorageError`."""
    try:
        connection = connected(engine, patience)
    except PoolTimeout as error:
        raise too_busy() from error
    except DBAPIError as error:
        raise failed_work(reason_of(error)) from error
    begin_on(connection)
    return connection


def begin_on(connection: Connection) -> None:
    """Begin a transaction. Where that fails the connection is closed, and `StorageError` raised."""
    try:
        connection.begin()
    except DBAPIError as error:
        connection.close()
        raise failed_work(reason_of(error)) from error


@contextmanager
def behind_savepoint(connection: Connection) -> Iterator[None]:
    """Do something within a transaction of which nothing stays if it fails."""
    SET_SAVEPOINT.count(connection, {})
    try:
        yield
    except BaseException:
        GO_BACK.count(connection, {})
        raise
    finally:
        RELEASE.count(connection, {})
