"""Writing a database anew without what was freed in it.

Since `secure_delete` is set, what is freed is filled with zeros; a file that was written before
may still hold what was erased then.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from bot.storage.database.errors import unusable_file
from bot.storage.database.sqlite import file_of, is_in_memory
from bot.storage.database.url import is_sqlite, read_url
from bot.storage.engine import PATIENCE


def compact(url: str) -> bool:
    """Write a SQLite file anew and empty its log; False where the address is no file.

    Nobody else may use it meanwhile. Raises `StorageError`.
    """
    address = read_url(url)
    if not is_sqlite(address) or is_in_memory(address):
        return False
    path = file_of(address)
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise unusable_file(path, str(error)) from error
    return True
