"""Many units of work are committed at once; each is told only when all of it is kept for good."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import OperationalError

from bot.assistant.ports import UnitOfWork
from bot.storage import SqlStorage, StorageError, open_storage
from bot.storage.database.group_commit import MOST, CommitGroup, GroupCommit
from bot.storage.database.traces import Traces
from bot.storage.database.transactions import begun
from tests.fork_server import Forked
from tests.memory import migrated_file
from tests.storage.samples import NOW

PERSON = "p"
TIMEOUT = 20.0  # seconds; only ever reached by a bug


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "group.db"


@pytest.fixture
def storage(file: Path) -> Iterator[SqlStorage]:
    with open_storage(migrated_file(file)) as opened:
        yield opened


@pytest.fixture
def commits(storage: SqlStorage) -> Iterator[list[None]]:
    """One entry for each."""
    seen: list[None] = []

    def note(_: object) -> None:
        seen.append(None)

    event.listen(Engine, "commit", note)
    yield seen
    event.remove(Engine, "commit", note)


def kept(file: Path) -> set[str]:
    """The events that somebody else sees in the file."""
    connection = sqlite3.connect(file)
    found = {name for (name,) in connection.execute("SELECT event FROM events")}
    connection.close()
    return found


def record(work: UnitOfWork, name: str) -> bool:
    return work.events.is_new(PERSON, name, NOW)


def waiting(storage: SqlStorage) -> int:
    assert isinstance(storage._writes, GroupCommit)
    return len(storage._writes._gate._waiting)


@contextmanager
def crowd(
    storage: SqlStorage, *tasks: Callable[[UnitOfWork], object]
) -> Iterator[list[Future[object]]]:
    """Units of work that wait for their turn until this ends, in this order."""

    def one(task: Callable[[UnitOfWork], object]) -> object:
        with storage() as work:
            found = task(work)
            work.commit()
        return found

    with ThreadPoolExecutor(max(1, len(tasks))) as pool, storage():
        futures = []
        for number, task in enumerate(tasks, start=1):
            futures.append(pool.submit(one, task))
            end = time.monotonic() + TIMEOUT
            while waiting(storage) < number:
                assert time.monotonic() < end
                time.sleep(0.001)
        yield futures


def recording(file: Path, name: str) -> Callable[[UnitOfWork], object]:
    """Records an event that nobody else sees yet."""

    def task(work: UnitOfWork) -> object:
        return record(work, name) and name not in kept(file)

    return task


def test_who_waits_is_committed_together_with_others(
    storage: SqlStorage, file: Path, commits: list[None]
) -> None:
    names = [f"e{number}" for number in range(8)]
    with crowd(storage, *(recording(file, name) for name in names)) as futures:
        pass
    assert all(future.result(TIMEOUT) for future in futures)
    assert kept(file) == set(names)
    assert len(commits) < len(names) / 2


def test_who_is_alone_is_committed_at_once(
    storage: SqlStorage, file: Path, commits: list[None]
) -> None:
    for number in range(3):
        with storage() as work:
            record(work, f"e{number}")
            work.commit()
        assert f"e{number}" in kept(file)
    assert len(commits) == 3


def test_a_group_does_not_grow_for_ever(
    storage: SqlStorage, file: Path, commits: list[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.database.group_commit.MOST", 2)
    assert MOST > 2
    with crowd(storage, *(recording(file, f"e{number}") for number in range(6))) as futures:
        pass
    assert all(future.result(TIMEOUT) for future in futures)
    assert len(commits) >= 3


def test_what_fails_takes_nothing_of_others_with_it(storage: SqlStorage, file: Path) -> None:
    def fail(work: UnitOfWork) -> None:
        record(work, "failed")
        raise LookupError

    def give_up(work: UnitOfWork) -> None:
        record(work, "given up")
        work.events.forget_before(NOW)
        raise KeyboardInterrupt

    tasks = [recording(file, "a"), fail, recording(file, "b"), give_up, recording(file, "c")]
    with crowd(storage, *tasks) as futures:
        pass
    assert [type(future.exception(TIMEOUT)) for future in futures] == [
        *(type(None), LookupError, type(None), KeyboardInterrupt, type(None))
    ]
    assert kept(file) == {"a", "b", "c"}


def test_a_repeat_is_told_so_only_when_the_first_is_kept(storage: SqlStorage, file: Path) -> None:
    def repeat() -> bool:
        with storage() as work:
            if record(work, "e"):
                return False
        return "e" in kept(file)  # whoever hears this acknowledges

    with ThreadPoolExecutor(1) as pool:
        with crowd(storage, lambda work: record(work, "e")) as futures:
            again = pool.submit(repeat)
            while waiting(storage) < 2:
                time.sleep(0.001)
        assert futures[0].result(TIMEOUT)
        assert again.result(TIMEOUT)


def test_where_the_commit_fails_all_are_told_and_nothing_is_kept(
    storage: SqlStorage, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise OperationalError("COMMIT", None, sqlite3.OperationalError("disk is full"))

    with (
        monkeypatch.context() as patched,
        crowd(storage, *(recording(file, name) for name in "abc")) as futures,
    ):
        patched.setattr("sqlalchemy.Connection.commit", full)
    errors = [future.exception(TIMEOUT) for future in futures]
    assert all(isinstance(error, StorageError) and "disk is full" in str(error) for error in errors)
    assert kept(file) == set()
    with storage() as work:
        assert record(work, "a")
        work.commit()
    assert kept(file) == {"a"}


def test_where_the_database_rolls_all_of_it_back_all_are_told(
    storage: SqlStorage, file: Path
) -> None:
    def broken(work: UnitOfWork) -> None:
        """As SQLite does by itself when a disk is full in the middle of it."""
        work._connection.connection.driver_connection.execute("ROLLBACK")  # type: ignore[attr-defined]
        raise LookupError

    with crowd(storage, recording(file, "a"), broken, recording(file, "b")) as futures:
        pass
    assert isinstance(futures[0].exception(TIMEOUT), StorageError)
    assert isinstance(futures[1].exception(TIMEOUT), LookupError)
    assert futures[2].result(TIMEOUT)
    assert kept(file) == {"b"}


def test_who_commits_what_the_database_rolled_back_is_told_and_holds_up_nobody(
    storage: SqlStorage, file: Path
) -> None:
    def swallowed(work: UnitOfWork) -> None:
        work._connection.connection.driver_connection.execute("ROLLBACK")  # type: ignore[attr-defined]

    for tasks in ((swallowed,), (recording(file, "a"), swallowed)):
        with crowd(storage, *tasks) as futures:
            pass
        assert all(isinstance(each.exception(TIMEOUT), StorageError) for each in futures)
    with storage() as work:
        record(work, "b")
        work.commit()
    assert kept(file) == {"b"}


def test_who_leaves_before_their_turn_leaves_nobody_without_a_commit(file: Path) -> None:
    with open_storage(migrated_file(file), patience=0.05) as storage:
        with crowd(storage, recording(file, "late")) as futures:
            time.sleep(0.2)
        assert isinstance(futures[0].exception(TIMEOUT), StorageError)
        with storage() as work:
            record(work, "a")
            work.commit()
    assert kept(file) == {"a"}


def test_a_turn_that_came_in_the_moment_of_giving_up_commits_for_the_others(
    storage: SqlStorage, file: Path
) -> None:
    assert isinstance(storage._writes, GroupCommit)
    gate = storage._writes._gate

    def give_up() -> None:
        gate.acquire()
        gate.forgo()

    with ThreadPoolExecutor(1) as pool:
        with crowd(storage, lambda work: record(work, "a")) as futures:
            given_up = pool.submit(give_up)
            while waiting(storage) < 2:
                time.sleep(0.001)
        given_up.result(TIMEOUT)
        assert futures[0].result(TIMEOUT)
    assert kept(file) == {"a"}


WRITERS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from bot.storage import open_storage
from tests.storage.samples import NOW

lock = Lock()

def write(storage, thread):
    for number in range(10_000):
        name = f"{thread}-{number}"
        with storage() as work:
            work.events.is_new("p", name, NOW)
            work.outbox.put("p", name, (), NOW)
            if number % 7:
                work.commit()
        if number % 7:
            with lock:
                sys.stdout.write(name + chr(10))
                sys.stdout.flush()

with open_storage(sys.argv[1]) as storage, ThreadPoolExecutor(8) as pool:
    for thread in range(8):
        pool.submit(write, storage, thread)
"""


