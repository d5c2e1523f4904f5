"""Sign-in links and sessions of staff."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.assistant.ports import SignInLink, StaffSession
from bot.storage.schema.tables import staff_links, staff_sessions
from bot.storage.schema.types import SKEW
from bot.vocabulary import Language

NOW = bindparam("now", type_=staff_sessions.c.ends_at.type)
LATEST = bindparam("latest", type_=staff_sessions.c.began_at.type)
"""What began later than this began under a clock that was wrong: it would last for too long."""

OF_STAFF = bindparam("of_staff", type_=staff_sessions.c.staff.type)

ADD_LINK = insert(staff_links).inline()
LINK = select(
    staff_links.c.key, staff_links.c.staff, staff_links.c.made_at, staff_links.c.ends_at
).where(
    staff_links.c.key == bindparam("of_key"),
    staff_links.c.ends_at > NOW,
    staff_links.c.made_at <= LATEST,
)
USE_LINK = (
    delete(staff_links)
    .where(
        staff_links.c.key == bindparam("of_key"),
        staff_links.c.ends_at > NOW,
        staff_links.c.made_at <= LATEST,
    )
    .returning(staff_links.c.key, staff_links.c.staff, staff_links.c.made_at, staff_links.c.ends_at)
)

BEGIN = insert(staff_sessions).inline()
GET = select(
    staff_sessions.c.key,
    staff_sessions.c.staff,
    staff_sessions.c.began_at,
    staff_sessions.c.ends_at,
    staff_sessions.c.language,
    staff_sessions.c.password_mark,
).where(
    staff_sessions.c.key == bindparam("of_key"),
    staff_sessions.c.ends_at > NOW,
    staff_sessions.c.began_at <= LATEST,
)
SPEAK = (
    update(staff_sessions)
    .where(staff_sessions.c.key == bindparam("of_key"))
    .values(language=bindparam("speaks"))
)
END = delete(staff_sessions).where(staff_sessions.c.key == bindparam("of_key"))
END_ALL = delete(staff_sessions).where(staff_sessions.c.staff == OF_STAFF)
END_LINKS = delete(staff_links).where(staff_links.c.staff == OF_STAFF)
FORGET = delete(staff_sessions).where(staff_sessions.c.ends_at < NOW)
FORGET_LINKS = delete(staff_links).where(staff_links.c.ends_at < NOW)


class SqlStaffSessions:
    """Implements `bot.assistant.ports.StaffSessions`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_link(self, link: SignInLink) -> None:
        """Keep a link."""
        self._connection.execute(ADD_LINK, asdict(link))

    def link(self, key: str, now: datetime) -> SignInLink | None:
        """The link, if it was not used and is still good."""
        row = self._connection.execute(LINK, at(key, now)).first()
        return SignInLink(*row) if row else None

    def use_link(self, key: str, now: datetime) -> SignInLink | None:
        """The link, which is used up by that: deleting it decides who was first."""
        row = self._connection.execute(USE_LINK, at(key, now)).first()
        return SignInLink(*row) if row else None

    def begin(self, session: StaffSession) -> None:
        """Keep a new session."""
        speaks = session.language.value if session.language else None
        self._connection.execute(BEGIN, asdict(session) | {"language": speaks})

    def get(self, key: str, now: datetime) -> StaffSession | None:
        """The session, if it is not over."""
        row = self._connection.execute(GET, at(key, now)).first()
        if row is None:
            return None
        speaks = Language(row.language) if row.language else None
        mark = row.password_mark or ""
        return StaffSession(row.key, row.staff, row.began_at, row.ends_at, speaks, mark)

    def speak(self, key: str, language: Language) -> None:
        """Keep the language in which the desk is read."""
        self._connection.execute(SPEAK, {"of_key": key, "speaks": language.value})

    def end(self, key: str) -> None:
        """End a session."""
        self._connection.execute(END, {"of_key": key})

    def end_links(self, staff: str) -> None:
        """Let the links of a member of staff be of no use any more."""
        self._connection.execute(END_LINKS, {"of_staff": staff})

    def end_all(self, staff: str) -> int:
        """End every session and every link of a member of staff."""
        self.end_links(staff)
        return self._connection.execute(END_ALL, {"of_staff": staff}).rowcount

    def forget_before(self, moment: datetime) -> int:
        """Remove links and sessions that ended before the moment."""
        links = self._connection.execute(FORGET_LINKS, {"now": moment}).rowcount
        return links + self._connection.execute(FORGET, {"now": moment}).rowcount


def at(key: str, now: datetime) -> dict[str, object]:
    """What to look for: a key, as good as it is at a moment."""
    return {"of_key": key, "now": now, "latest": now + SKEW}
