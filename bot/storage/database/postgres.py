"""PostgreSQL as it is connected to: for units of work, and for looking.

Nothing waits for ever. The server itself ends statements, waits for locks and forgotten
transactions; where it does not answer at all, we do.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg, PGDialect_psycopg
from sqlalchemy.pool import NullPool

from bot.storage.database.errors import missing_driver

CONNECT_TIMEOUT = 5
"""How long, in seconds, a server may take to answer at all."""

STATEMENT = 15
"""Seconds that one statement may take on the server, waiting for locks included."""

LOCK = 10
"""Seconds that one may wait for a lock."""

IDLE = 300
"""Seconds after which the server ends a transaction in which nothing happens: a process that was
stopped in the middle of it holds up nobody for longer."""

ANSWER = 20
"""Seconds that we wait for any answer; longer than the server takes to end a statement."""

KEEPALIVE = {
    "keepalives": 1,
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": ANSWER * 1_000,  # milliseconds
}
"""How the network itself finds out that a machine is gone."""

LIMITS = (
    f"SET statement_timeout = '{STATEMENT}s';"
    f" SET lock_timeout = '{LOCK}s';"
    f" SET idle_in_transaction_session_timeout = '{IDLE}s'"
)

CONNECTIONS = 10
"""How many connections a process has at most, unless it is said otherwise."""


class BoundedDialect(PGDialect_psycopg):
    """Waits for no answer longer than `ANSWER`."""

    supports_statement_cache = True
    answer = float(ANSWER)

    def connect(self, *cargs: Any, **cparams: Any) -> Any:
        """A new connection."""
        from bot.storage.database.psycopg_connection import BoundedConnection

        connection = BoundedConnection.connect(*cargs, **cparams)
        connection.answer = self.answer
        return connection


class ReadOnlyPostgresCompiler(PGCompiler_psycopg):
    """Locks no rows: whoever only looks waits for nobody, and may not lock anything."""

    def for_update_clause(self, select: object, **_: object) -> str:  # noqa: ARG002
        """Nothing."""
        return ""


class ReadOnlyPostgresDialect(BoundedDialect):
    """For connections on which nothing is written."""

    supports_statement_cache = True
    statement_compiler = ReadOnlyPostgresCompiler


registry.register("postgresql.bounded", __name__, BoundedDialect.__name__)
registry.register("postgresql.looking", __name__, ReadOnlyPostgresDialect.__name__)


def open_postgres(url: URL, patience: float, connections: int = CONNECTIONS) -> Engine:
    """An engine for a server; locks make READ COMMITTED right (see `NamedLocks`).

    Of the process's connections, those for looking are left out.
    """
    return connect(
        url.set(drivername="postgresql+bounded"),
        patience,
        isolation_level="READ COMMITTED",
        pool_size=connections - looks_of(connections),
    )


def open_postgres_read_only(url: URL, patience: float, connections: int = CONNECTIONS) -> Engine:
    """An engine on which nothing can be written. All that one transaction sees is of one moment."""
    return connect(
        url.set(drivername="postgresql+looking"),
        patience,
        isolation_level="REPEATABLE READ",
        execution_options={"postgresql_readonly": True},
        pool_size=looks_of(connections),
    )


def open_postgres_to_migrate(url: URL) -> Engine:
    """An engine that ends nothing by itself: a large table takes its time."""
    return made(url, poolclass=NullPool, isolation_level="READ COMMITTED")


def looks_of(connections: int) -> int:
    """How many of a process's connections are for looking: a third."""
    return max(1, connections // 3)


def connect(url: URL, patience: float, **how: Any) -> Engine:
    """An engine; whoever finds no connection free waits for one."""
    engine = made(url, pool_timeout=patience, max_overflow=0, **how)
    event.listen(engine, "connect", limit)
    return engine


def limit(connection: Any, _: object) -> None:
    """Have the server itself end what takes too long. (`options` would not pass a pooler.)"""
    before, connection.autocommit = connection.autocommit, True
    connection.execute(LIMITS)
    connection.autocommit = before


def made(url: URL, **how: Any) -> Engine:
    """An engine. Stale connections are noticed before a turn is lost on them."""
    given = {"connect_timeout": CONNECT_TIMEOUT, "client_encoding": "utf8", **KEEPALIVE}
    given = {name: value for name, value in given.items() if name not in url.query}
    try:
        return create_engine(
            url,
            pool_pre_ping=True,
            hide_parameters=True,  # logs must not hold what people wrote
            connect_args=given,
            **how,
        )
    except ModuleNotFoundError as error:
        raise missing_driver() from error
