"""`madoguchi database`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.cli.options import fail, json_option, write, write_json
from bot.settings import plain

if TYPE_CHECKING:
    from bot.storage.backup import BackupContents

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def database() -> None:
    """Prepare, inspect, back up or restore the database.

    Every other command prepares it by itself.
    """


@database.command()
def upgrade() -> None:
    """Bring an empty or older database up to date."""
    with bootstrap.open_database(bootstrap.settings()):
        write("The database is up to date.")


@database.command()
@json_option
def status(*, as_json: bool) -> None:
    """Tell what state the schema is in, without changing anything; fails if it is not current."""
    from bot.storage.schema_state import schema_state

    with bootstrap.storage_trouble_told():
        state = schema_state(bootstrap.settings().database_url)
    if as_json:
        write_json({"schema": state.revision, "newest": state.newest, "current": state.is_current})
    else:
        write(f"Schema {state.revision or 'none'}, newest {state.newest}.")
    if not state.is_current:
        fail(
            "Run: madoguchi database upgrade\n"
            "If that refuses, a newer Madoguchi has written this database: update Madoguchi."
        )


@database.command()
def compact() -> None:
    """Write a SQLite file anew, without traces of what was erased; nothing else may use it then."""
    from bot.storage.database.compaction import compact as write_anew

    settings = bootstrap.settings()
    with bootstrap.open_database(settings):
        pass  # it is brought up to date first, which empties histories that were erased before
    with bootstrap.storage_trouble_told():
        is_done = write_anew(settings.database_url)
    write("The database was written anew." if is_done else "PostgreSQL does this by VACUUM FULL.")


database.add_command(compact, "vacuum")  # as databases call it


@database.command()
@FILE
@json_option
def backup(file: Path, *, as_json: bool) -> None:
    """Write everything to a new FILE, all of one moment, while everything goes on.

    Copying the database's own file while it is served loses what was said last. The backup is a
    file of SQLite, also of PostgreSQL; it is encrypted where MADOGUCHI_BACKUP_KEY is set.
    """
    from bot.storage.backup import back_up

    settings = bootstrap.settings()
    with bootstrap.storage_trouble_told():
        found = back_up(settings.database_url, file, settings.backup_key)
    tell(found, f"Written to {file}", as_json=as_json)
    if not settings.backup_key and not as_json:
        write("It is not encrypted, and holds what people wrote. Keep it where nobody else reads.")


@database.command()
@FILE
@json_option
def verify(file: Path, *, as_json: bool) -> None:
    """Read a backup from beginning to end and tell what is in it."""
    from bot.storage.backup import examine

    with bootstrap.storage_trouble_told():
        found = examine(file, plain(bootstrap.settings().backup_identity))
    tell(found, f"{file} is whole", as_json=as_json)


@database.command()
@FILE
@click.option("--replace", "is_replacing", is_flag=True, help="Also where there is something.")
@json_option
def restore(file: Path, *, is_replacing: bool, as_json: bool) -> None:
    """Put a backup into the configured database, which may be of the other kind.

    Stop serving first. What was erased after the backup was made comes back with it: erase it again
    (`madoguchi privacy`).
    """
    from bot.storage.backup import restore as put_back

    settings = bootstrap.settings()
    identity = plain(settings.backup_identity)
    with bootstrap.storage_trouble_told():
        found = put_back(file, settings.database_url, identity, is_replacing=is_replacing)
    tell(found, f"Restored from {file}", as_json=as_json)


def tell(found: BackupContents, done: str, *, as_json: bool) -> None:
    """What is in a backup."""
    if as_json:
        write_json(asdict(found))
        return
    write(
        f"{done}: {found.enquiries} enquiries, {found.conversations} conversations, "
        f"{found.lines} lines, the last of {found.newest or 'never'} (UTC); schema {found.schema}."
    )
