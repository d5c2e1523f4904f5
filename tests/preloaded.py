"""Everything that a process of the counter loads before it does anything."""

import gc

import alembic.command
import psycopg

import bot.serving.factory
import bot.serving.runner
from bot import bootstrap
from bot.cli import chat, serve
from bot.settings import Settings
from tests.storage import samples

with bootstrap.open_assistant(Settings(database_url="sqlite://")):
    pass
gc.collect()
gc.freeze()  # no forked process goes through all of this again

__all__ = ["alembic", "bot", "chat", "psycopg", "samples", "serve"]
