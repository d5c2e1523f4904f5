"""Who was refused at a desk."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.assistant.ports import Refused
from bot.assistant.ports.conversations import MOST
from bot.storage.tables import refusals

ADD = insert(refusals).inline()
ALL = (
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
        self._connection.execute(ADD, row)

    def all(self, limit: int = 100) -> list[Refused]:
        """Refusals, newest first."""
        return [Refused(*row) for row in self._connection.execute(ALL, {"at_most": limit})]

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Forget so many of those before the moment; how many that were."""
        past = {"moment": moment, "at_most": limit}
        return self._connection.execute(FORGET, past).rowcount
