"""Tables of those who work at the desk in a browser: members, what they set, the log."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, Table, Text

from bot.storage.schema.types import Moment, RowId, SafeText


def add_team_tables(metadata: MetaData) -> None:
    """Declare the tables. Days are kept as they are written (`2026-12-28`), where the desk is."""
    Table(
        "members",
        metadata,
        Column("id", SafeText, primary_key=True),
        Column("role", Text, nullable=False),
        Column("invited_by", SafeText, nullable=False),
        Column("invited_at", Moment, nullable=False),
        Column("joined_at", Moment),
        Column("password", Text, nullable=False),
    )
    Table(
        "staff_preferences",
        metadata,
        Column("staff", SafeText, primary_key=True),
        Column("rules", Text, nullable=False),
        Column("mail", SafeText, nullable=False),
        Column("chat", SafeText, nullable=False),
        Column("language", Text, nullable=False),
        Column("away_until", Text),
        Column("deputy", SafeText, nullable=False),
        Column("takes_turns", Boolean, nullable=False),
    )
    # Only ever added to, until it is too old to be kept.
    Table(
        "accesses",
        metadata,
        Column("id", RowId, primary_key=True),
        Column("at", Moment, nullable=False, index=True),
        Column("staff", SafeText, nullable=False),
        Column("kind", Text, nullable=False),
        Column("about", SafeText, nullable=False),
        Index(None, "staff", "id"),
        Index(None, "about", "kind", "at"),
    )
    Table(
        "special_days",
        metadata,
        Column("day", Text, primary_key=True),
        Column("hours", Text, nullable=False),
        Column("note", SafeText, nullable=False),
        Column("by", SafeText, nullable=False),
        Column("at", Moment, nullable=False),
    )
    # Only ever added to: the newest holds, and the others tell who changed them when.
    Table(
        "usual_hours",
        metadata,
        Column("id", RowId, primary_key=True),
        Column("hours", Text, nullable=False),
        Column("by", SafeText, nullable=False),
        Column("at", Moment, nullable=False),
    )
    Table(
        "appointments",
        metadata,
        Column("uid", Text, primary_key=True),
        Column("lead", SafeText, nullable=False, index=True),
        Column("begins", Moment, nullable=False),
        Column("minutes", Integer, nullable=False),
        Column("place", SafeText, nullable=False),
        Column("note", SafeText, nullable=False),
        Column("staff", SafeText, nullable=False),
        Column("at", Moment, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("outgoing", BigInteger, nullable=False),
        Column("is_cancelled", Boolean, nullable=False),
    )
    Table(
        "saved_views",
        metadata,
        Column("staff", SafeText, primary_key=True),
        Column("name", SafeText, primary_key=True),
        Column("tab", Text, nullable=False),
        Column("sought", SafeText, nullable=False),
        Column("order", Text, nullable=False),
    )
    Table(
        "desk_options",
        metadata,
        Column("name", Text, primary_key=True),
        Column("value", SafeText, nullable=False),
    )
