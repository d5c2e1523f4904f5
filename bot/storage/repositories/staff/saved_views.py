"""Lists of leads that members gave a name, and what is set about the desk as a whole."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.assistant.ports import SavedView
from bot.storage.schema.tables import desk_options, saved_views

OF_STAFF = saved_views.c.staff == bindparam("of_staff", type_=saved_views.c.staff.type)
OF = (
    select(
        saved_views.c.staff,
        saved_views.c.name,
        saved_views.c.tab,
        saved_views.c.sought,
        saved_views.c.order,
    )
    .where(OF_STAFF)
    .order_by(saved_views.c.name)
)
ADD = insert(saved_views).inline()
DROP = delete(saved_views).where(
    OF_STAFF, saved_views.c.name == bindparam("of_name", type_=saved_views.c.name.type)
)

GET_OPTION = select(desk_options.c.value).where(desk_options.c.name == bindparam("of_name"))
DROP_OPTION = delete(desk_options).where(desk_options.c.name == bindparam("of_name"))
ADD_OPTION = insert(desk_options).inline()


class SqlSavedViews:
    """Implements `bot.assistant.ports.SavedViews`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, staff: str) -> list[SavedView]:
        """Somebody's lists, by name."""
        return [SavedView(*row) for row in self._connection.execute(OF, {"of_staff": staff})]

    def save(self, view: SavedView) -> None:
        """Keep a list, in place of another one of that name."""
        self.drop(view.staff, view.name)
        self._connection.execute(ADD, asdict(view))

    def drop(self, staff: str, name: str) -> None:
        """Forget a list."""
        self._connection.execute(DROP, {"of_staff": staff, "of_name": name})


class SqlDeskOptions:
    """Implements `bot.assistant.ports.DeskOptions`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str:
        """What an option is set to."""
        return self._connection.scalar(GET_OPTION, {"of_name": name}) or ""

    def put(self, name: str, value: str) -> None:
        """Set an option."""
        self._connection.execute(DROP_OPTION, {"of_name": name})
        self._connection.execute(ADD_OPTION, {"name": name, "value": value})
