"""Finding words on SQLite by FTS5.

There is a table for every `ROWS` rows. What is removed from an FTS5 table stays in it until its
parts are merged; so that an erasure is one, the table that held it is written anew at once, and for
that it has to be small.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, text

from bot.assistant.ports import LeadMatch
from bot.handoff.search_words import mark_of
from bot.storage.schema.tables import search_texts

ROWS = 4_000
NAME = "search_words_"

TABLES = text(
    "SELECT name FROM sqlite_master WHERE type = 'table'"
    " AND name GLOB 'search_words_[0-9]*' AND sql LIKE 'CREATE VIRTUAL%'"
)
SOME = search_texts.c.id.in_(text("SELECT value FROM json_each(:ids)"))
AT_ONCE = 600
"""Hits that are looked at together: mostly enough for all that is shown."""


class Fts5Index:
    """The words of the rows of `search_texts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._to_wipe = set[str]()

    def put(
        self, id_: int, words: Sequence[str], old: str | None, *, is_erasing: bool = False
    ) -> None:
        """Find a row by these words from now on; `old`: by which it was found."""
        name = table_of(id_)
        self._run(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {name}"
            " USING fts5(words, content='', tokenize='ascii')"
        )
        if old is not None:
            self._take_out(name, id_, old)
        self._run(f"INSERT INTO {name} (rowid, words) VALUES (?, ?)", (id_, " ".join(words)))  # noqa: S608
        if is_erasing:
            self._to_wipe.add(name)

    def drop(self, id_: int, old: str) -> None:
        """Find a row by nothing any more."""
        self._take_out(table_of(id_), id_, old)
        self._to_wipe.add(table_of(id_))

    def wipe(self) -> None:
        """Write anew what words were erased from."""
        for name in self._to_wipe:
            self._run(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608
        self._to_wipe.clear()

    def newest(
        self,
        query: Select[Any],
        match: LeadMatch,
        given: Mapping[str, object],
        bounds: tuple[int, int],
        limit: int,
    ) -> list[Row[Any]]:
        """The newest rows of a query of which the words match."""
        found: list[Row[Any]] = []
        wanted, asked = query.where(SOME).limit(bindparam("rest")), expression(match)
        for name in self._tables(*bounds):
            for ids in batched(self._ids(name, asked)):
                values = {**given, "ids": json.dumps(ids), "rest": limit - len(found)}
                found += self._connection.execute(wanted, values)
                if len(found) >= limit:
                    return found
        return found

    def _tables(self, first: int, last: int) -> list[str]:
        numbers = sorted(
            (int(name.removeprefix(NAME)) for name in self._connection.scalars(TABLES)),
            reverse=True,
        )
        return [f"{NAME}{number}" for number in numbers if first // ROWS <= number <= last // ROWS]

    def _ids(self, name: str, asked: str) -> list[int]:
        found = self._run(f"SELECT rowid FROM {name} WHERE {name} MATCH ?", (asked,))  # noqa: S608
        return sorted(found.scalars(), reverse=True)

    def _take_out(self, name: str, id_: int, old: str) -> None:
        take_out = f"INSERT INTO {name} ({name}, rowid, words) VALUES ('delete', ?, ?)"  # noqa: S608
        self._run(take_out, (id_, old))

    def _run(self, sql: str, values: tuple[object, ...] = ()) -> Any:
        return self._connection.exec_driver_sql(sql, values)


def batched(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Some of them after others."""
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def table_of(id_: int) -> str:
    """The table in which the words of a row are."""
    return f"{NAME}{id_ // ROWS}"


def expression(match: LeadMatch) -> str:
    """What is looked for as FTS5 reads it: words hold nothing that means anything to it."""
    phrases = [f'"{" ".join(words)}"*' for words in match.phrases]
    groups = [
        "(" + " OR ".join(f'"{mark_of(kind, value)}"' for value in values) + ")"
        for kind, values in match.marks
    ]
    return " AND ".join([*phrases, *groups])
