"""The group that all commands for curators belong to."""

from __future__ import annotations

import click


class InOrder(click.Group):
    """Lists its commands in the order in which a curator meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  as click calls it
        """The names, as they were added."""
        return list(self.commands)


@click.group(cls=InOrder)
def knowledge() -> None:
    """Check and look after the articles."""
