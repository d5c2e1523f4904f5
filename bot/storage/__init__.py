"""Where everything is kept: SQLite or PostgreSQL behind the ports of `bot.assistant.ports`."""

from bot.storage.address import database_file
from bot.storage.engine import SqlStorage, open_storage
from bot.storage.errors import StorageError
from bot.storage.process_lock import serving_alone

__all__ = ["SqlStorage", "StorageError", "database_file", "open_storage", "serving_alone"]
