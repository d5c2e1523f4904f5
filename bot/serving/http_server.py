"""A web server in a thread, on an address that is taken before anything else begins."""

from __future__ import annotations

import socket
import threading
import time
from functools import partial

import uvicorn
from starlette.types import ASGIApp

from bot.channels.web.http.message_length import HangUps, OneLength
from bot.channels.web.http.network.descriptors import capacity
from bot.channels.web.http.network.proxies import LOCAL, ForwardedClient, Proxies
from bot.serving.connections import Crowd, GuardedProtocol

PATIENCE = 10
"""Seconds in which requests that were begun may end."""

BACKLOG = 128
"""Connections that are taken at once. The event loop counts what it took only afterwards, so more
would overrun the descriptors; each that it fails to take costs it a line."""

UNREAD = 30_000
"""Milliseconds after which the system gives up on who takes nothing of what is sent to them."""


class WebServer:
    """Serves a web application. Raises `OSError` where the address cannot be had.

    `proxies` are believed about who asks; `is_public`: one of them is expected. `crowd` says how
    many connections may be open.
    """

    def __init__(
        self,
        app: ASGIApp,
        host: str,
        port: int,
        crowd: Crowd | None = None,
        proxies: Proxies = LOCAL,
        *,
        is_public: bool = False,
    ) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.create_server((host, port), family=family)
        # Whatever connects inherits it. Otherwise the second piece of an answer waits until the
        # first one is acknowledged, which takes 40 ms; asyncio sees to it only on its own sockets.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD)
        if crowd is None:
            crowd = Crowd(capacity().connections, is_proxy=proxies.__contains__)
        self.crowd = crowd
        config = uvicorn.Config(
            ForwardedClient(HangUps(OneLength(app)), proxies, is_public=is_public),
            http=partial(GuardedProtocol, crowd=self.crowd),  # type: ignore[arg-type]
            ws="none",
            backlog=BACKLOG,
            proxy_headers=False,  # seen to by ForwardedClient
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
        """Listen. Raises `OSError` where the machine has not what that takes."""
        self._thread.start()
        while self._thread.is_alive() and not self._server.started:
            time.sleep(0.005)
        if not self._server.started:
            self._socket.close()
            raise OSError("the web server could not begin; its error is told above")

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
