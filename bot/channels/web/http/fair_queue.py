"""Who does much waits for themselves: work is taken from one client after the other.

Without it, whoever sends twelve long texts at once makes everybody else wait for all twelve.
"""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock

from bot.channels.web.http.small_pool import BusyError


def running_loop() -> asyncio.AbstractEventLoop | None:
    """The loop of this thread; None in a thread without one."""
    with suppress(RuntimeError):
        return asyncio.get_running_loop()
    return None


@dataclass(eq=False)
class QueuePlace:
    """Somebody's place in the line."""

    loop: asyncio.AbstractEventLoop
    called: asyncio.Event = field(default_factory=asyncio.Event)
    is_called: bool = False

    def call(self) -> None:
        """It is their turn. Mostly it is right away, in their own loop."""
        self.is_called = True
        if running_loop() is self.loop:
            self.called.set()
            return
        with suppress(RuntimeError):  # its loop has ended, and it with it
            self.loop.call_soon_threadsafe(self.called.set)


class FairQueue:
    """`at_once` at a time, `of_one` of them of one client; clients take turns.

    `waiting` others of one client may wait; whoever comes then is told to come back.
    """

    def __init__(self, at_once: int = 4, of_one: int = 2, waiting: int = 50) -> None:
        self._at_once, self._of_one, self._most = at_once, of_one, waiting
        self._lock = Lock()
        self._busy: Counter[str] = Counter()
        self._lines: OrderedDict[str, deque[QueuePlace]] = OrderedDict()

    @asynccontextmanager
    async def turn_of(self, client: str) -> AsyncIterator[None]:
        """Do something once it is this client's turn. Raises `BusyError`."""
        place = self._stand_in_line(client)
        try:
            await place.called.wait()
            yield
        finally:
            self._leave(client, place)

    def _stand_in_line(self, client: str) -> QueuePlace:
        place = QueuePlace(asyncio.get_running_loop())
        with self._lock:
            line = self._lines.setdefault(client, deque())
            if len(line) >= self._most:
                raise BusyError
            line.append(place)
            self._call()
        return place

    def _leave(self, client: str, place: QueuePlace) -> None:
        with self._lock:
            if place.is_called:
                self._busy[client] -= 1
                if not self._busy[client]:
                    del self._busy[client]
            else:
                self._take_out(client, place)
            self._call()

    def _call(self) -> None:
        """Call whoever may begin: the client that was called longest ago stands first."""
        while self._busy.total() < self._at_once:
            client = next((c for c in self._lines if self._busy[c] < self._of_one), None)
            if client is None:
                return
            place = self._lines[client][0]
            self._busy[client] += 1
            self._take_out(client, place)
            if client in self._lines:
                self._lines.move_to_end(client)
            place.call()

    def _take_out(self, client: str, place: QueuePlace) -> None:
        self._lines[client].remove(place)
        if not self._lines[client]:
            del self._lines[client]
