"""What desks are to show. Lines are kept as in the outbox, but the urgent ones go first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.assistant.ports import NO_DETAIL, DeliveryStatus, DeskPost
from bot.storage.database.locks import NamedLocks
from bot.storage.schema.documents import DETAIL
from bot.storage.schema.tables import desk_places, desk_posts
from bot.storage.schema.types import LONGEST_WAIT, SKEW, begins_with

COLUMNS = (
    desk_posts.c.id,
    desk_posts.c.desk,
    desk_posts.c.line,
    desk_posts.c.subject,
    desk_posts.c.detail,
    desk_posts.c.status,
    desk_posts.c.attempts,
    desk_posts.c.created_at,
    desk_posts.c.urgency,
)
QUEUED, SENDING = DeliveryStatus.QUEUED.value, DeliveryStatus.SENDING.value
UNCERTAIN = DeliveryStatus.UNCERTAIN.value
other = desk_posts.alias("other")
later = desk_posts.alias("later")

EVERY = select(*COLUMNS)
IS_OF_SUBJECT = desk_posts.c.subject == bindparam("of_subject")
IS_SUBJECT_OF_DESK = IS_OF_SUBJECT & (desk_posts.c.desk == bindparam("of_desk"))
IS_OF_LINE = desk_posts.c.line == bindparam("of_line")

RENEW = (
    update(desk_posts)
    .where(IS_SUBJECT_OF_DESK, desk_posts.c.status == QUEUED)
    .values(
        detail=bindparam("as_detail"),
        urgency=case(
            (desk_posts.c.urgency > bindparam("as_urgency"), bindparam("as_urgency")),
            else_=desk_posts.c.urgency,
        ),
    )
)
DROP_SHOWN = delete(desk_posts).where(
    IS_SUBJECT_OF_DESK,
    desk_posts.c.status.in_([DeliveryStatus.SENT.value, DeliveryStatus.FAILED.value]),
)
PUT = insert(desk_posts).inline()

HAS_EARLIER = exists().where(
    other.c.desk == desk_posts.c.desk,
    other.c.line == desk_posts.c.line,
    other.c.id < desk_posts.c.id,
    other.c.status.in_([QUEUED, SENDING]),
)
URGENCY_OF_LINE = (
    select(func.min(later.c.urgency))
    .where(
        later.c.desk == desk_posts.c.desk,
        later.c.line == desk_posts.c.line,
        later.c.status == QUEUED,
    )
    .scalar_subquery()
)
HEADS = (
    select(desk_posts.c.id)
    .where(
        desk_posts.c.status == QUEUED,
        begins_with(desk_posts.c.desk, "prefix"),
        or_(
            desk_posts.c.not_before.is_(None),
            desk_posts.c.not_before <= bindparam("now"),
            desk_posts.c.not_before > bindparam("longest"),
        ),
        ~HAS_EARLIER,
    )
    .order_by(URGENCY_OF_LINE, desk_posts.c.id)
    .limit(bindparam("at_most"))
    .with_for_update(of=desk_posts, skip_locked=True)
)
WITH_IDS = desk_posts.c.id.in_(bindparam("ids", expanding=True))
CLAIM = (
    update(desk_posts)
    .where(WITH_IDS)
    .values(status=SENDING, claimed_at=bindparam("now"), attempts=desk_posts.c.attempts + 1)
    .returning(*COLUMNS)
)
SETTLE = (
    update(desk_posts)
    .where(WITH_IDS)
    .values(status=bindparam("becomes"), settled_at=bindparam("now"), not_before=None)
)
DEFER = (
    update(desk_posts)
    .where(WITH_IDS, desk_posts.c.status.in_([SENDING, UNCERTAIN]))
    .values(status=QUEUED, settled_at=bindparam("now"), not_before=bindparam("until"))
)

# Rows are locked in the order of ids wherever several are taken, so that nobody waits in a circle.
LOCK_DOUBTFUL = (
    select(desk_posts.c.id)
    .where(
        desk_posts.c.status == SENDING,
        or_(
            desk_posts.c.claimed_at < bindparam("claimed_before"),
            desk_posts.c.claimed_at > bindparam("ahead"),
        ),
        begins_with(desk_posts.c.desk, "prefix"),
    )
    .order_by(desk_posts.c.id)
    .with_for_update()
)
LOCK_LINE = select(desk_posts.c.id).where(IS_OF_LINE).order_by(desk_posts.c.id).with_for_update()
ERASE = delete(desk_posts).where(IS_OF_LINE)

ABOUT = EVERY.where(
    IS_OF_SUBJECT,
    ~exists().where(
        other.c.desk == desk_posts.c.desk,
        other.c.subject == desk_posts.c.subject,
        other.c.id > desk_posts.c.id,
    ),
).order_by(desk_posts.c.desk)
OF = EVERY.where(IS_OF_LINE).order_by(desk_posts.c.id)
DOUBTED = EVERY.where(
    desk_posts.c.desk == bindparam("of_desk"), desk_posts.c.status == UNCERTAIN
).order_by(desk_posts.c.id)

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

    def __init__(self, connection: Connection, locks: NamedLocks) -> None:
        self._connection = connection
        self._locks = locks

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
        document = DETAIL.dump(dict(detail))
        of_subject = {"of_desk": desk, "of_subject": subject}
        renewed = of_subject | {"as_detail": document, "as_urgency": urgency}
        if self._connection.execute(RENEW, renewed).rowcount:
            return
        self._connection.execute(DROP_SHOWN, of_subject)
        row = {
            "desk": desk,
            "line": line,
            "subject": subject,
            "detail": document,
            "urgency": urgency,
            "status": QUEUED,
            "attempts": 0,
            "created_at": now,
        }
        self._connection.execute(PUT, row)

    def claim(self, prefix: str, now: datetime, limit: int = 50) -> list[DeskPost]:
        """The heads of lines that wait, the urgent first; marked as under way."""
        wanted = {"prefix": prefix, "now": now, "longest": now + LONGEST_WAIT, "at_most": limit}
        ids = list(self._connection.execute(HEADS, wanted).scalars())
        if not ids:
            return []
        rows = self._connection.execute(CLAIM, {"ids": ids, "now": now})
        return sorted((post_of(row) for row in rows), key=lambda post: ids.index(post.id))

    def settle(self, ids: Sequence[int], status: DeliveryStatus, now: datetime) -> None:
        """Say what became of claimed posts."""
        if ids:
            values = {"ids": list(ids), "becomes": status.value, "now": now}
            self._connection.execute(SETTLE, values)

    def defer(self, ids: Sequence[int], until: datetime, now: datetime) -> None:
        """Queue claimed posts again, not to be claimed before a moment; they keep their place."""
        if ids:
            self._connection.execute(DEFER, {"ids": list(ids), "until": until, "now": now})

    def doubt(self, now: datetime, claimed_before: datetime, prefix: str = "") -> list[int]:
        """Mark posts that were begun before the moment and never ended as uncertain."""
        values = {"claimed_before": claimed_before, "ahead": now + SKEW, "prefix": prefix}
        ids = list(self._connection.execute(LOCK_DOUBTFUL, values).scalars())
        self.settle(ids, DeliveryStatus.UNCERTAIN, now)
        return ids

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


def post_of(row: Row[*tuple[Any, ...]]) -> DeskPost:
    """The post that a row holds."""
    values = row._asdict()
    parsed = {
        "detail": DETAIL.load(values["detail"]),
        "status": DeliveryStatus(values["status"]),
    }
    return DeskPost(**values | parsed)
