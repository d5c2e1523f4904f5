"""What members of staff began to write to applicants and have not sent."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.assistant.ports import ReplyDraft
from bot.storage.database.traces import Traces
from bot.storage.schema.tables import reply_drafts

OF_BOTH = (
    reply_drafts.c.staff == bindparam("of_staff"),
    reply_drafts.c.lead == bindparam("of_lead"),
)
GET = select(
    reply_drafts.c.staff, reply_drafts.c.lead, reply_drafts.c.text, reply_drafts.c.saved_at
).where(*OF_BOTH)
DROP = delete(reply_drafts).where(*OF_BOTH)
ERASE = delete(reply_drafts).where(reply_drafts.c.lead == bindparam("of_lead"))


def saving(insert: sqlite.Insert | postgresql.Insert) -> sqlite.Insert | postgresql.Insert:
    """Adds a draft, or puts it in place of the one before."""
    fresh = {"text": insert.excluded.text, "saved_at": insert.excluded.saved_at}
    return insert.on_conflict_do_update(index_elements=["staff", "lead"], set_=fresh)


SAVE = {
    "sqlite": saving(sqlite.insert(reply_drafts)),
    "postgresql": saving(postgresql.insert(reply_drafts)),
}


class SqlReplyDrafts:
    """Implements `bot.assistant.ports.ReplyDrafts`."""

    def __init__(self, connection: Connection, traces: Traces) -> None:
        self._connection = connection
        self._traces = traces

    def get(self, staff: str, lead: str) -> ReplyDraft | None:
        """What somebody began to write about a lead."""
        row = self._connection.execute(GET, {"of_staff": staff, "of_lead": lead}).first()
        return ReplyDraft(*row) if row else None

    def save(self, draft: ReplyDraft) -> None:
        """Keep a draft in place of the one before."""
        self._connection.execute(SAVE[self._connection.dialect.name], asdict(draft))

    def drop(self, staff: str, lead: str) -> None:
        """Forget a draft."""
        self._connection.execute(DROP, {"of_staff": staff, "of_lead": lead})

    def erase(self, lead: str) -> int:
        """Forget everybody's drafts about a lead."""
        erased = self._connection.execute(ERASE, {"of_lead": lead}).rowcount
        if erased:
            self._traces.leave()
        return erased
