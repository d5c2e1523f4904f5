"""What a turn needs, asked one by one: a database that can be written, and open doors."""

from __future__ import annotations

import logging
import os
import shutil
import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.assistant.ports import Storage
from bot.runtime.health import Check
from bot.storage import StorageError

log = logging.getLogger(__name__)

ROOM = 4 * 1024 * 1024
"""Bytes that have to be free: one small write may still find a place where a turn finds none."""


def database_check(storage: Storage, clock: Callable[[], datetime]) -> Check:
    """Whether something can be written, by writing something small."""
    process = f"{socket.gethostname()}:{os.getpid()}"

    def ask() -> str:
        try:
            with storage() as work:
                work.heartbeats.beat(process, clock())
                work.commit()
        except StorageError as error:
            log.warning("The database cannot be written: %s", str(error).splitlines()[-1])
            return "cannot be written"
        return ""

    return Check("database", ask)


def disk_check(file: Path) -> Check:
    """Whether there is room where the database file is."""

    def ask() -> str:
        return "" if shutil.disk_usage(file.parent).free >= ROOM else "full"

    return Check("disk", ask)
