"""Copying all rows from one database to another that has the same tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import BigInteger, Connection, Table, create_engine, func, insert, select, text
from sqlalchemy.pool import NullPool

from bot.storage.schema.tables import metadata

AT_ONCE = 1_000
"""Rows."""

DERIVED = ("search_texts", "search_marks", "daily_numbers", "allowances")
"""What is made of the other tables, or of what happens, by each kind of database in its own way."""

NOT_INDEXED = """
INSERT INTO search_marks (name, id)
SELECT 'old', max(id) FROM lead_events HAVING max(id) IS NOT NULL
"""
"""Says that the search has nothing yet of what is there, so that it is made beside requests."""


@contextmanager
def sqlite_at(path: Path) -> Iterator[Connection]:
    """A connection to a file that nothing else uses; what is done on it is kept at the end."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool, hide_parameters=True)
    try:
        with engine.begin() as connection:
            yield connection
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")  # all of it is in one file
    finally:
        engine.dispose()


def copy_tables(source: Connection, target: Connection) -> None:
    """Copy every row of every table; ids stay as they are, and new ones come after them.

    What the search goes by is not copied: it is made anew once the database is served.
    """
    for table in metadata.sorted_tables:
        if table.name in DERIVED:
            continue
        rows = source.execution_options(yield_per=AT_ONCE).execute(select(table))
        for some in rows.mappings().partitions(AT_ONCE):
            target.execute(insert(table), [dict(row) for row in some])
        count_on(target, table)
    target.execute(text(NOT_INDEXED))


def is_empty(connection: Connection) -> bool:
    """Whether nobody has left anything in the tables."""
    told = ("conversations", "leads", "entries", "outbox")
    return all(
        connection.execute(select(metadata.tables[name]).limit(1)).first() is None for name in told
    )


def empty_tables(connection: Connection) -> None:
    """Remove every row."""
    for table in reversed(metadata.sorted_tables):
        connection.execute(table.delete())


def count_on(target: Connection, table: Table) -> None:
    """Have a server give new rows ids after those that were copied. SQLite does so by itself."""
    if target.dialect.name != "postgresql" or not isinstance(table.c[0].type, BigInteger):
        return
    column = table.c[0]
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    newest = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
    target.execute(select(func.setval(sequence, newest, text("false"))))
