"""Writing a backup while everything goes on: all of one moment, or nothing."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from bot.assistant.ports import BACKED_UP
from bot.storage.backup import errors
from bot.storage.backup.contents import BackupContents, contents_of
from bot.storage.backup.durability import fsynced
from bot.storage.backup.encryption import encrypt
from bot.storage.backup.tables import copy_tables, sqlite_at
from bot.storage.database.errors import StorageError, reason_of, unusable_file
from bot.storage.database.sqlite import file_of, is_in_memory
from bot.storage.database.url import is_sqlite, read_url
from bot.storage.engine import PATIENCE, open_storage, unusable
from bot.storage.migrations import HEAD, revision_of
from bot.storage.schema_state import schema_state

log = logging.getLogger(__name__)


def back_up(url: str, path: Path, recipient: str = "") -> BackupContents:
    """Write everything in the database to a new file; what is in it, read again from there.

    `recipient` is the public key that it is encrypted for; in the clear without it. Nobody waits
    for this, and it may be done as often as one likes. Raises `StorageError`.
    """
    address = read_url(url)
    with written_whole(path) as part:
        copy_of(address, part)
        found = contents_of(part, path)
        if recipient:
            encrypted = part.with_suffix(".age")
            encrypt(part, encrypted, recipient)
            encrypted.replace(part)
    keep_mark(url)
    return found


def keep_mark(url: str) -> None:
    """Keep in the database that it was backed up, for whoever watches over that.

    Only where its schema is this version's: nothing is migrated by a backup. One that is whole
    stays good whether this could be kept or not.
    """
    try:
        if not schema_state(url).is_current:
            return
        with open_storage(url) as storage, storage() as work:
            work.upkeep_marks.put(BACKED_UP, datetime.now(UTC))
            work.commit()
    except StorageError as error:
        log.warning("It could not be kept when the backup was made: %s", error)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file to write to, for its owner alone, that gets its name once all is on the disk."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    if path.exists():
        raise errors.already_there(path)
    try:
        part.touch(mode=0o600)
        yield part
        fsynced(part)
        os.link(part, path)  # unlike renaming, this never takes the place of another file
        fsynced(path.parent)
    except FileExistsError:
        raise errors.already_there(path) from None
    except OSError as error:
        raise errors.cannot_be_written(path, (error.strerror or "?").lower()) from None
    finally:
        for left in (part, *part.parent.glob(f"{part.stem}*")):
            with suppress(OSError):
                left.unlink()


def copy_of(address: URL, part: Path) -> None:
    """Copy everything to a file of SQLite."""
    if not is_sqlite(address):
        copy_server(address, part)
    elif is_in_memory(address):
        raise errors.in_memory()
    else:
        copy_file(file_of(address), part)


def copy_file(source: Path, part: Path) -> None:
    """A file of SQLite, as it is at one moment; who writes to it does not wait."""
    if not source.exists():
        raise errors.nothing_to_back_up(source)
    existing = f"{source.resolve().as_uri()}?mode=rw"
    try:
        with (
            closing(sqlite3.connect(existing, timeout=PATIENCE, uri=True)) as ours,
            closing(sqlite3.connect(part)) as copy,
        ):
            ours.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # all of it is in one file
    except sqlite3.Error as error:
        raise unusable_file(source, str(error)) from error


def copy_server(address: URL, part: Path) -> None:
    """What a server of PostgreSQL holds, as it is at one moment."""
    from bot.storage.database.postgres import open_postgres_to_migrate  # takes a while to load

    with open_storage(f"sqlite:///{part}"):
        pass  # the tables are made
    engine = open_postgres_to_migrate(address).execution_options(isolation_level="REPEATABLE READ")
    try:
        with engine.connect() as source:
            if revision_of(source) != HEAD:
                raise errors.outdated_schema()
            with sqlite_at(part) as copy:
                copy_tables(source, copy)
    except DBAPIError as error:
        raise unusable(address, reason_of(error)) from error
    finally:
        engine.dispose()
