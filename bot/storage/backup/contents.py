"""What is in a backup, and whether it is whole."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.storage.backup import errors
from bot.storage.backup.encryption import decrypt, is_encrypted

BEGINS = b"SQLite format 3\0"

COUNTED = {
    "enquiries": "SELECT count(*) FROM leads",
    "conversations": "SELECT count(*) FROM conversations",
    "lines": "SELECT count(*) FROM entries",
}


@dataclass(frozen=True, slots=True)
class BackupContents:
    """How much of what is in a backup; `newest` is when something was said last (in UTC)."""

    schema: str
    enquiries: int
    conversations: int
    lines: int
    newest: str


def examine(path: Path, identity: str = "") -> BackupContents:
    """Read a backup from beginning to end. Raises `StorageError` where it is not whole."""
    with readable(path, identity) as plain:
        return contents_of(plain, path)


@contextmanager
def readable(path: Path, identity: str) -> Iterator[Path]:
    """The backup as a file of SQLite; an encrypted one is written down for so long."""
    try:
        if not is_encrypted(path):
            yield path
            return
    except OSError:
        raise errors.not_there(path) from None
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".madoguchi-") as folder:
        plain = Path(folder) / "backup.db"
        decrypt(path, plain, identity)
        yield plain


def contents_of(plain: Path, shown: Path) -> BackupContents:
    """What a file of SQLite holds, page by page. `shown` is what the operator knows it as."""
    with plain.open("rb") as file:
        if file.read(len(BEGINS)) != BEGINS:
            raise errors.no_backup(shown)
    try:
        with closing(sqlite3.connect(f"{plain.resolve().as_uri()}?mode=ro", uri=True)) as database:
            [(told,)] = database.execute("PRAGMA integrity_check(1)").fetchall()
            dangling = database.execute("PRAGMA foreign_key_check").fetchone()
            if told != "ok" or dangling:
                raise errors.no_backup(shown)
            return counted(database)
    except sqlite3.Error:
        raise errors.no_backup(shown) from None


def counted(database: sqlite3.Connection) -> BackupContents:
    """How much there is."""
    counts = {name: database.execute(ask).fetchone()[0] for name, ask in COUNTED.items()}
    (schema,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
    (newest,) = database.execute("SELECT max(at) FROM entries").fetchone()
    return BackupContents(schema=schema, newest=(newest or "").partition(".")[0], **counts)
