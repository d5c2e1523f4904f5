"""Connections of the web server: how many there are, and how long each may keep it waiting.

A connection that says nothing, or sends what it says drop by drop, costs a descriptor as long as it
is open. What is awaited has its time here, and where there are too many connections, the oldest one
on which nothing is done gives way.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from bot.channels.web.http.network.addresses import client_of

HEAD, BODY = "head", "body"

PATIENCE = {HEAD: 10.0, BODY: 30.0}
"""Seconds in which a request has to be said, and in which all that it brings has to be there."""

LINGER = 60.0
"""Seconds in which a whole answer has to be taken."""

MOST_OF_CLIENT = 300
"""Open connections from one address, unless a proxy is there."""


class Crowd:
    """All open connections. Belongs to the event loop of one server, so it needs no lock.

    `is_proxy` tells addresses behind which there are many others.
    """

    def __init__(
        self,
        most: int,
        of_client: int = MOST_OF_CLIENT,
        is_proxy: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._most, self._of_client, self._is_proxy = most, of_client, is_proxy
        self._all: dict[GuardedProtocol, str] = {}
        self._of: dict[str, dict[GuardedProtocol, None]] = {}

    def __len__(self) -> int:
        return len(self._all)

    def enter(self, one: GuardedProtocol, address: str) -> bool:
        """Whether there is room for a connection; an idle one may have had to make it."""
        client = client_of(address)
        own = self._of.get(client, {})
        if len(own) >= self._of_client and not self._is_proxy(address) and not _give_way(own):
            return False
        if len(self._all) >= self._most and not self._make_room():
            return False
        self._all[one] = client
        self._of.setdefault(client, {})[one] = None
        return True

    def leave(self, one: GuardedProtocol) -> None:
        """A connection has ended, or will at once."""
        client = self._all.pop(one, None)
        if client is None:
            return
        self._of[client].pop(one)
        if not self._of[client]:
            del self._of[client]

    def _make_room(self) -> bool:
        """End an idle connection of whoever has the most."""
        most_first = sorted(self._of.values(), key=len, reverse=True)
        return any(_give_way(own) for own in most_first)


def _give_way(connections: dict[GuardedProtocol, None]) -> bool:
    """End the oldest of these on which nothing is done; whether there was one."""
    for one in connections:
        if one.is_idle:
            one.end()
            return True
    return False


class GuardedProtocol(H11Protocol):
    """HTTP as uvicorn speaks it; nobody keeps it waiting for ever."""

    def __init__(self, *args: Any, crowd: Crowd, **named: Any) -> None:
        super().__init__(*args, **named)
        self._crowd = crowd
        self._awaited: tuple[str, object] | None = None
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_idle(self) -> bool:
        """Whether no request is being answered."""
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is None or cycle.response_complete

    def end(self) -> None:
        """End this connection at once."""
        self._crowd.leave(self)
        self._forget_timer()
        self.transport.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody connected."""
        super().connection_made(transport)
        address = self.client[0] if self.client else ""
        if not self._crowd.enter(self, address):
            transport.abort()
            return
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """They are gone."""
        self._crowd.leave(self)
        self._forget_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """They said something."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """All of an answer was written."""
        super().on_response_complete()
        if self.transport.get_write_buffer_size():
            self.loop.call_later(LINGER, self._drop_what_nobody_takes)
        self._watch()

    def _watch(self) -> None:
        """What is awaited now, and until when. It is the same however often a drop of it comes."""
        awaited = self._now_awaited()
        if awaited == self._awaited:
            return
        self._forget_timer()
        self._awaited = awaited
        if awaited is not None:
            self._timer = self.loop.call_later(PATIENCE[awaited[0]], self.end)

    def _now_awaited(self) -> tuple[str, object] | None:
        """What is awaited, and after which request."""
        if self.transport.is_closing():
            return None
        if self.is_idle:
            return HEAD, self.cycle
        return (BODY, self.cycle) if self.cycle.more_body else None

    def _forget_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _drop_what_nobody_takes(self) -> None:
        if self.transport.is_closing() and self.transport.get_write_buffer_size():
            self.transport.abort()
