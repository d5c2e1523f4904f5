"""Transcripts, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from bot.assistant.ports import Author, TranscriptEntry
from bot.storage.database.prepared_statement import PreparedStatement
from bot.storage.schema.tables import MESSAGE, conversations, entries, outbox

AT_ONCE = 500
"""Persons in one statement."""

ADD = PreparedStatement(insert(entries))
OF = (
    select(entries.c.at, entries.c.speaker, entries.c.kind, entries.c.text, entries.c.key)
    .where(entries.c.conversation == bindparam("of_conversation"))
    .order_by(entries.c.id)
)
LAST = PreparedStatement(
    OF.order_by(None).order_by(entries.c.id.desc()).limit(bindparam("at_most"))
)
SIZE = PreparedStatement(
    select(func.count())
    .select_from(entries)
    .where(entries.c.conversation == bindparam("of_conversation"))
)
NEWEST = select(func.max(outbox.c.id)).where(
    outbox.c.kind == MESSAGE, outbox.c.recipient == conversations.c.person
)
LINES = select(func.count()).where(entries.c.conversation == conversations.c.id)
EXTENTS = select(conversations.c.person, NEWEST.scalar_subquery(), LINES.scalar_subquery()).where(
    conversations.c.person.in_(bindparam("persons", expanding=True))
)
PASSED_ON = OF.where(entries.c.key.is_not(None), entries.c.speaker == Author.PERSON.value)
FIND = OF.where(entries.c.key == bindparam("with_key"))
ERASE = delete(entries).where(entries.c.conversation == bindparam("of_conversation"))


class SqlTranscripts:
    """Implements `bot.assistant.ports.Transcripts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, conversation_id: str, entries: Sequence[TranscriptEntry]) -> None:
        """Append to the transcript."""
        rows = [
            {
                "conversation": conversation_id,
                "at": entry.at,
                "speaker": entry.speaker.value,
                "kind": entry.kind,
                "text": entry.text,
                "key": entry.key or None,
            }
            for entry in entries
        ]
        if rows:
            ADD.each(self._connection, rows)

    def of(self, conversation_id: str) -> list[TranscriptEntry]:
        """The whole transcript in order."""
        rows = self._connection.execute(OF, {"of_conversation": conversation_id})
        return [entry_of(row) for row in rows]

    def last(self, conversation_id: str, limit: int) -> list[TranscriptEntry]:
        """So many of the newest lines, in order."""
        wanted = {"of_conversation": conversation_id, "at_most": limit}
        return [entry_of(row) for row in LAST.rows(self._connection, wanted)][::-1]

    def size(self, conversation_id: str) -> int:
        """How many lines a transcript has."""
        return SIZE.scalar(self._connection, {"of_conversation": conversation_id}) or 0

    def extents(self, persons: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """The newest message to each of these persons, and how many lines their transcript has."""
        found: dict[str, tuple[int, int]] = {}
        for start in range(0, len(persons), AT_ONCE):
            some = {"persons": list(persons[start : start + AT_ONCE])}
            for person, newest, lines in self._connection.execute(EXTENTS, some):
                found[person] = newest or 0, lines
        return found

    def passed_on(self, conversation_id: str) -> list[TranscriptEntry]:
        """The lines of the person that staff were shown, in order."""
        rows = self._connection.execute(PASSED_ON, {"of_conversation": conversation_id})
        return [entry_of(row) for row in rows]

    def find(self, conversation_id: str, key: str) -> TranscriptEntry | None:
        """The line of a transcript that has this key."""
        wanted = {"of_conversation": conversation_id, "with_key": key}
        row = self._connection.execute(FIND, wanted).first()
        return None if row is None else entry_of(row)

    def erase(self, conversation_id: str) -> int:
        """Remove the transcript; the number of entries removed."""
        return self._connection.execute(ERASE, {"of_conversation": conversation_id}).rowcount


def entry_of(row: Any) -> TranscriptEntry:
    """The line that a row holds."""
    at, speaker, kind, text, key = row
    return TranscriptEntry(at, Author(speaker), kind, text, key or "")
