"""Where everything is kept: SQLite or PostgreSQL behind the ports of `bot.assistant.ports`."""

from bot.storage.database.errors import StorageError
from bot.storage.database.process_lock import serving_alone
from bot.storage.database.url import database_file
from bot.storage.engine import SqlStorage, open_storage

__all__ = ["SqlStorage", "StorageError", "database_file", "open_storage", "serving_alone"]
