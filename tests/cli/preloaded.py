"""Everything that a `madoguchi chat` loads before it reads its first line."""

from bot import bootstrap
from bot.cli import chat
from bot.settings import Settings

with bootstrap.open_assistant(Settings(database_url="sqlite://")):
    pass

__all__ = ["chat"]
