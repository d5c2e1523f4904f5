"""`madoguchi demo`: the counter with made-up visitors, on a database of its own."""

from __future__ import annotations

import click

from bot import bootstrap
from bot.cli.options import write


@click.command()
def demo() -> None:
    """Add made-up visitors and enquiries, marked as such.

    For whoever wants to see the counter at work. They go into MADOGUCHI_DATABASE_URL; `make demo`
    gives them a database of their own.
    """
    from bot.runtime.training import learn
    from bot.serving.demo.player import play_all

    wanted, visitors = bootstrap.settings(), bootstrap.content().demo
    with bootstrap.open_assistant(wanted) as assistant:
        learn(lambda: True)
        count = play_all(assistant, visitors, wanted.staff, bootstrap.now())
    write(f"{count} made-up visitors were added." if count else "The made-up visitors are there.")
