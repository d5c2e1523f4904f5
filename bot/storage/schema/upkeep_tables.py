"""Tables about the database itself: what was swept out of it, and whether it can be written."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, Text

from bot.storage.schema.types import Moment, RowId


def add_upkeep_tables(metadata: MetaData) -> None:
    """Declare the tables. Nothing in them is about people."""
    Table(
        "sweeps",
        metadata,
        Column("id", RowId, primary_key=True),
        Column("at", Moment, nullable=False, index=True),
        Column("before", Moment, nullable=False),
        Column("retention_days", Integer, nullable=False),
        Column("verdict", Text, nullable=False),
        Column("conversations", Integer, nullable=False),
        Column("leads", Integer, nullable=False),
    )
    # Days that are over. No counts: somebody is about to count them.
    Table(
        "daily_numbers",
        metadata,
        Column("day", Text, primary_key=True),
        Column("made_with", Text, nullable=False),
        Column("counts", Text, nullable=False),
    )
    Table(
        "heartbeats",
        metadata,
        Column("process", Text, primary_key=True),
        Column("at", Moment, nullable=False),
    )
