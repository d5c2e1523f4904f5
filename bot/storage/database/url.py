"""Database URLs: which are understood, and how they are shown without their secrets."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.storage.database.errors import malformed_url, unknown_scheme

IN_MEMORY = (None, "", ":memory:")

DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "sqlite+pysqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
"""Schemes that are understood, and the driver that each of them means."""


def read_url(text: str) -> URL:
    """The address with its driver filled in; raises `StorageError` if it is not understood."""
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError):
        raise malformed_url() from None  # the cause may quote a password
    if url.drivername not in DRIVERS:
        raise unknown_scheme(url.drivername)
    is_file = DRIVERS[url.drivername].startswith("sqlite")
    if (url.host if is_file else "@" in (url.host or "")) or (not is_file and not url.database):
        raise malformed_url()
    return url.set(drivername=DRIVERS[url.drivername])


def is_sqlite(url: URL) -> bool:
    """Whether the address names a file rather than a server."""
    return url.get_backend_name() == "sqlite"


def shown(url: URL) -> str:
    """Host, port and name of a server: no user, no password, no options."""
    port = f":{url.port}" if url.port else ""
    return f"{url.host or 'localhost'}{port}/{url.database}"


def database_file(text: str) -> Path | None:
    """The file that an address names; None for a server, and for what is in memory."""
    url = read_url(text)
    if not is_sqlite(url) or url.database in IN_MEMORY:
        return None
    return Path(url.database or "").resolve()
