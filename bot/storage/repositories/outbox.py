"""The outbox: messages on their way, in order per person, each claimed at most once.

On PostgreSQL several processes drain it at once. Whoever locks the first unsettled message of a
person (the head of the line) has the whole line; everybody else skips it. So no later message is
taken while an earlier one is in somebody's hands, even before that claim is committed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from bot.assistant.ports import DeliveryStatus, Outgoing
from bot.assistant.ports.conversations import MOST
from bot.storage.database.locks import NamedLocks
from bot.storage.database.traces import Traces
from bot.storage.schema.documents import MESSAGE
from bot.storage.schema.tables import outbox, withdrawals
from bot.storage.schema.types import LONGEST_WAIT, SKEW, begins_with
from bot.vocabulary import Message

COLUMNS = (
    outbox.c.id,
    outbox.c.person,
    outbox.c.event,
    outbox.c.message,
    outbox.c.status,
    outbox.c.attempts,
    outbox.c.created_at,
    outbox.c.receipt,
)
earlier = outbox.alias("earlier")
AT_ONCE = 500  # ids in one statement: fewer than any database takes


def has_earlier(*statuses: DeliveryStatus) -> ColumnElement[bool]:
    """Whether the person has an earlier message with one of the statuses."""
    return exists().where(
        earlier.c.person == outbox.c.person,
        earlier.c.id < outbox.c.id,
        earlier.c.status.in_([status.value for status in statuses]),
    )


IS_QUEUED = outbox.c.status == DeliveryStatus.QUEUED.value
IS_WANTED = begins_with(outbox.c.person, "lines")
WAITS = exists().where(
    earlier.c.person == outbox.c.person,
    earlier.c.id <= outbox.c.id,
    earlier.c.status == DeliveryStatus.QUEUED.value,
    earlier.c.not_before > bindparam("now"),
    earlier.c.not_before <= bindparam("longest"),
)
IS_OF_PERSON = outbox.c.person == bindparam("of_person")

PUT = insert(outbox).returning(outbox.c.id, sort_by_parameter_order=True)
HEADS = (
    select(outbox.c.person)
    .where(IS_QUEUED, ~has_earlier(DeliveryStatus.QUEUED, DeliveryStatus.SENDING), ~WAITS)
    .order_by(outbox.c.id)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
HEADS_OF_LINES = HEADS.where(IS_WANTED)
HEAD = HEADS.where(IS_OF_PERSON)
READY = (
    select(outbox.c.id)
    .where(IS_QUEUED, ~has_earlier(DeliveryStatus.SENDING), ~WAITS)
    .order_by(outbox.c.id)
    .limit(bindparam("at_most"))
)
CLAIM = (
    update(outbox)
    .values(
        status=DeliveryStatus.SENDING.value,
        claimed_at=bindparam("now"),
        attempts=outbox.c.attempts + 1,
    )
    .returning(*COLUMNS)
)
CLAIM_ALL = CLAIM.where(outbox.c.id.in_(READY.where(IS_WANTED).scalar_subquery()))
CLAIM_OF = CLAIM.where(outbox.c.id.in_(READY.where(IS_OF_PERSON).scalar_subquery()))
CLAIM_LINES = CLAIM.where(
    outbox.c.id.in_(
        READY.where(outbox.c.person.in_(bindparam("heads", expanding=True))).scalar_subquery()
    )
)
SETTLE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(status=bindparam("becomes"), settled_at=bindparam("now"), not_before=None)
)
SETTLE_WITH_RECEIPT = SETTLE.values(receipt=bindparam("as_receipt"))
DEFER = (
    update(outbox)
    .where(
        outbox.c.id.in_(bindparam("ids", expanding=True)),
        outbox.c.status.in_([DeliveryStatus.SENDING.value, DeliveryStatus.UNCERTAIN.value]),
    )
    .values(
        status=DeliveryStatus.QUEUED.value,
        settled_at=bindparam("now"),
        not_before=bindparam("until"),
    )
)
NEWEST = select(func.max(outbox.c.id)).where(IS_OF_PERSON)
COUNTS = select(outbox.c.status, func.count()).group_by(outbox.c.status)
DEFER_WITH_RECEIPT = DEFER.values(receipt=bindparam("as_receipt"))
UNCERTAIN = (
    select(*COLUMNS)
    .where(outbox.c.status == DeliveryStatus.UNCERTAIN.value, IS_WANTED)
    .order_by(outbox.c.id)
    .limit(bindparam("at_most"))
)
PUT_BACK = (
    update(outbox)
    .where(
        outbox.c.id == bindparam("of_id"),
        outbox.c.status == DeliveryStatus.UNCERTAIN.value,
        outbox.c.attempts == bindparam("tried"),
    )
    .values(
        status=DeliveryStatus.QUEUED.value,
        settled_at=bindparam("now"),
        not_before=None,
        receipt=bindparam("as_receipt"),
    )
)
GET = select(*COLUMNS).where(outbox.c.id == bindparam("of_id"))
NEWEST_SENT = (
    select(*COLUMNS)
    .where(IS_OF_PERSON, outbox.c.status == DeliveryStatus.SENT.value)
    .order_by(outbox.c.id.desc())
)
OF = select(*COLUMNS).where(IS_OF_PERSON).order_by(outbox.c.id)

# Rows are locked in the order of ids wherever several are taken, so that nobody waits in a circle.
IS_TO_PERSON = or_(IS_OF_PERSON, begins_with(outbox.c.person, "elsewhere"))
LOCK_OF = select(outbox.c.id).where(IS_TO_PERSON).order_by(outbox.c.id).with_for_update()
IS_SETTLED = outbox.c.status.not_in([DeliveryStatus.QUEUED.value, DeliveryStatus.SENDING.value])
LOCK_PAST = (
    select(outbox.c.id)
    .where(IS_SETTLED, outbox.c.created_at < bindparam("moment"))
    .order_by(outbox.c.created_at, outbox.c.id)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)  # another order than elsewhere, so it waits for nobody
)
FORGET = delete(outbox).where(outbox.c.id.in_(bindparam("ids", expanding=True)))

# What a platform was given stands there until it is taken back.
WITHDRAW = insert(withdrawals).from_select(
    ["person", "receipt", "attempts"],
    select(outbox.c.person, outbox.c.receipt, literal(0))
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)), outbox.c.receipt != "")
    .order_by(outbox.c.id),
)
LOCK_DOUBTFUL = (
    select(outbox.c.id)
    .where(
        outbox.c.status == DeliveryStatus.SENDING.value,
        or_(
            outbox.c.claimed_at < bindparam("claimed_before"),
            outbox.c.claimed_at > bindparam("ahead"),
        ),
        IS_WANTED,
    )
    .order_by(outbox.c.id)
    .with_for_update()
)


class SqlOutbox:
    """Implements `bot.assistant.ports.Outbox`."""

    def __init__(self, connection: Connection, locks: NamedLocks, traces: Traces) -> None:
        self._connection = connection
        self._locks = locks
        self._traces = traces
        self._is_shared = connection.dialect.name == "postgresql"

    def put(self, person: str, event: str, messages: Sequence[Message], now: datetime) -> list[int]:
        """Queue messages to a person, in order; their ids."""
        rows = [
            {
                "person": person,
                "event": event,
                "message": MESSAGE.dump(message),
                "status": DeliveryStatus.QUEUED.value,
                "attempts": 0,
                "created_at": now,
            }
            for message in messages
        ]
        if not rows:
            return []
        self._locks.line(person)
        return list(self._connection.execute(PUT, rows).scalars())

    def claim(
        self, person: str | None, now: datetime, limit: int = 50, lines: str = ""
    ) -> list[Outgoing]:
        """Queued messages (of one person, or of all) in order, now marked as being sent."""
        if person is not None and not person.startswith(lines):
            return []
        values: dict[str, Any] = {"now": now, "longest": now + LONGEST_WAIT, "at_most": limit}
        if self._is_shared:
            values["heads"] = self._lock_heads(person, now, limit, lines)
            rows = self._connection.execute(CLAIM_LINES, values)
        elif person is None:
            rows = self._connection.execute(CLAIM_ALL, values | {"lines": lines})
        else:
            rows = self._connection.execute(CLAIM_OF, values | {"of_person": person})
        return sorted((outgoing_of(row) for row in rows), key=lambda outgoing: outgoing.id)

    def _lock_heads(self, person: str | None, now: datetime, limit: int, lines: str) -> list[str]:
        values = {"now": now, "longest": now + LONGEST_WAIT, "at_most": limit}
        if person is None:
            heads = self._connection.execute(HEADS_OF_LINES, values | {"lines": lines})
        else:
            heads = self._connection.execute(HEAD, values | {"of_person": person})
        return list(heads.scalars())

    def settle(
        self, ids: Sequence[int], status: DeliveryStatus, now: datetime, receipt: str = ""
    ) -> None:
        """Say what became of claimed messages."""
        if not ids:
            return
        values = {"ids": list(ids), "becomes": status.value, "now": now}
        if receipt:
            self._connection.execute(SETTLE_WITH_RECEIPT, values | {"as_receipt": receipt})
        else:
            self._connection.execute(SETTLE, values)

    def defer(self, ids: Sequence[int], until: datetime, now: datetime, receipt: str = "") -> None:
        """Queue claimed messages again, not to be claimed before a moment; they keep their place.

        One that was doubted meanwhile is queued too: it is known now that it was not sent."""
        if not ids:
            return
        values = {"ids": list(ids), "until": until, "now": now}
        if receipt:
            self._connection.execute(DEFER_WITH_RECEIPT, values | {"as_receipt": receipt})
        else:
            self._connection.execute(DEFER, values)

    def doubt(self, now: datetime, claimed_before: datetime, lines: str = "") -> list[int]:
        """Mark messages whose sending began before the moment and never ended as uncertain."""
        values = {"claimed_before": claimed_before, "ahead": now + SKEW, "lines": lines}
        ids = list(self._connection.execute(LOCK_DOUBTFUL, values).scalars())
        self.settle(ids, DeliveryStatus.UNCERTAIN, now)
        return ids

    def uncertain(self, lines: str, limit: int) -> list[Outgoing]:
        """Messages of which nobody knows whether they arrived."""
        values = {"lines": lines, "at_most": limit}
        return [outgoing_of(row) for row in self._connection.execute(UNCERTAIN, values)]

    def put_back(self, doubtful: Outgoing, now: datetime, receipt: str = "") -> bool:
        """Queue an uncertain message again that surely did not arrive; whether this was done."""
        values = {"of_id": doubtful.id, "tried": doubtful.attempts, "now": now}
        done = self._connection.execute(PUT_BACK, values | {"as_receipt": receipt or None})
        return done.rowcount == 1

    def get(self, id_: int) -> Outgoing | None:
        """The message with this id; None once it was erased."""
        row = self._connection.execute(GET, {"of_id": id_}).first()
        return None if row is None else outgoing_of(row)

    def last_offering(self, person: str) -> Outgoing | None:
        """The newest message with choices that was sent to a person."""
        with self._connection.execute(NEWEST_SENT, {"of_person": person}) as rows:
            sent = (outgoing_of(row) for row in rows)
            return next((outgoing for outgoing in sent if outgoing.message.choices), None)

    def asking(self, person: str, limit: int) -> list[Outgoing]:
        """The newest messages that were sent to a person and ask a question, newest first."""
        with self._connection.execute(NEWEST_SENT, {"of_person": person}) as rows:
            sent = (outgoing_of(row) for row in rows)
            return list(islice((o for o in sent if o.message.question), limit))

    def of(self, person: str) -> list[Outgoing]:
        """Everything that was ever queued for a person, in order."""
        return [outgoing_of(row) for row in self._connection.execute(OF, {"of_person": person})]

    def newest(self, person: str) -> int:
        """The id of the newest message to a person."""
        return self._connection.scalar(NEWEST, {"of_person": person}) or 0

    def counts(self) -> Mapping[DeliveryStatus, int]:
        """How many messages are in which state."""
        return {DeliveryStatus(status): count for status, count in self._connection.execute(COUNTS)}

    def forget(self, ids: Sequence[int]) -> None:
        """Remove messages; what stands on a platform is to be taken back there."""
        for start in range(0, len(ids), AT_ONCE):
            some = {"ids": list(ids[start : start + AT_ONCE])}
            self._connection.execute(WITHDRAW, some)
            self._connection.execute(FORGET, some)
        if ids:
            self._traces.leave()

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Remove so many messages queued before the moment and settled; how many that were."""
        past = {"moment": moment, "at_most": limit}
        ids = list(self._connection.execute(LOCK_PAST, past).scalars())
        self.forget(ids)
        return len(ids)

    def erase(self, person: str) -> None:
        """Remove the messages to a person, also those to `person:…`, elsewhere in public."""
        whose = {"of_person": person, "elsewhere": f"{person}:"}
        self.forget(list(self._connection.execute(LOCK_OF, whose).scalars()))


def outgoing_of(row: Row[*tuple[Any, ...]]) -> Outgoing:
    """The message that a row holds."""
    return Outgoing(
        id=row.id,
        person=row.person,
        event=row.event,
        message=MESSAGE.load(row.message),
        status=DeliveryStatus(row.status),
        attempts=row.attempts,
        created_at=row.created_at,
        receipt=row.receipt or "",
    )
