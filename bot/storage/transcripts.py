"""Transcripts, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.assistant.ports import Entry, Speaker
from bot.storage.tables import entries

ADD = insert(entries)
OF = (
    select(entries.c.at, entries.c.speaker, entries.c.kind, entries.c.text)
    .where(entries.c.conversation == bindparam("of_conversation"))
    .order_by(entries.c.id)
)
ERASE = delete(entries).where(entries.c.conversation == bindparam("of_conversation"))


class SqlTranscripts:
    """Implements `bot.assistant.ports.Transcripts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, conversation_id: str, entries: Sequence[Entry]) -> None:
        """Append to the transcript."""
        rows = [
            {
                "conversation": conversation_id,
                "at": entry.at,
                "speaker": entry.speaker.value,
                "kind": entry.kind,
                "text": entry.text,
            }
            for entry in entries
        ]
        if rows:
            self._connection.execute(ADD, rows)

    def of(self, conversation_id: str) -> list[Entry]:
        """The whole transcript in order."""
        rows = self._connection.execute(OF, {"of_conversation": conversation_id})
        return [Entry(at, Speaker(speaker), kind, text) for at, speaker, kind, text in rows]

    def erase(self, conversation_id: str) -> int:
        """Remove the transcript; the number of entries removed."""
        return self._connection.execute(ERASE, {"of_conversation": conversation_id}).rowcount
