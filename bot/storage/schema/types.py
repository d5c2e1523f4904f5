"""Column types that behave alike on both databases."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    Integer,
    Text,
    bindparam,
    func,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator

SKEW = timedelta(minutes=5)
"""How far the clocks of several machines may be apart: what began later than that did not."""

UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""NUL, which PostgreSQL refuses, and halves of surrogate pairs, which no UTF-8 can hold."""

LONGEST_WAIT = timedelta(hours=2)
"""Nothing waits longer to be tried again: a later moment was set before the clock went back."""

RowId = BigInteger().with_variant(Integer, "sqlite")
"""Ids that count up. SQLite counts only columns of exactly the type INTEGER."""


def storable(text: str) -> str:
    """The text as both databases can keep it: without NUL, lone surrogates replaced by U+FFFD."""
    if UNSTORABLE.search(text) is None:
        return text
    return UNSTORABLE.sub(lambda found: "" if found[0] == "\0" else "\ufffd", text)


def _stored(value: str | None) -> str | None:
    return None if value is None else storable(value)


class SafeText(TypeDecorator[str]):
    """Text of any content, made storable on its way in."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:  # noqa: ARG002
        """What makes of a text what is sent to the database, which takes texts as they are."""
        return _stored


@lru_cache(maxsize=64)  # a turn writes the moment at which it is taken several times
def _written(at: datetime | None) -> str | None:
    return None if at is None else at.replace(tzinfo=None).isoformat(" ", "microseconds")


class SqliteMoment(sqlite.DATETIME):
    """Writes moments as SQLAlchemy does, and by far quicker than from a template."""

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], str | None]:  # noqa: ARG002
        """What makes a text of a moment in UTC."""
        return _written


class Moment(TypeDecorator[datetime]):
    """A moment, aware and in UTC on both sides; a naive one is refused."""

    impl = DateTime(timezone=True).with_variant(SqliteMoment(), "sqlite")  # type: ignore[no-untyped-call]
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """What is sent to the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """What comes back. SQLite keeps no zone: what it holds is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def begins_with(column: Column[str], name: str) -> ColumnElement[bool]:
    """Whether a text begins with the parameter of that name. LIKE would ignore case on SQLite."""
    beginning = bindparam(name, type_=SafeText)
    return func.substr(column, 1, func.length(beginning)) == beginning
