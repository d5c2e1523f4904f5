"""What waits for whom, counted along indexes that hold little besides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, func, literal_column, not_, select, text

from bot.assistant.ports import WATCHED, Backlog, DeliveryStatus, QueueLength, QueueWay
from bot.handoff.lead import Stage
from bot.storage.schema.tables import MESSAGE, leads, outbox
from bot.storage.schema.types import Moment
from bot.storage.schema.upkeep_tables import UNSEEN_REPLY, unanswered_on

NOW = bindparam("now", type_=leads.c.reply_by.type)
IS_WAITING = leads.c.stage == Stage.WAITING.value
IS_RESTING = leads.c.snoozed_until > NOW
IS_PROMISED = leads.c.reply_by <= NOW

# Few rest, and they are found by an index of their own: so they are taken off again, rather than
# have each of those that wait looked at. (`coalesce` keeps databases from the index of stages.)
ALL_WAITING = select(func.count()).where(IS_WAITING)
ALL_OVERDUE = ALL_WAITING.where(IS_PROMISED)
WAITING_AT_REST = select(
    func.count(), func.coalesce(func.sum(case((IS_PROMISED, 1), else_=0)), 0)
).where(IS_RESTING, func.coalesce(leads.c.stage, "") == Stage.WAITING.value)
PROMISED = (
    select(leads.c.reply_by)
    .where(IS_WAITING, leads.c.snoozed_until.is_(None) | (leads.c.snoozed_until <= NOW))
    .order_by(leads.c.reply_by)
    .limit(1)
)
UNSEEN = (
    select(func.count(), func.min(literal_column("created_at", type_=Moment)))
    .select_from(outbox)
    .where(text(UNSEEN_REPLY))
)

IS_WEB = func.substr(outbox.c.recipient, 1, 4) == "web:"
WAY = case(
    (outbox.c.kind != MESSAGE, QueueWay.DESK.value),
    (func.substr(outbox.c.recipient, 1, 5) == "mail:", QueueWay.MAIL.value),
    (func.substr(outbox.c.recipient, 1, 4) == "crm:", QueueWay.CRM.value),
    else_=QueueWay.CHAT.value,
).label("way")
IS_WATCHED = outbox.c.status.in_([status.value for status in WATCHED])
BY_STATUS = select(outbox.c.status, func.count()).where(IS_WATCHED).group_by(outbox.c.status)
# Most of what is queued waits on pages for people who come back or do not: it is only counted.
QUEUES = (
    select(outbox.c.status, WAY, func.count().label("count"), func.min(outbox.c.id).label("first"))
    .where(IS_WATCHED, not_(IS_WEB) | (outbox.c.kind != MESSAGE))
    .group_by(outbox.c.status, WAY)
)
CREATED = select(outbox.c.created_at).where(outbox.c.id == bindparam("of_id"))

PAGES = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
BYTES = {"sqlite": PAGES, "postgresql": "SELECT pg_database_size(current_database())"}


class SqlBacklogs:
    """Implements `bot.assistant.ports.Backlogs`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def at(self, now: datetime) -> Backlog:
        """What waits at a moment."""
        run, dialect = self._connection.execute, self._connection.dialect.name
        resting, resting_overdue = run(WAITING_AT_REST, {"now": now}).one()
        unseen, oldest_unseen = run(UNSEEN).one()
        unanswered = select(func.count()).select_from(text("questions"))
        return Backlog(
            leads_waiting=run(ALL_WAITING).scalar_one() - resting,
            leads_overdue=run(ALL_OVERDUE, {"now": now}).scalar_one() - resting_overdue,
            promised=run(PROMISED, {"now": now}).scalar(),
            replies_unseen=unseen,
            oldest_unseen=oldest_unseen,
            questions_unanswered=run(unanswered.where(text(unanswered_on(dialect)))).scalar_one(),
            queues=tuple(self._queues()),
            database_bytes=run(text(BYTES[dialect])).scalar_one(),
        )

    def _queues(self) -> Iterator[QueueLength]:
        rows = self._connection.execute(BY_STATUS)
        on_pages = {row[0]: row[1] for row in rows}
        for status, way, count, first in self._connection.execute(QUEUES).all():
            is_open = status == DeliveryStatus.QUEUED
            oldest = self._connection.scalar(CREATED, {"of_id": first}) if is_open else None
            on_pages[status] -= count
            yield QueueLength(QueueWay(way), DeliveryStatus(status), count, oldest)
        for status, count in on_pages.items():
            yield QueueLength(QueueWay.WEB, DeliveryStatus(status), count, None)
