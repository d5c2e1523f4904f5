"""Tables of what curators change at the desk."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, Text

from bot.storage.schema.types import Moment, SafeText


def add_content_tables(metadata: MetaData) -> None:
    """Declare the tables. `edits` and `before` are JSON (see `ContentEdit`)."""
    Table(
        "proposals",
        metadata,
        Column("id", Text, primary_key=True),
        Column("author", SafeText, nullable=False),
        Column("at", Moment, nullable=False),
        Column("status", Text, nullable=False, index=True),
        Column("edits", SafeText, nullable=False),
        Column("note", SafeText, nullable=False),
        Column("version", Integer, nullable=False),
    )
    # Only ever added to: this is the history of the content.
    Table(
        "publications",
        metadata,
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("at", Moment, nullable=False),
        Column("author", SafeText, nullable=False),
        Column("reviewer", SafeText, nullable=False),
        Column("edits", SafeText, nullable=False),
        Column("before", SafeText, nullable=False),
        Column("rolls_back", Integer),
    )
