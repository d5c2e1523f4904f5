"""The `madoguchi` command."""

from bot.cli.group import main

__all__ = ["main"]
