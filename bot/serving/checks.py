"""What a turn needs, asked one by one: a database that can be written, and open doors."""

from __future__ import annotations

import logging
import os
import shutil
import socket
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from starlette.routing import BaseRoute, Match, Mount, Route

from bot.assistant.ports import Storage
from bot.serving.health import Check
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


def door_checks(routes: Sequence[BaseRoute], doors: Sequence[BaseRoute]) -> Iterator[Check]:
    """Whether each door is reached at its address: of two that match, the first one has it."""
    for door in doors:
        if isinstance(door, Route):
            method = min(door.methods or {"GET"})
            yield Check(door.path, door_question(routes, door, door.path, method))
        elif isinstance(door, Mount):
            path = f"{door.path}/"
            yield Check(path, door_question(routes, door, path, "GET"))


def door_question(
    routes: Sequence[BaseRoute], door: BaseRoute, path: str, method: str
) -> Callable[[], str]:
    """Who is behind an address."""
    scope = {"type": "http", "path": path, "root_path": "", "method": method, "headers": []}

    def ask() -> str:
        found = next((each for each in routes if each.matches(scope)[0] is Match.FULL), None)
        return "" if found is door else "answered by another door" if found else "closed"

    return ask
