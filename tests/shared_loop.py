"""One event loop for all requests of a test process: to begin one takes longer than to answer."""

from __future__ import annotations

from functools import cache
from queue import SimpleQueue
from threading import Thread
from typing import Any

import anyio
from anyio.from_thread import BlockingPortal
from starlette.testclient import TestClient


@cache
def shared_loop() -> BlockingPortal:
    """The way into the loop, which goes on until the process ends."""
    opened: SimpleQueue[BlockingPortal] = SimpleQueue()

    async def serve() -> None:
        async with BlockingPortal() as portal:
            opened.put(portal)
            await portal.sleep_until_stopped()

    Thread(target=anyio.run, args=(serve,), name="requests", daemon=True).start()
    return opened.get()


class QuickClient(TestClient):
    """A client of an application that is not started and stopped."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.portal = shared_loop()
