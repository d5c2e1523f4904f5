"""Signs of life: one small row for each process."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, update

from bot.storage.schema.tables import heartbeats

GONE = timedelta(days=1)
"""Whoever was silent for this long is gone."""

BEAT = update(heartbeats).where(heartbeats.c.process == bindparam("of")).values(at=bindparam("now"))
BEGIN = insert(heartbeats).inline()
FORGET = delete(heartbeats).where(
    (heartbeats.c.at < bindparam("since")) | (heartbeats.c.at > bindparam("until"))
)


class SqlHeartbeats:
    """Implements `bot.assistant.ports.Heartbeats`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def beat(self, process: str, now: datetime) -> None:
        """Write that a process lives; the first time, forget those that are gone."""
        if self._connection.execute(BEAT, {"of": process, "now": now}).rowcount:
            return
        self._connection.execute(FORGET, {"since": now - GONE, "until": now + GONE})
        self._connection.execute(BEGIN, {"process": process, "at": now})
