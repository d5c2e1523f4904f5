"""Opening the storage: connect, bring the schema up to date, hand out units of work."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.assistant.ports import Courier, ReplicaState
from bot.storage.database.connections import connected
from bot.storage.database.errors import (
    StorageError,
    needless_replica,
    reason_of,
    unusable_file,
    unusable_server,
)
from bot.storage.database.group_commit import GroupCommit, KeptConnection
from bot.storage.database.sqlite import file_of, is_in_memory, open_sqlite, open_sqlite_read_only
from bot.storage.database.traces import Traces
from bot.storage.database.transactions import (
    JoinedTransaction,
    OwnTransactions,
    Transactions,
    behind_savepoint,
)
from bot.storage.database.url import is_sqlite, read_url, shown
from bot.storage.deferred_writes import DeferredWrites, Write
from bot.storage.handover import Couriers
from bot.storage.migrations import HEAD, migrate, revision_of
from bot.storage.unit_of_work import SqlUnitOfWork

if TYPE_CHECKING:
    from bot.storage.database.replica import Replica

Found = TypeVar("Found")

RIDE = 0.2
"""Seconds in which what is written later waits for something to be committed with, on SQLite."""

SOON = 0.02
"""The same on PostgreSQL, where it is committed by itself with whatever else waits by then."""

PATIENCE = 30.0
"""How long, in seconds, one waits for others to finish before giving up."""


class SqlStorage:
    """Implements `bot.assistant.ports.Storage`. Close it when the program ends.

    Whoever looks uses an engine of its own; the same one where there can be only one connection.
    """

    def __init__(
        self,
        engine: Engine,
        looking: Engine,
        patience: float = PATIENCE,
        replica: Replica | None = None,
    ) -> None:
        self._engine, self._looking, self._replica = engine, looking, replica
        self._writer = KeptConnection(engine, patience)
        if looking is engine:  # it is in memory, where it ends with whoever uses it: none closes it
            weakref.finalize(self, self._writer.close)
        self._traces, self._couriers = Traces(), Couriers()
        is_file = engine.dialect.name == "sqlite"
        within = RIDE if is_file else SOON
        self._deferred = DeferredWrites(self._write_within, self.flush, within)
        self._writes: Transactions = (
            GroupCommit(self._writer, patience, self._traces, self._deferred.join)
            if is_file
            else OwnTransactions(engine, patience)
        )
        self._looks = OwnTransactions(looking, patience)

    def __call__(self) -> SqlUnitOfWork:
        """A new unit of work."""
        return SqlUnitOfWork(self._writes, self._traces, self._couriers)

    def read_only(self) -> SqlUnitOfWork:
        """A unit of work in which nothing is changed."""
        if self._looking is self._engine:
            return self()
        return SqlUnitOfWork(self._looks, self._traces, self._couriers, is_look=True)

    def read_late(self, read: Callable[[SqlUnitOfWork], Found]) -> Found:
        """What is found where nothing is changed, on a replica if there is one that is near."""
        if self._replica is not None and self._replica.is_usable:
            looks = self._replica.transactions
            try:
                with SqlUnitOfWork(looks, self._traces, self._couriers, is_look=True) as work:
                    return read(work)
            except StorageError as error:
                self._replica.lost(str(error).splitlines()[-1])
        with self.read_only() as work:
            return read(work)

    def replica_state(self) -> ReplicaState | None:
        """How the replica stands; None where there is none."""
        return None if self._replica is None else self._replica.state()

    # What goes out, and what is written later.

    def enlist(self, courier: Courier) -> None:
        """Hand what is committed from now on to whoever delivers it."""
        self._couriers.enlist(courier)

    def dismiss(self, courier: Courier) -> None:
        """Hand nothing more to this one."""
        self._couriers.dismiss(courier)

    def later(self, write: Write) -> None:
        """Have something written soon, together with what is committed next."""
        self._deferred.add(write)

    def flush(self) -> None:
        """Keep now what was to be written later."""
        if self._deferred.is_empty:
            return
        ended: Future[None] = Future()
        try:
            with self() as work:
                self._deferred.join(work.connection, ended)
                work.commit()
        except BaseException as error:
            ended.set_exception(error)
            raise
        ended.set_result(None)

    def _write_within(
        self, connection: Connection, writes: Sequence[Write], ended: Future[None]
    ) -> None:
        """Write some things within a transaction, all or nothing."""
        work = SqlUnitOfWork(JoinedTransaction(connection), self._traces, self._couriers)
        with behind_savepoint(connection), work:
            for write in writes:
                write(work)
            handover = work.settled()
        ended.add_done_callback(lambda lost: None if lost.exception() else handover.complete())

    def close(self) -> None:
        """Write what is to be written, and let go of all connections."""
        self._deferred.close()
        if self._replica is not None:
            self._replica.close()
        self._looking.dispose()
        self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_storage(
    url: str,
    *,
    patience: float = PATIENCE,
    connections: int | None = None,
    replica: str = "",
) -> SqlStorage:
    """The storage at this address, with an up-to-date schema.

    `url` is sqlite:///file or postgresql://user:password@host/name; `patience` is in seconds.
    `connections`: how many a process has at most to a server; whoever finds none free waits.
    `replica` is a server that follows this one, for what may be read late.
    Raises `StorageError`, which says what is wrong and what to do.
    """
    address = read_url(url)
    follower = read_url(replica) if replica else None
    if follower is not None and (is_sqlite(address) or is_sqlite(follower)):
        raise needless_replica()
    if is_sqlite(address):
        return on_file(address, patience)
    return on_server(address, patience, connections, follower)


def on_file(url: URL, patience: float) -> SqlStorage:
    """The storage in a file of SQLite, or in memory."""
    engine = migrated(open_sqlite(url, patience), url)
    looking = engine if is_in_memory(url) else open_sqlite_read_only(url, patience)
    return SqlStorage(engine, looking, patience)


def on_server(
    url: URL, patience: float, connections: int | None = None, replica: URL | None = None
) -> SqlStorage:
    """The storage on a server of PostgreSQL."""
    from bot.storage.database import postgres  # takes a while to load

    most = connections or postgres.CONNECTIONS
    if not is_current(postgres.open_postgres(url, patience, most), url, patience):
        migrated(postgres.open_postgres_to_migrate(url), url).dispose()
    working = postgres.open_postgres(url, patience, most)
    looking = postgres.open_postgres_read_only(url, patience, most)
    if replica is None:
        return SqlStorage(working, looking, patience)
    from bot.storage.database.replica import Replica

    following = postgres.open_postgres_read_only(replica, patience, most)
    return SqlStorage(
        working, looking, patience, Replica(following, looking, shown(replica), patience)
    )


def is_current(engine: Engine, url: URL, patience: float) -> bool:
    """Whether there is nothing to migrate; a server that does not answer is told soon."""
    try:
        with connected(engine, patience) as connection:
            return revision_of(connection) == HEAD
    except DBAPIError as error:
        raise unusable(url, reason_of(error)) from error
    finally:
        engine.dispose()


def migrated(engine: Engine, url: URL) -> Engine:
    """The engine once the schema is up to date; it is closed if that fails."""
    try:
        migrate(engine)
    except DBAPIError as error:
        engine.dispose()
        raise unusable(url, reason_of(error)) from error
    except (StorageError, SQLAlchemyError):
        engine.dispose()
        raise
    return engine


def unusable(url: URL, reason: str) -> StorageError:
    """What to tell of a file or a server that does not work."""
    return (
        unusable_file(file_of(url), reason)
        if is_sqlite(url)
        else unusable_server(shown(url), reason)
    )
