"""Getting a connection, and waiting for one rather than failing where a server has none left."""

from __future__ import annotations

import time

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

FULL = ("too many clients", "remaining connection slots", "too many connections")
"""How a server of PostgreSQL says that it has no connection left."""

RETRY_AFTER = 0.1  # seconds


def connected(engine: Engine, patience: float) -> Connection:
    """A connection: a new one, or whichever of ours becomes free first."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return engine.connect()
        except DBAPIError as error:
            if not is_full(error) or time.monotonic() > deadline:
                raise
        time.sleep(RETRY_AFTER)


def is_full(error: DBAPIError) -> bool:
    """Whether a server has no connection left."""
    return any(words in str(error.orig) for words in FULL)
