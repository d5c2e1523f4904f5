"""What members of staff are to learn the next time that they look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.assistant.ports import StaffNewsItem
from bot.storage.schema.tables import staff_news

ADD = insert(staff_news).inline()
OF = (
    select(
        staff_news.c.id,
        staff_news.c.staff,
        staff_news.c.lead,
        staff_news.c.what,
        staff_news.c.by,
        staff_news.c.at,
    )
    .where(staff_news.c.staff == bindparam("of_staff"))
    .order_by(staff_news.c.id.desc())
    .limit(bindparam("most"))
)
DROP = delete(staff_news).where(
    staff_news.c.staff == bindparam("of_staff"), staff_news.c.id == bindparam("of_id")
)


class SqlStaffNews:
    """Implements `bot.assistant.ports.StaffNews`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, staff: str, lead: str, what: str, by: str, now: datetime) -> None:
        """Have somebody learn of something."""
        item = {"staff": staff, "lead": lead, "what": what, "by": by, "at": now}
        self._connection.execute(ADD, item)

    def of(self, staff: str, limit: int) -> Sequence[StaffNewsItem]:
        """What somebody has not put away, the newest first."""
        rows = self._connection.execute(OF, {"of_staff": staff, "most": limit})
        return [StaffNewsItem(*row) for row in rows]

    def drop(self, staff: str, id_: int) -> None:
        """Put one's own item away."""
        self._connection.execute(DROP, {"of_staff": staff, "of_id": id_})
