"""Who was refused at a desk."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.assistant.ports import Erasure, Refused
from bot.assistant.ports.conversations import MOST
from bot.storage.database.traces import Traces
from bot.storage.schema.tables import erasures, refusals

NAMES = [field.name for field in fields(Erasure)]

ADD_ERASURE = insert(erasures).inline()

AMEND = (
    update(erasures)
    .where(erasures.c.receipt == bindparam("of"))
    .values({name: bindparam(f"now_{name}") for name in ("conversations", "leads", "entries")})
)

ALL_ERASURES = (
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
        self._connection.execute(ADD_ERASURE, {name: getattr(erasure, name) for name in NAMES})

    def amend(self, erasure: Erasure) -> None:
        """Keep that more was erased under a receipt than its proof says so far."""
        counts = {
            "now_conversations": erasure.conversations,
            "now_leads": erasure.leads,
            "now_entries": erasure.entries,
        }
        self._connection.execute(AMEND, {"of": erasure.receipt, **counts})
        self._traces.leave()

    def all(self, limit: int = 100) -> list[Erasure]:
        """Proofs, newest first."""
        rows = self._connection.execute(ALL_ERASURES, {"at_most": limit})
        return [Erasure(**row._asdict()) for row in rows]


ADD_REFUSAL = insert(refusals).inline()

ALL_REFUSALS = (
    select(refusals.c.at, refusals.c.actor, refusals.c.action, refusals.c.reference)
    .order_by(refusals.c.at.desc(), refusals.c.id.desc())
    .limit(bindparam("at_most"))
)

PAST = (
    select(refusals.c.id)
    .where(refusals.c.at < bindparam("moment", type_=refusals.c.at.type))
    .order_by(refusals.c.at)
    .limit(bindparam("at_most"))
)

FORGET = delete(refusals).where(refusals.c.id.in_(PAST))


class SqlRefusals:
    """Implements `bot.assistant.ports.Refusals`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, refused: Refused) -> None:
        """Keep one."""
        row = {
            "at": refused.at,
            "actor": refused.actor,
            "action": refused.action,
            "reference": refused.reference,
        }
        self._connection.execute(ADD_REFUSAL, row)

    def all(self, limit: int = 100) -> list[Refused]:
        """Refusals, newest first."""
        return [Refused(*row) for row in self._connection.execute(ALL_REFUSALS, {"at_most": limit})]

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Forget so many of those before the moment; how many that were."""
        past = {"moment": moment, "at_most": limit}
        return self._connection.execute(FORGET, past).rowcount
