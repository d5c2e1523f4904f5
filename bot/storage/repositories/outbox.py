"""The outbox: the queue, and the messages to persons that wait in it or went through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, insert, literal, or_, select, update

from bot.assistant.ports import DeliveryStatus, Outgoing
from bot.assistant.ports.conversations import MOST
from bot.storage.database.prepared_statement import PreparedStatement
from bot.storage.repositories.queue import (
    COLUMNS,
    HAS_ID,
    IS_MESSAGE,
    IS_WANTED,
    QUEUED,
    SENDING,
    UNCERTAIN,
    SqlQueue,
    outgoing_of,
)
from bot.storage.schema.documents import MESSAGE as MESSAGE_DOCUMENT
from bot.storage.schema.tables import MESSAGE, outbox, withdrawals
from bot.storage.schema.types import begins_with, storable
from bot.vocabulary import Message

AT_ONCE = 500  # ids in one statement: fewer than any database takes

IS_OF_PERSON = IS_MESSAGE & (outbox.c.recipient == bindparam("of_person"))
IS_SETTLED = outbox.c.status.not_in([QUEUED, SENDING])
HAS_THIS_ID = outbox.c.id == bindparam("of_id")

PUT = PreparedStatement(insert(outbox).returning(outbox.c.id))
IS_OPEN = or_(outbox.c.status == QUEUED, outbox.c.status == SENDING)
IS_BUSY = PreparedStatement(select(exists().where(IS_OF_PERSON, IS_OPEN, outbox.c.line == "")))
NEWEST = PreparedStatement(select(func.max(outbox.c.id)).where(IS_OF_PERSON))
COUNTS = select(outbox.c.status, func.count()).where(IS_MESSAGE).group_by(outbox.c.status)
DOUBTED = (
    select(*COLUMNS)
    .where(IS_MESSAGE, IS_WANTED, outbox.c.status == UNCERTAIN)
    .order_by(outbox.c.id)
    .limit(bindparam("at_most"))
)
PUT_BACK = (
    update(outbox)
    .where(HAS_THIS_ID, outbox.c.status == UNCERTAIN, outbox.c.attempts == bindparam("tried"))
    .values(
        status=QUEUED,
        settled_at=bindparam("now"),
        not_before=None,
        receipt=bindparam("as_receipt"),
    )
)
GET = select(*COLUMNS).where(IS_MESSAGE, HAS_THIS_ID)
OF = select(*COLUMNS).where(IS_OF_PERSON).order_by(outbox.c.id)
LAST = PreparedStatement(OF.order_by(None).order_by(outbox.c.id.desc()).limit(bindparam("at_most")))
UNSETTLED = OF.where(outbox.c.status.in_([QUEUED, SENDING, UNCERTAIN]))
NEWEST_SENT = (
    select(*COLUMNS)
    .where(IS_OF_PERSON, outbox.c.status == DeliveryStatus.SENT.value)
    .order_by(outbox.c.id.desc())
)

# Rows are locked in the order of ids wherever several are taken, so that nobody waits in a circle.
IS_ELSEWHERE = IS_MESSAGE & begins_with(outbox.c.recipient, "elsewhere")
LOCK_OF = (
    select(outbox.c.id)
    .where(or_(IS_OF_PERSON, IS_ELSEWHERE))
    .order_by(outbox.c.id)
    .with_for_update()
)
LOCK_PAST = (
    select(outbox.c.id)
    .where(IS_MESSAGE, IS_SETTLED, outbox.c.created_at < bindparam("moment"))
    .order_by(outbox.c.created_at, outbox.c.id)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)  # another order than elsewhere, so it waits for nobody
)
FORGET = delete(outbox).where(HAS_ID)

# What a platform was given stands there until it is taken back.
WITHDRAW = insert(withdrawals).from_select(
    ["person", "receipt", "attempts"],
    select(outbox.c.recipient, outbox.c.receipt, literal(0))
    .where(HAS_ID, outbox.c.receipt != "")
    .order_by(outbox.c.id),
)


class SqlOutbox(SqlQueue):
    """Implements `bot.assistant.ports.Outbox`."""

    def put(self, person: str, event: str, messages: Sequence[Message], now: datetime) -> list[int]:
        """Queue messages to a person, in order; their ids.

        Where whoever delivers them has room, they are claimed at once: that saves two commits.
        """
        if not messages:
            return []
        self._locks.line(person)
        is_claimed = self._may_claim(person)
        rows = [
            {
                "kind": MESSAGE,
                "recipient": person,
                "subject": event,
                "content": MESSAGE_DOCUMENT.dump(message),
                "status": SENDING if is_claimed else QUEUED,
                "attempts": int(is_claimed),
                "created_at": now,
                "claimed_at": now if is_claimed else None,
            }
            for message in messages
        ]
        ids = [PUT.scalar(self._connection, row) for row in rows]
        if is_claimed:
            put = zip(ids, rows, messages, strict=True)
            self._handover.claim(person, [claimed(*each) for each in put])
        return ids

    def _may_claim(self, person: str) -> bool:
        """Whether somebody is ready to deliver to a person, and nothing has to arrive before."""
        courier = self._handover.courier_of(person)
        if courier is None:
            return False
        if self._handover.has_claimed(person):
            return True
        is_busy = {"of_person": person}
        return courier.has_room_for(person) and not IS_BUSY.scalar(self._connection, is_busy)

    def uncertain(self, prefix: str, limit: int) -> list[Outgoing]:
        """Messages of which nobody knows whether they arrived."""
        values = {"prefix": prefix, "at_most": limit}
        return [outgoing_of(row) for row in self._connection.execute(DOUBTED, values)]

    def put_back(self, doubtful: Outgoing, now: datetime, receipt: str = "") -> bool:
        """Queue an uncertain message again that surely did not arrive; whether this was done."""
        self._handover.courier_of(doubtful.person)
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

    def last(self, person: str, limit: int, since: datetime | None = None) -> list[Outgoing]:
        """So many of the newest messages to a person, none from before a moment, in order."""
        wanted = {"of_person": person, "at_most": limit}
        rows = LAST.rows(self._connection, wanted)
        return [outgoing_of(r) for r in reversed(rows) if since is None or r.created_at >= since]

    def unsettled(self, person: str) -> list[Outgoing]:
        """Messages to a person that wait, are under way or in doubt, in order."""
        rows = self._connection.execute(UNSETTLED, {"of_person": person})
        return [outgoing_of(row) for row in rows]

    def newest(self, person: str) -> int:
        """The id of the newest message to a person."""
        return NEWEST.scalar(self._connection, {"of_person": person}) or 0

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


REPLACED = "\ufffd"
"""Stands where something could not be kept."""


def claimed(id_: int, row: Mapping[str, Any], message: Message) -> Outgoing:
    """A message that was claimed when it was put, as it is read elsewhere."""
    content = row["content"]
    return Outgoing(
        id=id_,
        person=storable(row["recipient"]),
        event=storable(row["subject"]),
        message=MESSAGE_DOCUMENT.load(content) if REPLACED in content else message,
        status=DeliveryStatus.SENDING,
        attempts=row["attempts"],
        created_at=row["created_at"],
    )
