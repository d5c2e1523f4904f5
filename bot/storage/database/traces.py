"""What an erasure leaves in SQLite's write-ahead log, and emptying it.

A page that is overwritten or freed is filled with zeros (`secure_delete`), but the log keeps every
page as it was until it is written over. So after an erasure the log is brought into the file and
cut to nothing.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection

BRIEFLY = 500
"""Milliseconds to wait for those who are just reading; else a later commit does it."""


class Traces:
    """Whether there is anything left to wipe. One for all units of work of a storage."""

    def __init__(self) -> None:
        self._are_left = False

    def leave(self) -> None:
        """Something was removed that must not stay in the log."""
        self._are_left = True

    def wipe(self, connection: Connection) -> None:
        """Empty the log, if there is reason to; what has begun on the connection must have ended.

        Whoever waits to write waits for it; who reads an older moment meanwhile puts it off.
        """
        driver = connection.connection.driver_connection
        if self._are_left and isinstance(driver, sqlite3.Connection):
            self._are_left = not is_emptied(driver)


def is_emptied(driver: sqlite3.Connection) -> bool:
    """Empty the log; whether that was possible now."""
    [patience] = driver.execute("PRAGMA busy_timeout").fetchone()
    driver.execute(f"PRAGMA busy_timeout = {BRIEFLY}")
    try:
        is_busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:  # whatever it is, what was committed is kept
        return False
    finally:
        driver.execute(f"PRAGMA busy_timeout = {int(patience)}")
    return not is_busy
