"""Opening a storage: what is made, what is migrated, what is refused, and how that is said."""

from __future__ import annotations

import socket
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.storage import SqlStorage, StorageError, open_storage
from bot.storage.migrations import HEAD, LOCATION
from bot.storage.schema.tables import metadata
from tests.fork_server import Forked
from tests.storage.samples import FULL, PERSON, event, lead

SECRET = "s3cret-pass"  # noqa: S105  it is what must not be shown

LONG = 60.0
"""Seconds; only ever reached by a bug."""

OPEN_ONCE = """
import sys
from bot.storage import open_storage
sys.stdin.readline()
open_storage(sys.argv[1]).close()
"""


@pytest.fixture(
    params=["sqlite_url", pytest.param("empty_postgres_url", marks=pytest.mark.postgres)]
)
def url(request: pytest.FixtureRequest) -> str:
    """Where nothing was stored yet, on each database."""
    found: str = request.getfixturevalue(request.param)
    return found


def set_revision(url: str, revision: str) -> None:
    with open_storage(url) as storage, storage._engine.begin() as connection:
        written = text("UPDATE alembic_version SET version_num = :new, works_with = :new")
        connection.execute(written, {"new": revision})


def refusal_of(url: str) -> str:
    with pytest.raises(StorageError) as refused:
        open_storage(url)
    ja, en = str(refused.value).split("\n")
    assert not ja.isascii()
    assert en.isascii()
    return en


def test_the_migrated_schema_is_the_one_that_the_code_uses(storage: SqlStorage) -> None:
    with storage._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_one_that_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", LOCATION)
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_what_was_kept_is_there_when_it_is_opened_again(url: str) -> None:
    with open_storage(url) as storage, storage() as work:
        work.conversations.save(FULL)
        work.commit()
    with open_storage(url) as storage, storage() as work:
        assert work.conversations.of(PERSON) == FULL


def test_a_newer_database_is_refused_and_left_alone(url: str) -> None:
    set_revision(url, "9999")
    assert "newer version of Madoguchi (schema 9999)" in refusal_of(url)
    assert "newer version of Madoguchi (schema 9999)" in refusal_of(url)


def test_processes_that_start_at_once_on_nothing_all_succeed(url: str) -> None:
    starting = [Forked.code(OPEN_ONCE, url) for _ in range(3)]
    for process in starting:
        process.stdin.write(b"go\n")
    assert [process.end(LONG) for process in starting] == [b""] * 3
    with open_storage(url) as storage, storage() as work:
        assert work.leads.all() == []


def test_sqlite_is_set_up_to_keep_every_committed_turn(sqlite_storage: SqlStorage) -> None:
    with sqlite_storage._engine.connect() as connection:
        settings = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 30_000,
    }


def test_the_folder_of_the_file_is_made_and_the_file_is_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "var" / "deep" / "madoguchi.db"
    open_storage(f"sqlite:///{path}").close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_storage_in_memory_serves_until_it_is_closed() -> None:
    with open_storage("sqlite://") as storage:
        with storage() as work:
            work.conversations.save(FULL)
            work.commit()
        with storage() as work:
            assert work.conversations.of(PERSON) == FULL


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert f"{tmp_path} cannot be opened (is a directory)" in refusal_of(f"sqlite:///{tmp_path}")


def test_a_file_where_a_folder_is_needed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    assert "cannot be opened" in refusal_of(f"sqlite:///{tmp_path}/taken/madoguchi.db")


def test_a_folder_that_cannot_be_made_is_refused() -> None:
    assert "cannot be opened" in refusal_of("sqlite:////proc/nowhere/madoguchi.db")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, " * 100)
    assert "file is not a database" in refusal_of(f"sqlite:///{path}")
    assert path.read_text() == "not a database, " * 100


def test_a_file_that_another_program_keeps_locked_is_refused_in_time(migrated_url: str) -> None:
    other = sqlite3.connect(migrated_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="locked"):
        open_storage(migrated_url, patience=0.05)
    other.close()


def test_a_unit_of_work_inside_another_is_refused_in_time(migrated_url: str) -> None:
    with open_storage(migrated_url, patience=0.05) as storage, storage() as work:
        with pytest.raises(StorageError, match="busy"):
            storage().__enter__()
        assert work.leads.all() == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "madoguchi.db",
        "sqlite",
        f"postgresql://user:{SECRET}@host:port/name",
        f"postgresql://user:{SECRET}@more@host/name",
        f"postgresql://user:{SECRET}@host",
        f"postgresql:/user:{SECRET}@host/name",
        "sqlite://madoguchi.db",
    ],
)
def test_a_malformed_address_is_refused_without_repeating_it(url: str) -> None:
    refusal = refusal_of(url)
    assert "cannot be read" in refusal
    assert SECRET not in refusal


@pytest.mark.parametrize("scheme", ["mysql", "postgresql+psycopg2", "sqlite+aiosqlite", "https"])
def test_an_unknown_scheme_is_refused_by_name(scheme: str) -> None:
    refusal = refusal_of(f"{scheme}://user:{SECRET}@host/name")
    assert f"'{scheme}' is not supported" in refusal
    assert SECRET not in refusal


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that is taken, but at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_a_server_that_does_not_answer_is_refused_without_its_password(closed_port: int) -> None:
    address = f"127.0.0.1:{closed_port}/name"
    refusal = refusal_of(f"postgres://user:{SECRET}@{address}?application_name={SECRET}")
    assert f"{address} cannot be used" in refusal
    assert SECRET not in refusal


@pytest.mark.postgres
@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_common_way_to_write_a_server_is_understood(
    migrated_postgres_url: str, scheme: str
) -> None:
    _, _, rest = migrated_postgres_url.partition("://")
    with open_storage(f"{scheme}://{rest}") as storage, storage() as work:
        assert work.leads.all() == []


def test_nothing_is_kept_and_the_reason_is_told_when_the_database_refuses(
    storage: SqlStorage,
) -> None:
    with pytest.raises(StorageError) as failed, storage() as work:
        work._connection.execute(text("SELECT 1 FROM nowhere"))
    assert "nowhere" in str(failed.value)
    with storage() as work:
        assert work.leads.all() == []


def test_what_people_wrote_is_not_repeated_when_the_database_refuses_it(
    storage: SqlStorage,
) -> None:
    with storage() as work:
        work.leads.add(lead(), event())
        work.commit()
    with pytest.raises(StorageError) as failed, storage() as work:
        work.leads.add(lead(), event())
    assert "a@example.com" not in str(failed.value) + str(failed.value.__cause__)
