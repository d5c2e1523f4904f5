"""The queue of the outbox: lines in their order, everything claimed at most once.

On PostgreSQL several processes drain it at once. Only the head of a line, which is the first of it
that is not settled, can be claimed. Whoever locks it has it; everybody else skips it, and finds
nothing behind it before it is settled.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Update, and_, bindparam, exists, func, or_, select, update

from bot.assistant.ports import DeliveryStatus, DeskPost, OutboxItem, Outgoing
from bot.storage.database.locks import NamedLocks
from bot.storage.database.prepared_statement import PreparedStatement
from bot.storage.database.traces import Traces
from bot.storage.handover import Handover
from bot.storage.schema.documents import DETAIL
from bot.storage.schema.documents import MESSAGE as MESSAGE_DOCUMENT
from bot.storage.schema.tables import MESSAGE, outbox
from bot.storage.schema.types import LONGEST_WAIT, SKEW, begins_with

QUEUED, SENDING = DeliveryStatus.QUEUED.value, DeliveryStatus.SENDING.value
UNCERTAIN = DeliveryStatus.UNCERTAIN.value
BOUNCED = DeliveryStatus.BOUNCED.value

COLUMNS = (
    outbox.c.id,
    outbox.c.kind,
    outbox.c.recipient,
    outbox.c.line,
    outbox.c.subject,
    outbox.c.content,
    outbox.c.urgency,
    outbox.c.status,
    outbox.c.attempts,
    outbox.c.created_at,
    outbox.c.receipt,
)
earlier, beside = outbox.alias("earlier"), outbox.alias("beside")

IS_MESSAGE = outbox.c.kind == MESSAGE
IS_WANTED = begins_with(outbox.c.recipient, "prefix")
IS_HEAD = and_(
    outbox.c.status == QUEUED,
    or_(
        outbox.c.not_before.is_(None),
        outbox.c.not_before <= bindparam("now"),
        outbox.c.not_before > bindparam("longest"),
    ),
    ~exists().where(
        earlier.c.recipient == outbox.c.recipient,
        earlier.c.line == outbox.c.line,
        earlier.c.id < outbox.c.id,
        earlier.c.status.in_([QUEUED, SENDING]),
    ),
)
URGENCY_OF_LINE = (
    select(func.min(beside.c.urgency))
    .where(
        beside.c.recipient == outbox.c.recipient,
        beside.c.line == outbox.c.line,
        beside.c.status == QUEUED,
    )
    .scalar_subquery()
)
DUE = (
    select(outbox.c.recipient)
    .where(IS_MESSAGE, IS_WANTED, IS_HEAD)
    .order_by(outbox.c.id)
    .limit(bindparam("at_most"))
)
NEXT = (
    select(outbox.c.id)
    .where(outbox.c.recipient == bindparam("of_recipient"), IS_HEAD)
    .order_by(URGENCY_OF_LINE, outbox.c.id)
    .limit(1)
    .with_for_update(of=outbox, skip_locked=True)
)
CLAIM = (
    update(outbox)
    .where(outbox.c.id == bindparam("of_id"))
    .values(status=SENDING, claimed_at=bindparam("now"), attempts=outbox.c.attempts + 1)
    .returning(*COLUMNS)
)
HAS_ID = outbox.c.id.in_(bindparam("ids", expanding=True))
HAS_ONE_ID = outbox.c.id == bindparam("of_id")
RECEIPT = func.coalesce(bindparam("as_receipt", type_=outbox.c.receipt.type), outbox.c.receipt)
SETTLE = (
    update(outbox)
    .where(outbox.c.status != BOUNCED)  # what came back never arrives
    .values(
        status=bindparam("becomes"),
        settled_at=bindparam("now"),
        not_before=None,
        receipt=RECEIPT,
    )
)
DEFER = (
    update(outbox)
    .where(or_(outbox.c.status == SENDING, outbox.c.status == UNCERTAIN))
    .values(
        status=QUEUED,
        settled_at=bindparam("now"),
        not_before=bindparam("until"),
        receipt=RECEIPT,
    )
)
# A list of ids is written out anew each time, and mostly there is one.
SETTLE_ONE, SETTLE_SOME = PreparedStatement(SETTLE.where(HAS_ONE_ID)), SETTLE.where(HAS_ID)
DEFER_ONE, DEFER_SOME = PreparedStatement(DEFER.where(HAS_ONE_ID)), DEFER.where(HAS_ID)

# Rows are locked in the order of ids wherever several are taken, so that nobody waits in a circle.
LOCK_DOUBTFUL = (
    select(outbox.c.id)
    .where(
        IS_WANTED,
        outbox.c.status == SENDING,
        or_(
            outbox.c.claimed_at < bindparam("claimed_before"),
            outbox.c.claimed_at > bindparam("ahead"),
        ),
    )
    .order_by(outbox.c.id)
    .with_for_update()
)


class SqlQueue:
    """What waits to be delivered, whatever it is."""

    def __init__(
        self, connection: Connection, locks: NamedLocks, traces: Traces, handover: Handover
    ) -> None:
        self._connection = connection
        self._locks, self._traces, self._handover = locks, traces, handover

    def due(self, prefix: str, now: datetime, limit: int) -> list[str]:
        """Persons that begin with the prefix and have a message due."""
        values = {"prefix": prefix, "now": now, "longest": now + LONGEST_WAIT, "at_most": limit}
        return list(self._connection.execute(DUE, values).scalars())

    def claim(self, recipient: str, now: datetime) -> OutboxItem | None:
        """The next for a recipient; now marked as under way."""
        wanted = {"of_recipient": recipient, "now": now, "longest": now + LONGEST_WAIT}
        id_ = self._connection.scalar(NEXT, wanted)
        if id_ is None:
            return None
        return item_of(self._connection.execute(CLAIM, {"of_id": id_, "now": now}).one())

    def settle(
        self, ids: Sequence[int], status: DeliveryStatus, now: datetime, receipt: str = ""
    ) -> int:
        """Say what became of what was claimed; how much of it is still there, and not bounced."""
        values = {"becomes": status.value, "now": now, "as_receipt": receipt or None}
        return self._change(SETTLE_ONE, SETTLE_SOME, ids, values)

    def defer(self, ids: Sequence[int], until: datetime, now: datetime, receipt: str = "") -> None:
        """Queue again what was claimed, not to be claimed before a moment; it keeps its place.

        What was doubted meanwhile is queued too: it is known now that it was not sent."""
        values = {"until": until, "now": now, "as_receipt": receipt or None}
        self._change(DEFER_ONE, DEFER_SOME, ids, values)

    def _change(
        self, one: PreparedStatement, some: Update, ids: Sequence[int], values: dict[str, Any]
    ) -> int:
        if not ids:
            return 0
        if len(ids) == 1:
            return one.count(self._connection, values | {"of_id": ids[0]})
        return self._connection.execute(some, values | {"ids": list(ids)}).rowcount

    def doubt(self, now: datetime, claimed_before: datetime, prefix: str = "") -> list[int]:
        """Mark as uncertain what was begun before the moment and never ended."""
        values = {"claimed_before": claimed_before, "ahead": now + SKEW, "prefix": prefix}
        ids = list(self._connection.execute(LOCK_DOUBTFUL, values).scalars())
        self.settle(ids, DeliveryStatus.UNCERTAIN, now)
        return ids


def item_of(row: Row[*tuple[Any, ...]]) -> OutboxItem:
    """What a row holds."""
    return outgoing_of(row) if row.kind == MESSAGE else post_of(row)


def outgoing_of(row: Any) -> Outgoing:
    """The message that a row holds."""
    return Outgoing(
        id=row.id,
        person=row.recipient,
        event=row.subject,
        message=MESSAGE_DOCUMENT.load(row.content),
        status=DeliveryStatus(row.status),
        attempts=row.attempts,
        created_at=row.created_at,
        receipt=row.receipt or "",
    )


def post_of(row: Row[*tuple[Any, ...]]) -> DeskPost:
    """The post that a row holds."""
    return DeskPost(
        id=row.id,
        desk=row.recipient,
        line=row.line,
        subject=row.subject,
        detail=DETAIL.load(row.content),
        status=DeliveryStatus(row.status),
        attempts=row.attempts,
        created_at=row.created_at,
        urgency=row.urgency,
    )
