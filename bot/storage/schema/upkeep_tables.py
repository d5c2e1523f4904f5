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
    Table(
        "heartbeats",
        metadata,
        Column("process", Text, primary_key=True),
        Column("at", Moment, nullable=False),
    )
