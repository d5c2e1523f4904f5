"""What desks are to show, as it waits in the outbox, and where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, delete, exists, insert, select, update

from bot.assistant.ports import NO_DETAIL, DeliveryStatus, DeskPost
from bot.storage.database.locks import NamedLocks
from bot.storage.handover import Handover
from bot.storage.repositories.queue import COLUMNS, QUEUED, UNCERTAIN, post_of
from bot.storage.schema.documents import DETAIL
from bot.storage.schema.tables import DESK_POST, desk_places, outbox

later = outbox.alias("later")

IS_POST = outbox.c.kind == DESK_POST
IS_OF_SUBJECT = IS_POST & (outbox.c.subject == bindparam("of_subject"))
IS_SUBJECT_OF_DESK = IS_OF_SUBJECT & (outbox.c.recipient == bindparam("of_desk"))
IS_OF_LINE = IS_POST & (outbox.c.line == bindparam("of_line"))

RENEW = (
    update(outbox)
    .where(IS_SUBJECT_OF_DESK, outbox.c.status == QUEUED)
    .values(
        content=bindparam("as_content"),
        urgency=case(
            (outbox.c.urgency > bindparam("as_urgency"), bindparam("as_urgency")),
            else_=outbox.c.urgency,
        ),
    )
)
DROP_SHOWN = delete(outbox).where(
    IS_SUBJECT_OF_DESK,
    outbox.c.status.in_([DeliveryStatus.SENT.value, DeliveryStatus.FAILED.value]),
)
PUT = insert(outbox).inline()

# Rows are locked in the order of ids wherever several are taken, so that nobody waits in a circle.
LOCK_LINE = select(outbox.c.id).where(IS_OF_LINE).order_by(outbox.c.id).with_for_update()
ERASE = delete(outbox).where(IS_OF_LINE)

POSTS = select(*COLUMNS).where(IS_POST)
ABOUT = POSTS.where(
    IS_OF_SUBJECT,
    ~exists().where(
        later.c.kind == DESK_POST,
        later.c.recipient == outbox.c.recipient,
        later.c.subject == outbox.c.subject,
        later.c.id > outbox.c.id,
    ),
).order_by(outbox.c.recipient)
OF = POSTS.where(IS_OF_LINE).order_by(outbox.c.id)
DOUBTED = POSTS.where(
    outbox.c.recipient == bindparam("of_desk"), outbox.c.status == UNCERTAIN
).order_by(outbox.c.id)

IS_PLACE_OF = (desk_places.c.desk == bindparam("of_desk")) & (
    desk_places.c.subject == bindparam("of_subject")
)
PLACE = select(desk_places.c.place).where(IS_PLACE_OF)
MOVE = update(desk_places).where(IS_PLACE_OF).values(place=bindparam("at_place"))
PUT_PLACE = insert(desk_places).inline()
SUBJECT_AT = select(desk_places.c.subject).where(
    desk_places.c.desk == bindparam("of_desk"), desk_places.c.place == bindparam("at_place")
)


class SqlDeskPosts:
    """Implements `bot.assistant.ports.DeskPosts`."""

    def __init__(self, connection: Connection, locks: NamedLocks, handover: Handover) -> None:
        self._connection = connection
        self._locks, self._handover = locks, handover

    def put(
        self,
        desk: str,
        line: str,
        subject: str,
        now: datetime,
        detail: Mapping[str, str] = NO_DETAIL,
        urgency: int = 5,
    ) -> None:
        """Queue a post, or bring the one that still waits up to date."""
        self._locks.desk_line(desk, line)
        self._handover.courier_of(desk)
        content = DETAIL.dump(dict(detail))
        of_subject = {"of_desk": desk, "of_subject": subject}
        renewed = of_subject | {"as_content": content, "as_urgency": urgency}
        if self._connection.execute(RENEW, renewed).rowcount:
            return
        self._connection.execute(DROP_SHOWN, of_subject)
        row = {
            "kind": DESK_POST,
            "recipient": desk,
            "line": line,
            "subject": subject,
            "content": content,
            "urgency": urgency,
            "status": QUEUED,
            "attempts": 0,
            "created_at": now,
        }
        self._connection.execute(PUT, row)

    def about(self, subject: str) -> list[DeskPost]:
        """The last post of this subject on each desk, in order of desks."""
        rows = self._connection.execute(ABOUT, {"of_subject": subject})
        return [post_of(row) for row in rows]

    def of(self, line: str) -> list[DeskPost]:
        """The posts of a line, in order."""
        return [post_of(row) for row in self._connection.execute(OF, {"of_line": line})]

    def uncertain(self, desk: str) -> list[DeskPost]:
        """Posts of a desk of which nobody knows whether they are shown, in order."""
        return [post_of(row) for row in self._connection.execute(DOUBTED, {"of_desk": desk})]

    def place(self, desk: str, subject: str) -> str | None:
        """Where a desk shows the subject; None: not yet."""
        of_subject = {"of_desk": desk, "of_subject": subject}
        found: str | None = self._connection.execute(PLACE, of_subject).scalar()
        return found

    def keep_place(self, desk: str, subject: str, place: str) -> None:
        """Remember where a desk shows the subject."""
        self._locks.desk_line(desk, subject)
        moved = {"of_desk": desk, "of_subject": subject, "at_place": place}
        if not self._connection.execute(MOVE, moved).rowcount:
            row = {"desk": desk, "subject": subject, "place": place}
            self._connection.execute(PUT_PLACE, row)

    def subject_at(self, desk: str, place: str) -> str | None:
        """What a desk shows at a place."""
        where = {"of_desk": desk, "at_place": place}
        found: str | None = self._connection.execute(SUBJECT_AT, where).scalar()
        return found

    def erase(self, line: str) -> None:
        """Remove the posts of a line; where its subjects are shown is still known."""
        self._connection.execute(LOCK_LINE, {"of_line": line})
        self._connection.execute(ERASE, {"of_line": line})
