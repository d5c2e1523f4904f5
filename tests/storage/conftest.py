"""The storages that the contract is proved on: SQLite and PostgreSQL."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import make_url

from bot.storage import SqlStorage, open_storage
from bot.storage.database.postgres import open_postgres_to_migrate
from bot.storage.migrations import migrate
from bot.storage.schema.tables import metadata
from tests.memory import migrated_file

ON_POSTGRES = pytest.param("postgres_storage", marks=pytest.mark.postgres, id="postgres")


@pytest.fixture(scope="session")
def server() -> str:
    """The URL of a PostgreSQL server for tests."""
    url = os.environ.get("MADOGUCHI_TEST_POSTGRES_URL")
    if url:
        return url
    how = "set MADOGUCHI_TEST_POSTGRES_URL=postgresql://user@host/database to test on PostgreSQL"
    if os.environ.get("MADOGUCHI_TEST_REQUIRE_POSTGRES") == "1":
        pytest.fail(how)
    pytest.skip(how)


@pytest.fixture(scope="session")
def postgres_url(server: str) -> Iterator[str]:
    """The URL of a fresh schema of this test process, dropped afterwards."""
    yield from fresh_schema(server)


@pytest.fixture
def empty_postgres_url(server: str) -> Iterator[str]:
    """The URL of a fresh schema of one test."""
    yield from fresh_schema(server)


@pytest.fixture
def migrated_postgres_url(server: str) -> Iterator[str]:
    """The same where there is nothing to migrate."""
    yield from migrated_schema(server)


def fresh_schema(server: str) -> Iterator[str]:
    schema = f"test_{uuid.uuid4().hex}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
        inside = url.update_query_dict({"options": f"-csearch_path={schema}"})
        yield inside.render_as_string(hide_password=False)
        connection.execute(text("SET client_min_messages = warning"))
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    admin.dispose()


def migrated_schema(server: str) -> Iterator[str]:
    """A fresh schema in which there are all tables with nothing in them."""
    for url in fresh_schema(server):
        engine = open_postgres_to_migrate(make_url(url))
        with engine.begin() as connection:
            connection.exec_driver_sql(migration(server))
        engine.dispose()
        yield url


@cache
def migration(server: str) -> str:
    """All that the migrations change where there is nothing yet, in one go: to find it out anew
    takes ten times as long as to do it."""
    said: list[str] = []
    for url in fresh_schema(server):
        engine = open_postgres_to_migrate(make_url(url))

        @event.listens_for(engine, "before_cursor_execute")
        def keep(_: object, cursor: Any, statement: LiteralString, values: Any, *rest: Any) -> None:
            if not statement.lstrip().startswith("SELECT"):
                said.append(psycopg.ClientCursor(cursor.connection).mogrify(statement, values))

        migrate(engine)
        engine.dispose()
    return ";".join(said)


@pytest.fixture(scope="session")
def postgres(postgres_url: str) -> Iterator[SqlStorage]:
    with open_storage(postgres_url) as storage:
        yield storage


@pytest.fixture
def postgres_storage(postgres: SqlStorage) -> SqlStorage:
    """The server's storage without anything in it."""
    with postgres._engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    return postgres


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/madoguchi.db"


@pytest.fixture
def migrated_url(tmp_path: Path) -> str:
    """The same address where there is nothing to migrate."""
    return migrated_file(tmp_path / "madoguchi.db")


@pytest.fixture
def sqlite_storage(migrated_url: str) -> Iterator[SqlStorage]:
    with open_storage(migrated_url) as storage:
        yield storage


@pytest.fixture(params=[pytest.param("sqlite_storage", id="sqlite"), ON_POSTGRES])
def storage(request: pytest.FixtureRequest) -> SqlStorage:
    """Each storage in turn."""
    found: SqlStorage = request.getfixturevalue(request.param)
    return found
