"""Who was invited to the desk."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.assistant.ports import KeptMember
from bot.storage.schema.tables import members

OF_ID = members.c.id == bindparam("of_id", type_=members.c.id.type)

EVERY = select(
    members.c.id,
    members.c.role,
    members.c.invited_by,
    members.c.invited_at,
    members.c.joined_at,
    members.c.password,
)
ALL = EVERY.order_by(members.c.invited_at, members.c.id)
GET = EVERY.where(OF_ID)
ADD = insert(members).inline()
CHANGE_ROLE = update(members).where(OF_ID).values(role=bindparam("new_role"))
JOIN = (
    update(members)
    .where(OF_ID, members.c.joined_at.is_(None))
    .values(joined_at=bindparam("came_at", type_=members.c.joined_at.type))
)
SET_PASSWORD = update(members).where(OF_ID).values(password=bindparam("new_password"))
REMOVE = delete(members).where(OF_ID)


class SqlMembers:
    """Implements `bot.assistant.ports.StaffMembers`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[KeptMember]:
        """Everybody, in the order in which they were invited."""
        return [KeptMember(*row) for row in self._connection.execute(ALL)]

    def get(self, id_: str) -> KeptMember | None:
        """The member with this id."""
        row = self._connection.execute(GET, {"of_id": id_}).first()
        return KeptMember(*row) if row else None

    def add(self, member: KeptMember) -> bool:
        """Keep somebody new; False where that name is taken."""
        if self.get(member.id) is not None:
            return False
        self._connection.execute(ADD, asdict(member))
        return True

    def change_role(self, id_: str, role: str) -> bool:
        """Give somebody another role; False where nobody is called so."""
        given = {"of_id": id_, "new_role": role}
        return bool(self._connection.execute(CHANGE_ROLE, given).rowcount)

    def join(self, id_: str, now: datetime) -> None:
        """Somebody came for the first time."""
        self._connection.execute(JOIN, {"of_id": id_, "came_at": now})

    def set_password(self, id_: str, password: str) -> bool:
        """Keep the hash of somebody's password; False where nobody is called so."""
        given = {"of_id": id_, "new_password": password}
        return bool(self._connection.execute(SET_PASSWORD, given).rowcount)

    def remove(self, id_: str) -> bool:
        """Let somebody be a member no more; False where nobody is called so."""
        return bool(self._connection.execute(REMOVE, {"of_id": id_}).rowcount)
