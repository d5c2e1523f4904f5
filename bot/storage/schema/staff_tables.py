"""Tables of the desk in a browser: who is signed in, links that do it, what somebody began to
write, and what they are to learn."""

from __future__ import annotations

from sqlalchemy import Column, MetaData, Table, Text

from bot.storage.schema.types import Moment, RowId, SafeText


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
    Table(
        "reply_drafts",
        metadata,
        Column("staff", SafeText, primary_key=True),
        Column("lead", SafeText, primary_key=True, index=True),
        Column("text", SafeText, nullable=False),
        Column("saved_at", Moment, nullable=False),
    )
    Table(
        "staff_news",
        metadata,
        Column("id", RowId, primary_key=True),
        Column("staff", SafeText, nullable=False, index=True),
        Column("lead", SafeText, nullable=False),
        Column("what", Text, nullable=False),
        Column("by", SafeText, nullable=False),
        Column("at", Moment, nullable=False),
    )
