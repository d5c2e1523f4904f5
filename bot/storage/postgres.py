"""PostgreSQL as it is connected to: for units of work, and for looking."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg, PGDialect_psycopg

from bot.storage.errors import missing_driver

CONNECT_TIMEOUT = 10
"""How long, in seconds, a server may take to answer at all."""


class LookingCompiler(PGCompiler_psycopg):
    """Locks no rows: whoever only looks waits for nobody, and may not lock anything."""

    def for_update_clause(self, select: object, **_: object) -> str:  # noqa: ARG002
        """Nothing."""
        return ""


class LookingDialect(PGDialect_psycopg):
    """For connections on which nothing is written."""

    supports_statement_cache = True
    statement_compiler = LookingCompiler


registry.register("postgresql.looking", __name__, LookingDialect.__name__)


def open_postgres(url: URL, patience: float) -> Engine:
    """An engine for a server; locks make READ COMMITTED right (see `NamedLocks`)."""
    return connect(url, patience, isolation_level="READ COMMITTED", pool_size=10, max_overflow=20)


def open_postgres_to_look(url: URL, patience: float) -> Engine:
    """An engine on which nothing can be written. All that one transaction sees is of one moment."""
    return connect(
        url.set(drivername="postgresql+looking"),
        patience,
        isolation_level="REPEATABLE READ",
        execution_options={"postgresql_readonly": True},
        pool_size=5,
        max_overflow=5,
    )


def connect(url: URL, patience: float, **how: Any) -> Engine:
    """An engine. Stale connections are noticed before a turn is lost on them."""
    try:
        return create_engine(
            url,
            pool_timeout=patience,
            pool_pre_ping=True,
            hide_parameters=True,  # logs must not hold what people wrote
            connect_args={"connect_timeout": CONNECT_TIMEOUT, "client_encoding": "utf8"},
            **how,
        )
    except ModuleNotFoundError as error:
        raise missing_driver() from error
