"""Putting a backup back, on the kind of database that is configured."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from bot.storage.backup import errors
from bot.storage.backup.contents import BackupContents, contents_of, readable
from bot.storage.backup.durability import fsynced
from bot.storage.backup.tables import copy_tables, empty_tables, is_empty, sqlite_at
from bot.storage.database.errors import reason_of, unusable_file
from bot.storage.database.process_lock import serving_alone
from bot.storage.database.sqlite import file_of, is_in_memory
from bot.storage.database.url import is_sqlite, read_url
from bot.storage.engine import PATIENCE, open_storage, unusable


def restore(
    path: Path, url: str, identity: str = "", *, is_replacing: bool = False
) -> BackupContents:
    """Put everything from a backup into the database; what was in it.

    Nothing happens where anything is wrong with the backup, where the database is being served, or
    where something is in it already, unless it may be replaced. Raises `StorageError`.
    """
    address = read_url(url)
    if is_sqlite(address) and is_in_memory(address):
        raise errors.in_memory()
    with readable(path, identity) as plain:
        found = contents_of(plain, path)
        if is_sqlite(address):
            with serving_alone(url):
                restore_file(plain, file_of(address), is_replacing=is_replacing)
        else:
            restore_server(plain, address, url, is_replacing=is_replacing)
    return found


def restore_file(plain: Path, target: Path, *, is_replacing: bool) -> None:
    """Put it in the place of a file; what was there is kept under another name."""
    part = current_copy(plain, target.with_name(f".{target.name}.restoring"))
    try:
        if holds_anything(target):
            if not is_replacing:
                raise errors.not_empty()
            put_aside(target)
        remove_log(target)
        part.replace(target)
        fsynced(target.parent)
    except OSError as error:
        raise errors.cannot_be_written(target, (error.strerror or "?").lower()) from None
    finally:
        part.unlink(missing_ok=True)


def current_copy(plain: Path, part: Path) -> Path:
    """A copy with the newest schema, for its owner alone, on the disk for good."""
    try:
        part.unlink(missing_ok=True)
        part.parent.mkdir(parents=True, exist_ok=True)
        part.touch(mode=0o600)
        shutil.copyfile(plain, part)
    except OSError as error:
        raise errors.cannot_be_written(part, (error.strerror or "?").lower()) from None
    open_storage(f"sqlite:///{part}").close()
    with sqlite_at(part):
        pass  # what was migrated is taken out of its log
    remove_log(part)
    fsynced(part)
    return part


def holds_anything(file: Path) -> bool:
    """Whether there is a database with something in it."""
    if not file.exists() or not file.stat().st_size:
        return False
    with sqlite_at(file) as connection:
        return not is_empty(connection)


def put_aside(file: Path) -> None:
    """Give a file another name, with all that was only in its log."""
    try:
        with closing(sqlite3.connect(file, timeout=PATIENCE)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise unusable_file(file, str(error)) from error
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    file.rename(file.with_name(f"{file.name}.before-restore-{stamp}"))


def remove_log(file: Path) -> None:
    """Remove what would be taken for the log of another file of that name."""
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def restore_server(plain: Path, address: URL, url: str, *, is_replacing: bool) -> None:
    """Put it on a server, all of it in one transaction."""
    from bot.storage.database.postgres import open_postgres_to_migrate  # takes a while to load

    part = current_copy(plain, plain.with_name(f".{plain.name}.restoring"))
    open_storage(url).close()
    engine = open_postgres_to_migrate(address)
    try:
        with engine.begin() as target, sqlite_at(part) as source:
            if not is_empty(target) and not is_replacing:
                raise errors.not_empty()
            empty_tables(target)
            copy_tables(source, target)
    except DBAPIError as error:
        raise unusable(address, reason_of(error)) from error
    finally:
        engine.dispose()
        part.unlink(missing_ok=True)
