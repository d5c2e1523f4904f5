"""Tables of what links in mails lead to: keys that sign them, and browsers that they opened."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, MetaData, Table, Text

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
