"""What a turn needs is asked for real: a database that can be written, with room to do so."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.runtime.checks import database_check, disk_check
from bot.runtime.health import READY_PATH, Readiness, health_routes
from bot.storage import SqlStorage, database_file, open_storage
from tests.storage.conftest import *  # noqa: F403  the same databases
from tests.storage.tcp_proxy import TcpProxy, proxied


def now() -> datetime:
    return datetime(2026, 3, 2, tzinfo=UTC)


def ready(storage: SqlStorage) -> dict[str, str]:
    """What a page says that is asked about this database."""
    readiness = Readiness([database_check(storage, now)])
    app = Starlette(routes=health_routes(lambda: True, lambda: True, readiness))
    with TestClient(app) as client:
        wrong: dict[str, str] = client.get(READY_PATH).json().get("wrong", {})
        return wrong


def test_a_database_that_can_be_written_is_well(storage: SqlStorage) -> None:
    assert ready(storage) == {}


def test_a_file_that_another_process_keeps_locked_is_told_within_a_second(
    migrated_url: str,
) -> None:
    with open_storage(migrated_url, patience=3) as storage:
        other = sqlite3.connect(migrated_url.removeprefix("sqlite:///"), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert ready(storage) == {"database": "no answer within a second"}
        other.execute("ROLLBACK")
        assert database_check(storage, now).ask() == ""
        other.close()


def test_a_database_that_takes_nothing_more_is_told(sqlite_storage: SqlStorage) -> None:
    with sqlite_storage() as work:
        work.connection.execute(text("PRAGMA query_only = ON"))
    assert ready(sqlite_storage) == {"database": "cannot be written"}


def test_a_disk_without_room_is_told(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = database_file(sqlite_url)
    assert file is not None
    assert disk_check(file).ask() == ""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=100))
    assert disk_check(file).ask() == "full"


def test_what_has_no_file_has_no_disk() -> None:
    assert database_file("sqlite://") is None
    assert database_file("postgresql://host/name") is None
    assert database_file("sqlite:///a.db") == Path("a.db").resolve()


@pytest.fixture
def before_server(migrated_postgres_url: str) -> Iterator[tuple[TcpProxy, SqlStorage]]:
    """A server behind a proxy, with its storage."""
    with proxied(migrated_postgres_url) as (proxy, url), open_storage(url) as storage:
        yield proxy, storage
        proxy.thaw()


@pytest.mark.postgres
def test_a_frozen_server_is_told_within_a_second(
    before_server: tuple[TcpProxy, SqlStorage],
) -> None:
    proxy, storage = before_server
    assert ready(storage) == {}
    proxy.freeze()
    assert ready(storage) == {"database": "no answer within a second"}


@pytest.mark.postgres
def test_a_server_that_is_gone_is_told(before_server: tuple[TcpProxy, SqlStorage]) -> None:
    proxy, storage = before_server
    proxy.close()
    assert ready(storage) == {"database": "cannot be written"}
