"""Schema changes, and applying them at start."""

from __future__ import annotations

from threading import Lock

from sqlalchemy import Connection, Engine, inspect, text

from bot.storage.database.errors import newer_database
from bot.storage.database.locks import WAIT_FOR_NAME, number_of

HEAD = "0021"
"""The newest revision in `versions`. A database that has it needs no further look."""

LOCATION = "bot.storage:migrations"

one_at_a_time = Lock()
"""Alembic keeps the migration that is under way in a module: one per process."""


def migrate(engine: Engine) -> None:
    """Bring an empty or older schema up to date; raise `StorageError` for one that is too new.

    A newer one is used as it is where it says that it carries programs as old as this: so the
    processes of a counter are replaced one after the other, and an old one may start once more.
    Everything happens in one transaction that others wait for: on SQLite it has the file's write
    lock from its beginning, on PostgreSQL a named lock.
    """
    with one_at_a_time, engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            WAIT_FOR_NAME.scalar(connection, {"key": number_of("migration")})
        if revision_of(connection) != HEAD:
            upgrade(connection)


def revision_of(connection: Connection) -> str | None:
    """The revision of the schema; None where there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def upgrade(connection: Connection) -> None:
    """Apply the migrations that are missing."""
    # Imported here: most starts have nothing to migrate and need not wait for Alembic to load.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", LOCATION)
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    revision = revision_of(connection)
    if revision is not None and revision not in known:
        if carries(connection, HEAD):
            return
        raise newer_database(revision)
    command.upgrade(config, HEAD)
    newest = scripts.get_revision(HEAD).module
    connection.execute(KEEP_OLDEST, {"oldest": getattr(newest, "works_with", HEAD)})


KEEP_OLDEST = text("UPDATE alembic_version SET works_with = :oldest")


def carries(connection: Connection, revision: str) -> bool:
    """Whether a schema that is newer than any known one carries programs of a revision."""
    columns = {column["name"] for column in inspect(connection).get_columns("alembic_version")}
    if "works_with" not in columns:
        return False
    oldest: str | None = connection.scalar(text("SELECT works_with FROM alembic_version"))
    return oldest is not None and oldest <= revision
