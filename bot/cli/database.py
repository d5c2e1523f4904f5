"""`madoguchi database`."""

from __future__ import annotations

import click

from bot import bootstrap
from bot.cli.options import fail, json_option, write, write_json


@click.group()
def database() -> None:
    """Prepare or inspect the database. Every other command prepares it by itself."""


@database.command()
def upgrade() -> None:
    """Bring an empty or older database up to date."""
    with bootstrap.open_database(bootstrap.settings()):
        write("The database is up to date.")


@database.command()
@json_option
def status(*, as_json: bool) -> None:
    """Tell what state the schema is in, without changing anything; fails if it is not current."""
    state = bootstrap.database_state(bootstrap.settings())
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
    settings = bootstrap.settings()
    with bootstrap.open_database(settings):
        pass  # it is brought up to date first, which empties histories that were erased before
    is_done = bootstrap.compact_database(settings)
    write("The database was written anew." if is_done else "PostgreSQL does this by VACUUM FULL.")
