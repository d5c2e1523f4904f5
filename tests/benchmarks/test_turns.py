"""What a turn is compared with is the same work."""

import sqlite3
from pathlib import Path

from tests.benchmarks.turns import record, time_bare


def test_the_bare_loop_leaves_the_same_database_as_our_turns(tmp_path: Path) -> None:
    ours, bare = tmp_path / "ours.db", tmp_path / "bare.db"
    time_bare(bare, record(ours, people=2))
    assert len(rows(ours, "entries")) > 60
    for table in ("conversations", "entries", "events", "outbox"):
        assert rows(bare, table) == rows(ours, table)


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    """Everything in a table."""
    connection = sqlite3.connect(path)
    found = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  our own names
    connection.close()
    return found
