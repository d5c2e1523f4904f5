"""One process at a time serves a file of SQLite: it takes what was being sent for left over.

The lock is the system's own, on a file beside the database, so that a process that is killed lets
go of it. It is not on the database itself: closing that file would end SQLite's locks on it.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.storage.database.errors import already_served, unusable_file
from bot.storage.database.sqlite import create_file
from bot.storage.database.url import database_file

try:
    import fcntl
except ImportError:  # Windows has no such locks: there nobody is kept out
    fcntl = None  # type: ignore[assignment]

LONGEST = 300
"""Characters that are read of who holds the lock."""


@contextmanager
def serving_alone(url: str) -> Iterator[None]:
    """Be the only one that serves this database, if it is a file.

    Raises `StorageError`, which says which process serves it already.
    """
    file = database_file(url)
    if file is None or fcntl is None:
        yield
        return
    path = file.with_name(f"{file.name}.serving")
    create_file(path)
    with opened(path) as lock:
        take(lock, file)
        yield


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """The file of the lock; the lock ends with it."""
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError as error:
        raise unusable_file(path, (error.strerror or "not writable").lower()) from error
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def take(lock: int, file: Path) -> None:
    """Take the lock and say who has it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(lock, LONGEST, 0).decode("utf-8", "replace").strip()
        raise already_served(file, holder) from None
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()} on {socket.gethostname()}\n".encode(), 0)
