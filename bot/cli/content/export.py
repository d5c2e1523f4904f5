"""What was published at the desk, written into the content files."""

from __future__ import annotations

import click

from bot import bootstrap
from bot.cli.options import fail, json_option, write, write_json
from bot.content import ContentError, load
from bot.content.edits.patch import UnpatchableError
from bot.content.edits.release import Release, standing
from bot.content.edits.release import export as write_out
from bot.vocabulary.content_edit import ContentEdit


@click.command()
@click.option("--dry-run", is_flag=True, help="Tell what would be written, and write nothing.")
@json_option
def export(*, dry_run: bool, as_json: bool) -> None:
    """Write what curators published at the desk into the files, to be kept with them.

    Entries that somebody changed in the files since then are left as they are there, and named; the
    exit code is 1 then. Doing so again writes nothing.
    """
    with (
        bootstrap.open_database(bootstrap.settings()) as storage,
        storage.read_only() as work,
    ):
        published = [edit for each in work.publications.all() for edit in each.edits]
    done = release_of(published, dry_run=dry_run)
    if as_json:
        write_json({"written": named(done.edits), "set_aside": named(done.aside)})
    else:
        write("\n".join(named(done.edits)) or "Nothing to write: the files have all of it.")
    if done.aside and not as_json:
        names = "\n".join(named(done.aside))
        fail(f"Changed in the files since it was published, so not written:\n{names}")
    if done.aside:
        raise click.exceptions.Exit(1)


def release_of(published: list[ContentEdit], *, dry_run: bool) -> Release:
    """What is written, or would be; ends with what is in the way."""
    root = bootstrap.root()
    if dry_run:
        return Release(root, *standing(root, published))
    try:
        done = write_out(root, published)
        load(root, bootstrap.edition())
    except (ContentError, UnpatchableError, OSError) as error:
        fail(str(error))
    return done


def named(edits: tuple[ContentEdit, ...]) -> list[str]:
    """Entries by their file and name."""
    return [f"{edit.file}: {edit.entry}" for edit in edits]
