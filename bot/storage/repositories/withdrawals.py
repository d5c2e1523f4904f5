"""Messages to be taken back from platforms."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from bot.assistant.ports import Withdrawal
from bot.storage.schema.tables import withdrawals
from bot.storage.schema.types import begins_with

ADD = insert(withdrawals).inline()
IS_DUE = or_(withdrawals.c.not_before.is_(None), withdrawals.c.not_before <= bindparam("now"))
WAITING = (
    select(withdrawals.c.id, withdrawals.c.person, withdrawals.c.receipt, withdrawals.c.attempts)
    .where(begins_with(withdrawals.c.person, "prefix"), IS_DUE)
    .order_by(withdrawals.c.id)
    .limit(bindparam("at_most"))
)
IS_ONE = withdrawals.c.id == bindparam("of_id")
SETTLE = delete(withdrawals).where(IS_ONE)
DEFER = (
    update(withdrawals)
    .where(IS_ONE)
    .values(not_before=bindparam("until"), attempts=withdrawals.c.attempts + 1)
)


class SqlWithdrawals:
    """Implements `bot.assistant.ports.Withdrawals`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, person: str, receipt: str) -> None:
        """Have a message taken back that is not in the outbox any more."""
        self._connection.execute(ADD, {"person": person, "receipt": receipt, "attempts": 0})

    def waiting(self, prefix: str, now: datetime, limit: int = 50) -> list[Withdrawal]:
        """Those from persons that begin with this and that may be tried now, in order."""
        wanted = {"prefix": prefix, "now": now, "at_most": limit}
        return [Withdrawal(*row) for row in self._connection.execute(WAITING, wanted)]

    def settle(self, id_: int) -> None:
        """Forget one: nothing is left to be done about it."""
        self._connection.execute(SETTLE, {"of_id": id_})

    def defer(self, id_: int, until: datetime) -> None:
        """Try one again, not before a moment."""
        self._connection.execute(DEFER, {"of_id": id_, "until": until})
