"""Tables of mails: keys that sign their links, browsers that those opened, and how many went."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, LargeBinary, MetaData, Table, Text

from bot.storage.schema.types import Moment, SafeText


def add_mail_tables(metadata: MetaData) -> None:
    """Declare the tables. Of a browser only a hash is kept: what it holds is nowhere."""
    Table(
        "keys",
        metadata,
        Column("name", Text, primary_key=True),
        Column("key", LargeBinary, nullable=False),
    )
    Table(
        "devices",
        metadata,
        Column("key", SafeText, primary_key=True),
        Column("person", SafeText, nullable=False, index=True),
        Column("at", Moment, nullable=False),
    )
    Table(
        "quotas",
        metadata,
        Column("key", SafeText, primary_key=True),
        Column("day", Date, primary_key=True),
        Column("count", Integer, nullable=False),
    )
