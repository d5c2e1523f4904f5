"""A file in which something was erased before freed pages were filled with zeros."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bot.storage import open_storage
from bot.storage.database.compaction import compact
from tests.security.canaries import found_on_disk


def old_file(folder: Path) -> Path:
    """A database that an older version wrote and erased something in."""
    file = folder / "app.db"
    open_storage(f"sqlite:///{file}").close()
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA secure_delete = OFF")
    with connection:
        row = ("c1", "2026-01-01 00:00:00.000000", "person", "text", "kanaria " * 500)
        connection.execute(
            "INSERT INTO entries (conversation, at, speaker, kind, text) VALUES (?, ?, ?, ?, ?)",
            row,
        )
    with connection:
        connection.execute("DELETE FROM entries")
    connection.close()
    return file


def test_compacting_removes_traces_of_what_was_erased_long_ago(tmp_path: Path) -> None:
    file = old_file(tmp_path)
    assert found_on_disk(file), "otherwise nothing is proved"
    assert compact(f"sqlite:///{file}")
    assert found_on_disk(file) == {}
    with open_storage(f"sqlite:///{file}") as storage, storage.read_only() as work:
        assert work.leads.all() == []


def test_there_is_nothing_to_compact_in_memory_or_on_a_server() -> None:
    assert not compact("sqlite://")
    assert not compact("postgresql://nobody@127.0.0.1:1/none")
