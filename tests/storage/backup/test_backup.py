"""What was backed up is there again, on either kind of database, and nothing is lost on the way."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from sqlalchemy import select

from bot.assistant.desk.search.query import read_query
from bot.assistant.ports import Author, TranscriptEntry
from bot.runtime.search_index import catch_up
from bot.storage import SqlStorage, StorageError, open_storage, serving_alone
from bot.storage.backup import back_up, examine, restore
from bot.storage.backup.tables import DERIVED
from bot.storage.schema.tables import metadata
from tests.memory import migrated_file
from tests.storage.conftest import fresh_schema, migrated_schema
from tests.storage.samples import FULL, NOW, PERSON, event, lead, messages
from tests.storage.test_upgrade import fill as fill_older
from tests.storage.test_upgrade import left_behind

KEY = pyrage.x25519.Identity.generate()
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with something in most tables."""
    for address in migrated(request, tmp_path / "source"):
        with open_storage(address) as storage:
            fill(storage)
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where there is nothing yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/target.db"
    else:
        yield from fresh_schema(request.getfixturevalue("server"))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def migrated_target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where there are all tables with nothing in them."""
    yield from migrated(request, tmp_path / "target")


def migrated(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "sqlite":
        folder.mkdir()
        yield migrated_file(folder / "app.db")
    else:
        yield from migrated_schema(request.getfixturevalue("server"))


def fill(storage: SqlStorage) -> None:
    with storage() as work:
        work.events.is_new(PERSON, "e1", NOW)
        work.conversations.save(FULL)
        work.transcripts.add(FULL.id, [TranscriptEntry(NOW, Author.PERSON, "text", "鳥取です 🙂")])
        work.leads.add(lead(), event())
        work.outbox.put(PERSON, "e1", messages("こんにちは", "はい"), NOW)
        work.keys.add("mail", b"\0\xff secret")
        work.commit()


def rows_of(url: str) -> Rows:
    with open_storage(url) as storage, storage._engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name not in DERIVED
        }


def test_everything_comes_back_on_either_kind_of_database(
    url: str, target: str, tmp_path: Path
) -> None:
    before = rows_of(url)
    written = back_up(url, tmp_path / "backup.db")
    assert restore(tmp_path / "backup.db", target) == written == examine(tmp_path / "backup.db")
    assert (written.enquiries, written.conversations, written.lines) == (1, 1, 1)
    assert rows_of(target) == before
    assert sum(map(len, before.values())) > 6


def test_what_was_restored_is_found_again(url: str, migrated_target: str, tmp_path: Path) -> None:
    back_up(url, tmp_path / "backup.db")
    restore(tmp_path / "backup.db", migrated_target)
    with open_storage(migrated_target) as storage:
        while catch_up(storage):
            pass
        query = read_query("鳥取", "staff:1", ("staff:1",), NOW)
        with storage.read_only() as work:
            [lead] = work.lists.found(query.match, "staff:1", NOW)
    assert lead.reference == "M-1"


def test_what_comes_after_a_restore_stands_behind_what_was_there(
    url: str, migrated_target: str, tmp_path: Path
) -> None:
    back_up(url, tmp_path / "backup.db")
    restore(tmp_path / "backup.db", migrated_target)
    with open_storage(migrated_target) as storage, storage() as work:
        before = work.outbox.newest(PERSON)
        assert min(work.outbox.put(PERSON, "e2", messages("neu"), NOW)) > before
        work.transcripts.add(FULL.id, [TranscriptEntry(NOW, Author.PERSON, "text", "last")])
        assert [entry.text for entry in work.transcripts.of(FULL.id)][-1] == "last"
        work.commit()


def test_a_backup_is_one_file_for_its_owner_alone_and_replaces_none(
    url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    back_up(url, folder / "backup.db")
    [file] = folder.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    before = file.read_bytes()
    with pytest.raises(StorageError, match="is there already"):
        back_up(url, folder / "backup.db")
    assert [*folder.iterdir()] == [file]
    assert file.read_bytes() == before


def test_an_encrypted_backup_is_read_by_its_owner_alone(url: str, tmp_path: Path) -> None:
    file = tmp_path / "backup.age"
    written = back_up(url, file, str(KEY.to_public()))
    assert "鳥取".encode() not in file.read_bytes()
    assert examine(file, str(KEY)) == written
    with pytest.raises(StorageError, match="MADOGUCHI_BACKUP_IDENTITY"):
        examine(file)
    with pytest.raises(StorageError, match="cannot be decrypted"):
        examine(file, str(pyrage.x25519.Identity.generate()))
    with pytest.raises(StorageError) as refused:
        examine(file, "AGE-SECRET-KEY-1NONSENSE")
    assert "NONSENSE" not in str(refused.value)
    with pytest.raises(StorageError, match="no public key"):
        back_up(url, tmp_path / "other.age", "age1nonsense")
    assert sorted(each.name for each in tmp_path.glob("*.*")) == ["backup.age"]


def test_while_people_write_each_backup_holds_whole_turns_and_no_fewer_than_before(
    url: str, tmp_path: Path
) -> None:
    goes_on = threading.Event()
    goes_on.set()

    def write_on() -> None:
        number = 0
        with open_storage(url) as storage:
            while goes_on.is_set():
                number += 1
                with storage() as work:
                    work.outbox.put(PERSON, f"t{number}", messages("a"), NOW)
                    said = TranscriptEntry(NOW, Author.PERSON, "text", f"t{number}")
                    work.transcripts.add(FULL.id, [said])
                    work.commit()

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        seen = [turns_in(back_up_to(url, tmp_path / f"{number}.db")) for number in range(6)]
    finally:
        goes_on.clear()
        writer.join()
    assert all(lines == outgoing for lines, outgoing in seen)
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]


def back_up_to(url: str, file: Path) -> Path:
    back_up(url, file)
    return file


def turns_in(file: Path) -> tuple[int, int]:
    """How many lines and how many messages of turns a backup holds."""
    with closing(sqlite3.connect(file)) as database:
        [lines] = database.execute("SELECT count(*) FROM entries WHERE text LIKE 't%'").fetchone()
        ask = "SELECT count(*) FROM outbox WHERE subject LIKE 't%'"
        [outgoing] = database.execute(ask).fetchone()
    return lines, outgoing


@pytest.mark.parametrize("harm", ["cut", "flipped", "other", "empty"])
def test_a_damaged_backup_is_told_and_changes_nothing(
    harm: str, tmp_path: Path, migrated_url: str
) -> None:
    with open_storage(migrated_url) as storage:
        fill(storage)
    file = back_up_to(migrated_url, tmp_path / "backup.db")
    whole = file.read_bytes()
    middle = len(whole) // 2 // 4096 * 4096
    harmed = {
        "cut": whole[:middle],
        "flipped": whole[:middle] + b"\xff" * 4096 + whole[middle + 4096 :],
        "other": b"Dear reader" * 50,
        "empty": b"",
    }
    file.write_bytes(harmed[harm])
    before = rows_of(migrated_url)
    with pytest.raises(StorageError, match="no backup of Madoguchi, or it is damaged"):
        restore(file, migrated_url, is_replacing=True)
    assert rows_of(migrated_url) == before


def test_a_database_that_holds_something_is_replaced_only_if_that_is_said(
    url: str, migrated_target: str, tmp_path: Path
) -> None:
    backed_up = rows_of(url)
    file = back_up_to(url, tmp_path / "backup.db")
    with open_storage(migrated_target) as storage, storage() as work:
        work.conversations.save(replace(FULL, id="c9", person="test:other", lead=""))
        work.commit()
    before = rows_of(migrated_target)
    with pytest.raises(StorageError, match="--replace"):
        restore(file, migrated_target)
    assert rows_of(migrated_target) == before
    restore(file, migrated_target, is_replacing=True)
    assert rows_of(migrated_target) == backed_up


def test_what_a_restore_replaces_is_kept_beside_it(migrated_url: str, tmp_path: Path) -> None:
    with open_storage(migrated_url) as storage:
        fill(storage)
    file = back_up_to(migrated_url, tmp_path / "backup.db")
    with open_storage(migrated_url) as storage, storage() as work:
        work.transcripts.add(FULL.id, [TranscriptEntry(NOW, Author.PERSON, "text", "later")])
        work.commit()
    later = rows_of(migrated_url)
    restore(file, migrated_url, is_replacing=True)
    [aside] = tmp_path.glob("madoguchi.db.before-restore-*")
    assert rows_of(f"sqlite:///{aside}") == later


def test_nothing_is_restored_under_a_process_that_serves(migrated_url: str, tmp_path: Path) -> None:
    with open_storage(migrated_url) as storage:
        fill(storage)
    file = back_up_to(migrated_url, tmp_path / "backup.db")
    with serving_alone(migrated_url), pytest.raises(StorageError, match="served already"):
        restore(file, migrated_url, is_replacing=True)


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    sqlite_url: str, target: str, tmp_path: Path
) -> None:
    with left_behind(sqlite_url, "0002") as older:
        fill_older(older)
    file = back_up_to(sqlite_url, tmp_path / "backup.db")
    assert examine(file).schema == "0002"
    restore(file, target)
    with open_storage(target) as storage, storage.read_only() as work:
        assert [lead.reference for lead in work.leads.all()] == ["M-1"]


def test_what_cannot_be_done_is_said_and_leaves_nothing(tmp_path: Path, sqlite_url: str) -> None:
    with pytest.raises(StorageError, match="There is no database file"):
        back_up(sqlite_url, tmp_path / "backup.db")
    with pytest.raises(StorageError, match="in memory"):
        back_up("sqlite://", tmp_path / "backup.db")
    with open_storage(sqlite_url) as storage:
        fill(storage)
    with pytest.raises(StorageError, match="cannot be written"):
        back_up(sqlite_url, tmp_path / "no" / "folder" / "backup.db")
    with pytest.raises(StorageError, match="cannot be read"):
        examine(tmp_path / "nowhere.db")
    assert not [*tmp_path.glob("*backup*")]


def test_copying_the_file_while_it_is_open_would_have_lost_what_was_said_last(
    sqlite_url: str, tmp_path: Path
) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    with open_storage(sqlite_url) as storage:
        fill(storage)
        shutil.copy(file, tmp_path / "copied.db")
        back_up(sqlite_url, tmp_path / "backup.db")
    copied, backup = tables_in(tmp_path / "copied.db"), tables_in(tmp_path / "backup.db")
    assert copied < backup


def tables_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
