"""Opening the storage: connect, bring the schema up to date, hand out units of work."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Self

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.storage.address import is_sqlite, read_url, shown
from bot.storage.errors import StorageError, missing_driver, unusable_file, unusable_server
from bot.storage.locks import FairLock
from bot.storage.migrations import migrate
from bot.storage.sqlite import file_of, open_sqlite
from bot.storage.work import SqlUnitOfWork, reason_of

PATIENCE = 30.0
"""How long, in seconds, one waits for others to finish before giving up."""

CONNECT_TIMEOUT = 10
"""How long, in seconds, a PostgreSQL server may take to answer at all."""


class SqlStorage:
    """Begins units of work: `with storage() as work: …`. Close it when the program ends."""

    def __init__(self, engine: Engine, gate: AbstractContextManager[None]) -> None:
        self._engine = engine
        self._gate = gate

    def __call__(self) -> SqlUnitOfWork:
        """A new unit of work."""
        return SqlUnitOfWork(self._engine, self._gate)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_storage(url: str, *, patience: float = PATIENCE) -> SqlStorage:
    """The storage at this address, with an up-to-date schema.

    `url` is sqlite:///file or postgresql://user:password@host/name; `patience` is in seconds.
    Raises `StorageError`, which says what is wrong and what to do.
    """
    address = read_url(url)
    if is_sqlite(address):
        engine, gate = open_sqlite(address, patience), FairLock(patience)
        return SqlStorage(migrated(engine, address), gate)
    return SqlStorage(migrated(open_postgres(address, patience), address), nullcontext())


def open_postgres(url: URL, patience: float) -> Engine:
    """An engine for a server. Stale connections are noticed before a turn is lost on them."""
    try:
        return create_engine(
            url,
            isolation_level="READ COMMITTED",  # locks make it right; see NamedLocks
            pool_size=10,
            max_overflow=20,
            pool_timeout=patience,
            pool_pre_ping=True,
            hide_parameters=True,  # logs must not hold what people wrote
            connect_args={"connect_timeout": CONNECT_TIMEOUT, "client_encoding": "utf8"},
        )
    except ModuleNotFoundError as error:
        raise missing_driver() from error


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
