"""Workspaces that installed the app in Slack, kept by slack_sdk's store in our database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from sqlalchemy import Engine, select

from bot.storage.database.postgres import open_postgres
from bot.storage.database.sqlite import open_sqlite
from bot.storage.database.url import is_sqlite, read_url
from bot.storage.engine import PATIENCE

CONNECTIONS = 3
"""To a server, besides those for our units of work; a third of them is not even used."""


@dataclass(frozen=True)
class Installations:
    """The store of one app (`client_id`)."""

    store: SQLAlchemyInstallationStore

    def bot(self, team: str) -> Bot | None:
        """The newest installation in a workspace, whichever organisation it belongs to."""
        bots = self.store.bots
        newest = (
            select(bots.c.enterprise_id)
            .where(bots.c.client_id == self.store.client_id, bots.c.team_id == team)
            .order_by(bots.c.installed_at.desc(), bots.c.id.desc())
            .limit(1)
        )
        with self.store.engine.connect() as connection:
            row = connection.execute(newest).first()
        return None if row is None else self.store.find_bot(enterprise_id=row[0], team_id=team)

    def teams(self) -> list[str]:
        """Every workspace that has the app."""
        bots = self.store.bots
        every = select(bots.c.team_id).where(bots.c.client_id == self.store.client_id).distinct()
        with self.store.engine.connect() as connection:
            return sorted(team for team in connection.scalars(every) if team)


@contextmanager
def open_installations(url: str, client_id: str) -> Iterator[Installations]:
    """The installations in this database, whose schema is up to date.

    They have connections of their own: the store knows nothing of our units of work.
    """
    engine = engine_of(url)
    try:
        yield Installations(SQLAlchemyInstallationStore(client_id, engine))
    finally:
        engine.dispose()


def engine_of(url: str) -> Engine:
    """An engine for the database."""
    address = read_url(url)
    if is_sqlite(address):
        return open_sqlite(address, PATIENCE)
    return open_postgres(address, PATIENCE, CONNECTIONS)
