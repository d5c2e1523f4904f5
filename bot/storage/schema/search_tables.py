"""Tables of the index by which leads are found."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.storage.schema.types import Moment, RowId, SafeText

MOST_PLACES = 16_383
"""Places that PostgreSQL tells apart in one text."""


class IndexedWords(TypeDecorator[Sequence[str]]):
    """Words in their order: a `tsvector` made by us, or the text that FTS5 was given."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """What the column is."""
        return dialect.type_descriptor(TSVECTOR() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str | None:
        """What is sent to the database."""
        if value is None or dialect.name != "postgresql":
            return None if value is None else " ".join(value)
        places: dict[str, list[str]] = {}
        for place, word in enumerate(value[:MOST_PLACES], 1):
            places.setdefault(word, []).append(str(place))
        return " ".join(f"{quoted(word)}:{','.join(at)}" for word, at in places.items())


NOTHING = text("id < 0")


def quoted(word: str) -> str:
    """A word as PostgreSQL reads it, whatever is in it."""
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


def add_search_tables(metadata: MetaData) -> None:
    """Declare the tables. `version` and `entry` say what of a lead and its talk is in it.

    SQLite has beside them an FTS5 table for every so many rows (see `repositories.lists.search`).
    """
    Table(
        "search_texts",
        metadata,
        Column("id", RowId, primary_key=True),
        Column("reference", SafeText, ForeignKey("leads.reference"), nullable=False, unique=True),
        Column("created_at", Moment, nullable=False, index=True),
        Column("version", Integer, nullable=False),
        Column("entry", BigInteger, nullable=False),
        Column("words", IndexedWords, nullable=False),
        # SQLite finds words by FTS5: there this index holds nothing.
        Index("ix_search_texts_words", "words", postgresql_using="gin", sqlite_where=NOTHING),
        sqlite_autoincrement=True,
    )
    Table(
        "search_marks",
        metadata,
        Column("name", Text, primary_key=True),
        Column("id", BigInteger, nullable=False),
    )
