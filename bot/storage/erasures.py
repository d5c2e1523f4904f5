"""Proofs of erasure."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.assistant.ports import Erasure
from bot.storage.tables import erasures
from bot.storage.traces import Traces

NAMES = [field.name for field in fields(Erasure)]

ADD = insert(erasures).inline()
AMEND = (
    update(erasures)
    .where(erasures.c.receipt == bindparam("of"))
    .values({name: bindparam(f"now_{name}") for name in ("conversations", "leads", "entries")})
)
ALL = (
    select(*(erasures.c[name] for name in NAMES))
    .order_by(erasures.c.at.desc(), erasures.c.receipt.desc())
    .limit(bindparam("at_most"))
)


class SqlErasures:
    """Implements `bot.assistant.ports.Erasures`."""

    def __init__(self, connection: Connection, traces: Traces) -> None:
        self._connection = connection
        self._traces = traces

    def add(self, erasure: Erasure) -> None:
        """Keep one proof."""
        self._traces.leave()
        self._connection.execute(ADD, {name: getattr(erasure, name) for name in NAMES})

    def amend(self, erasure: Erasure) -> None:
        """Keep that more was erased under a receipt than its proof says so far."""
        counts = {
            "now_conversations": erasure.conversations,
            "now_leads": erasure.leads,
            "now_entries": erasure.entries,
        }
        self._connection.execute(AMEND, {"of": erasure.receipt, **counts})

    def all(self, limit: int = 100) -> list[Erasure]:
        """Proofs, newest first."""
        rows = self._connection.execute(ALL, {"at_most": limit})
        return [Erasure(**row._asdict()) for row in rows]
