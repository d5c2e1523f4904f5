"""Writing a database anew without what was freed in it.

Since `secure_delete` is set, what is freed is filled with zeros; a file that was written before
may still hold what was erased then.
"""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.storage.address import is_sqlite, read_url
from bot.storage.engine import PATIENCE, unusable
from bot.storage.sqlite import is_in_memory, open_sqlite
from bot.storage.work import reason_of


def compact(url: str) -> bool:
    """Write a SQLite file anew and empty its log; False where there is no file. Nobody else may use
    it meanwhile. Raises `StorageError`."""
    address = read_url(url)
    if not is_sqlite(address) or is_in_memory(address):
        return False
    engine = open_sqlite(address, PATIENCE)
    try:
        with engine.connect() as connection:
            plain = connection.execution_options(isolation_level="AUTOCOMMIT")
            plain.execute(text("VACUUM"))
            plain.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    except DBAPIError as error:
        raise unusable(address, reason_of(error)) from error
    finally:
        engine.dispose()
    return True
