"""`madoguchi knowledge`: what curators need to look after the articles."""

from __future__ import annotations

import gc

import click

from bot.cli.knowledge.check import check, coverage, stamp
from bot.cli.knowledge.diff import diff
from bot.cli.knowledge.drafts import drafts
from bot.cli.knowledge.evaluate import chart, confusions, test
from bot.cli.knowledge.learn import learn
from bot.cli.knowledge.unanswered import unanswered

__all__ = ["knowledge"]


class InOrder(click.Group):
    """Lists its commands in the order in which a curator meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  as click calls it
        """The names, as they were added."""
        return list(self.commands)


@click.group(cls=InOrder)
@click.pass_context
def knowledge(ctx: click.Context) -> None:
    """Check and look after the articles."""
    # Millions of small things are made of the content, hardly one of them in a circle: to look
    # through all of them for circles takes a fifteenth of the time, and finds nothing.
    gc.disable()
    ctx.call_on_close(gc.enable)


for command in (check, stamp, coverage, test, confusions, chart, unanswered, drafts, diff, learn):
    knowledge.add_command(command)
