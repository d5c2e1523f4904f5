"""Fitting the matchers ahead of time."""

from __future__ import annotations

import click

from bot import bootstrap
from bot.cli.options import fail
from bot.vocabulary import Language


@click.command()
@click.option(
    "--language",
    "languages",
    type=click.Choice([language.value for language in Language]),
    multiple=True,
    help="Only this language; both without it.",
)
@click.option("--checked", is_flag=True, hidden=True)  # by the process that started this one
def learn(languages: tuple[str, ...], *, checked: bool) -> None:
    """Learn the knowledge base now, so that the next start of anything is quick.

    What was learnt is kept in MADOGUCHI_CACHE_DIR. Nothing happens where it is there already.
    """
    from bot.runtime import training  # loading numpy takes its time

    if bootstrap.settings().cache_dir is None:
        fail("MADOGUCHI_CACHE_DIR is not set, and this account has no home: nothing can be kept")
    if not languages:
        training.learn()  # all at once
    for language in languages:
        bootstrap.learn(Language(language), is_checked=checked)
    for language in languages or tuple(Language):
        click.echo(f"{language}: learnt")
