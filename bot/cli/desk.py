"""`madoguchi desk`: signing in at the desk in a browser."""

from __future__ import annotations

import click

from bot import bootstrap
from bot.cli.options import fail, write


@click.group()
def desk() -> None:
    """Sign-in links and passwords for staff who work in a browser."""


@desk.command()
@click.option("--name", default="NAME", help="Whose password it is.", show_default=True)
def password(name: str) -> None:
    """Ask for a password and print what goes into MADOGUCHI_WEB_PASSWORDS for it."""
    from bot.channels.web.desk.sign_in.passwords import LONGEST, SHORTEST, hash_password

    given = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    if not SHORTEST <= len(given) <= LONGEST:
        fail(f"A password has {SHORTEST} to {LONGEST} characters.", exit_code=2)
    write(f"{name}={hash_password(given)}")


@desk.command()
@click.argument("name")
def link(name: str) -> None:
    """Print an address that signs NAME in, once, within an hour."""
    from bot.channels.web.desk.sessions import make_link
    from bot.channels.web.desk.settings import staff_settings
    from bot.settings import SettingsError

    wanted = bootstrap.settings()
    try:
        settings = staff_settings(wanted)
    except SettingsError as error:
        fail(str(error), exit_code=2)
    if settings is None or settings.team.member(name) is None:
        known = ", ".join(settings.team.roles) if settings else "nobody"
        fail(f"{name} is not staff of the desk in a browser (MADOGUCHI_WEB_STAFF: {known}).", 2)
    with bootstrap.open_database(wanted) as storage:
        token = make_link(storage, name, bootstrap.now())
    home = wanted.web_url.strip().rstrip("/") or f"http://{wanted.host}:{wanted.port}"
    click.echo(f"{home}/desk/link?token={token}")


@desk.command()
@click.argument("name")
def sign_out(name: str) -> None:
    """End every session and every link of NAME."""
    with bootstrap.open_database(bootstrap.settings()) as storage, storage() as work:
        ended = work.staff_sessions.end_all(name)
        work.commit()
    write(f"{ended} sessions of {name} were ended.")
