"""`madoguchi content`: which content is used, and what is wrong with it."""

from __future__ import annotations

import click

from bot.cli.content.doctor import doctor

__all__ = ["content"]


@click.group()
def content() -> None:
    """Find out what content is used, and what is wrong with it."""


content.add_command(doctor)
