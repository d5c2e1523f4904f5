"""What nobody waits for is written with what is committed next, or soon by itself; never lost."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from bot.assistant.ports import UnitOfWork
from bot.storage import SqlStorage, StorageError, open_storage
from tests.memory import migrated_file
from tests.storage.samples import NOW

PERSON = "p"


def record(name: str) -> Callable[[UnitOfWork], object]:
    return lambda work: work.events.is_new(PERSON, name, NOW)


def kept(storage: SqlStorage) -> set[str]:
    with storage.read_only() as work:
        return {name for _, name in work.events.known([PERSON])}


def until(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_it_is_written_soon_by_itself(storage: SqlStorage) -> None:
    storage.later(record("a"))
    until(lambda: kept(storage) == {"a"})


def test_whoever_writes_next_sees_it_and_keeps_it_with_their_own(tmp_path: Path) -> None:
    commits: list[object] = []

    def note(connection: object) -> None:
        commits.append(connection)

    with open_storage(migrated_file(tmp_path / "ride.db")) as storage:
        event.listen(Engine, "commit", note)
        storage.later(record("a"))
        storage.later(record("b"))
        with storage() as work:
            assert not work.events.is_new(PERSON, "a", NOW)
            assert work.events.is_new(PERSON, "c", NOW)
            work.commit()
        event.remove(Engine, "commit", note)
        assert kept(storage) == {"a", "b", "c"}
    assert len(commits) == 1


def test_who_is_alone_behind_it_has_no_savepoint_that_would_copy_pages(tmp_path: Path) -> None:
    statements: list[str] = []
    with open_storage(migrated_file(tmp_path / "alone.db")) as storage:
        storage.later(record("a"))
        with storage() as work:
            driver = work.connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.set_trace_callback(statements.append)
            assert not work.events.is_new(PERSON, "a", NOW)
            work.commit()
            driver.set_trace_callback(None)
    assert "COMMIT" in statements
    assert "RELEASE unit" not in statements


def test_it_is_kept_where_whoever_took_it_along_fails(storage: SqlStorage) -> None:
    def fail() -> None:
        with storage() as work:
            work.events.is_new(PERSON, "b", NOW)
            raise LookupError

    storage.later(record("a"))
    with pytest.raises(LookupError):
        fail()
    until(lambda: kept(storage) == {"a"})


def test_one_that_fails_takes_no_other_with_it_and_is_tried_again(storage: SqlStorage) -> None:
    tried: list[int] = []

    def shaky(work: UnitOfWork) -> None:
        work.events.is_new(PERSON, "shaky", NOW)
        tried.append(1)
        if len(tried) < 3:
            raise LookupError

    storage.later(record("a"))
    storage.later(shaky)
    storage.later(record("b"))
    storage.flush()
    assert kept(storage) == {"a", "b"}
    until(lambda: kept(storage) == {"a", "b", "shaky"})
    assert len(tried) == 3


def test_it_waits_again_where_the_commit_fails(
    storage: SqlStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise OperationalError("COMMIT", None, sqlite3.OperationalError("disk is full"))

    with monkeypatch.context() as patched:
        patched.setattr("sqlalchemy.Connection.commit", full)
        storage.later(record("a"))
        with pytest.raises(StorageError):
            storage.flush()
        assert kept(storage) == set()
    until(lambda: kept(storage) == {"a"})


def test_closing_writes_it(tmp_path: Path) -> None:
    url = migrated_file(tmp_path / "closed.db")
    with open_storage(url) as storage:
        storage.later(record("a"))
    with open_storage(url) as storage:
        assert kept(storage) == {"a"}
