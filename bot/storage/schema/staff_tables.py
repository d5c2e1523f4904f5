"""Tables of the desk in a browser: who is signed in, and links that sign somebody in."""

from __future__ import annotations

from sqlalchemy import Column, MetaData, Table, Text

from bot.storage.schema.types import Moment, SafeText


def add_web_tables(metadata: MetaData) -> None:
    """Declare the tables. Keys are hashes: what a browser or a link holds is nowhere kept."""
    Table(
        "staff_sessions",
        metadata,
        Column("key", SafeText, primary_key=True),
        Column("staff", SafeText, nullable=False, index=True),
        Column("began_at", Moment, nullable=False),
        Column("ends_at", Moment, nullable=False, index=True),
        Column("language", Text),
        Column("password_mark", Text),
    )
    Table(
        "staff_links",
        metadata,
        Column("key", SafeText, primary_key=True),
        Column("staff", SafeText, nullable=False, index=True),
        Column("made_at", Moment, nullable=False),
        Column("ends_at", Moment, nullable=False, index=True),
    )
