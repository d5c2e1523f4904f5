"""`madoguchi content`: which content is used, and what is wrong with it."""

from __future__ import annotations

import click

from bot.cli.content.doctor import doctor
from bot.cli.content.export import export

__all__ = ["content"]


@click.group()
def content() -> None:
    """Find out what content is used and what is wrong with it; write what was published."""


content.add_command(doctor)
content.add_command(export)
