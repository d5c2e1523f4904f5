"""A web server in a thread, on an address that is taken before anything else begins."""

from __future__ import annotations

import socket
import threading
import time

import uvicorn
from starlette.applications import Starlette

PATIENCE = 10
"""Seconds in which requests that were begun may end."""


class WebServer:
    """Serves a web application. Raises `OSError` where the address cannot be had."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.create_server((host, port), family=family)
        # Whatever connects inherits it. Otherwise the second piece of an answer waits until the
        # first one is acknowledged, which takes 40 ms; asyncio sees to it only on its own sockets.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=PATIENCE,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="web", daemon=True
        )

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return int(self._socket.getsockname()[1])

    def start(self) -> None:
        """Listen."""
        self._thread.start()
        while self._thread.is_alive() and not self._server.started:
            time.sleep(0.005)

    @property
    def is_up(self) -> bool:
        """Whether it listens."""
        return self._thread.is_alive()

    def close(self) -> None:
        """Finish what was begun, and stop listening."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(PATIENCE + 2)
        self._socket.close()