@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.5])
def test_what_was_acknowledged_survives_kill_9(file: Path, seconds: float) -> None:
    process = Forked.code(WRITERS, f"sqlite:///{file}")
    told = [process.stdout.readline().decode().strip()]
    time.sleep(seconds)
    lines = process.kill().decode().splitlines(keepends=True)
    told += [line.strip() for line in lines if line.endswith("\n")]
    assert set(told) <= kept(file)
    assert len(told) == len(set(told))
    with open_storage(f"sqlite:///{file}") as storage, storage() as work:
        assert not record(work, told[-1])


def test_what_is_kept_is_told_whatever_becomes_of_the_log(storage: SqlStorage) -> None:
    class Broken(Traces):
        def wipe(self, _: object) -> None:
            raise RuntimeError("the log cannot be emptied")

    group = CommitGroup(begun(storage._engine, TIMEOUT), Broken())
    with pytest.raises(RuntimeError):
        group.keep()
    group.wait(TIMEOUT)


def test_one_connection_writes_until_a_transaction_is_lost(storage: SqlStorage) -> None:
    gone_back: list[object] = []
    event.listen(storage._engine, "checkin", lambda *each: gone_back.append(each))
    for number in range(3):
        with storage() as work:
            work.events.is_new(PERSON, f"kept {number}", NOW)
            work.commit()
    assert not gone_back
    with storage() as work:
        work.events.is_new(PERSON, "lost", NOW)
    assert len(gone_back) == 1
    with storage() as work:
        assert work.events.is_new(PERSON, "lost", NOW)
        assert not work.events.is_new(PERSON, "kept 0", NOW)


def test_a_transaction_that_nobody_ended_is_rolled_back_before_the_next(
    storage: SqlStorage,
) -> None:
    with storage() as work:
        work.events.is_new(PERSON, "e", NOW)
        work.commit()
    storage._writer.begun().execute(text("DELETE FROM events"))  # and is interrupted
    with storage() as work:
        assert not work.events.is_new(PERSON, "e", NOW)
