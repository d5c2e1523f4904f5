"""What state a database is in, found out without changing it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from bot.storage.database.errors import reason_of
from bot.storage.database.postgres import open_postgres
from bot.storage.database.sqlite import file_of
from bot.storage.database.url import is_sqlite, read_url
from bot.storage.engine import unusable
from bot.storage.migrations import HEAD, revision_of

PATIENCE = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class SchemaState:
    """The revision that the database has (None: it is empty) and the newest that there is."""

    revision: str | None
    newest: str

    @property
    def is_current(self) -> bool:
        """Whether the database can be used as it is."""
        return self.revision == self.newest


def schema_state(url: str) -> SchemaState:
    """The state of the database at this address. Raises `StorageError`."""
    address = read_url(url)
    if is_sqlite(address) and not file_of(address).exists():
        return SchemaState(None, HEAD)
    engine = engine_for(address)
    try:
        with engine.connect() as connection:
            return SchemaState(revision_of(connection), HEAD)
    except DBAPIError as error:
        raise unusable(address, reason_of(error)) from error
    finally:
        engine.dispose()


def engine_for(address: URL) -> Engine:
    """An engine that sets nothing up in the database."""
    if is_sqlite(address):
        return create_engine(address, poolclass=NullPool)
    return open_postgres(address, PATIENCE)
