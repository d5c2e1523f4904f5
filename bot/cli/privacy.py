"""`madoguchi privacy`: what is kept about people, for the operator."""

from __future__ import annotations

from datetime import timedelta

import click

from bot import bootstrap
from bot.assistant.consent_notice import notice_name, notice_text
from bot.assistant.ports import Erasure, Storage
from bot.assistant.privacy import erase_on_request, everything_about
from bot.assistant.remembering import purge as purge_old
from bot.cli.options import fail, json_option, write, write_json
from bot.vocabulary import Language

MAX_RETENTION_DAYS = 36_500
"""As in the settings: a hundred years."""


@click.group()
def privacy() -> None:
    """Show, delete and expire what is kept about people."""


@privacy.command()
@click.option(
    "--days",
    type=click.IntRange(min=1, max=MAX_RETENTION_DAYS),
    help="Default: MADOGUCHI_RETENTION_DAYS.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would be deleted.")
@json_option
def purge(days: int | None, *, dry_run: bool, as_json: bool) -> None:
    """Delete what nobody has touched for so many days."""
    settings = bootstrap.settings()
    retention = timedelta(days=days or settings.retention_days)
    with bootstrap.open_database(settings) as storage:
        erasure = purge_in(storage, retention, is_rehearsal=dry_run)
    if as_json:
        write_json(erasure or {"conversations": 0, "leads": 0, "entries": 0})
    else:
        write(told(erasure, is_rehearsal=dry_run))


def purge_in(storage: Storage, retention: timedelta, *, is_rehearsal: bool) -> Erasure | None:
    """Delete in one unit of work, which a rehearsal does not commit."""
    with storage() as work:
        erasure = purge_old(work, bootstrap.now(), retention)
        if not is_rehearsal:
            work.commit()
    return erasure


def told(erasure: Erasure | None, *, is_rehearsal: bool) -> str:
    """What was deleted, or would be."""
    if erasure is None:
        return "There is nothing to delete."
    counts = (
        f"{erasure.conversations} conversations, {erasure.leads} leads, "
        f"{erasure.entries} lines of transcripts and questions"
    )
    if is_rehearsal:
        return f"Would be deleted: {counts}."
    return f"Deleted: {counts}. Receipt: {erasure.receipt}"


@privacy.command()
@click.argument("person")
def export(person: str) -> None:
    """Write everything that is kept about PERSON (such as terminal:local) as JSON."""
    with bootstrap.open_database(bootstrap.settings()) as storage, storage.look() as work:
        data = everything_about(work, person)
    if data.is_empty:
        fail(f"Nothing is kept about {person}.")
    write_json(data)


@privacy.command()
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(person: str, *, yes: bool) -> None:
    """Delete everything that is kept about PERSON (such as terminal:local)."""
    settings = bootstrap.settings()
    if not yes:
        click.confirm(f"Delete everything about {person}?", abort=True, err=True)
    with bootstrap.open_database(settings) as storage, storage() as work:
        receipt = erase_on_request(work, person, settings.staff, bootstrap.now())
        work.commit()
    if receipt is None:
        fail(f"Nothing is kept about {person}.")
    write(f"Deleted. Receipt: {receipt}")


@privacy.command()
@json_option
def notice(*, as_json: bool) -> None:
    """Show the purpose notice in both languages, and the names that leads keep of it."""
    with bootstrap.open_counter(bootstrap.settings()) as counter:
        shown = {notice_name(counter, each): notice_text(counter, each) for each in Language}
    if as_json:
        write_json(shown)
        return
    write("\n\n".join(f"{name}\n\n{text}" for name, text in shown.items()))
