"""Telling open browsers that there is something new, from any thread.

Nothing is sent through here but "look again": whoever is woken reads what is kept, so a wake-up
that came twice, or too early, does no harm.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock

from sse_starlette import EventSourceResponse, ServerSentEvent

HEARTBEAT = 15
"""Seconds between signs of life, so that nobody in between takes a quiet stream for a dead one."""

PATIENCE = 30
"""Seconds in which a browser has to take what is sent to it."""


class FullError(Exception):
    """So many streams are open for this name that one more is no person's doing."""


@dataclass(eq=False)
class Bell:
    """Rings for one open stream. Born ringing: whoever opens a stream looks once."""

    loop: asyncio.AbstractEventLoop
    rung: asyncio.Event = field(default_factory=asyncio.Event)
    is_closed: bool = False

    def __post_init__(self) -> None:
        self.rung.set()

    async def wait(self) -> bool:
        """Wait until it rings; False once all is over."""
        await self.rung.wait()
        self.rung.clear()
        return not self.is_closed

    def ring(self, *, is_last: bool = False) -> None:
        """Ring, from any thread."""
        self.is_closed = self.is_closed or is_last
        with suppress(RuntimeError):  # its loop has ended, and it with it
            self.loop.call_soon_threadsafe(self.rung.set)


class Hub:
    """Knows who listens for what. `most` streams may be open for one name."""

    def __init__(self, most: int = 20) -> None:
        self._most = most
        self._lock = Lock()
        self._bells: defaultdict[str, set[Bell]] = defaultdict(set)
        self._is_closed = False

    @contextmanager
    def listening(self, *names: str) -> Iterator[Bell]:
        """A bell that rings for any of these names. Raises `FullError`. Call it in a loop."""
        bell = Bell(asyncio.get_running_loop())
        self._hang(bell, names)
        try:
            yield bell
        finally:
            self._take_down(bell, names)

    def ring(self, name: str) -> None:
        """There is something new for whoever listens for this name."""
        with self._lock:
            bells = tuple(self._bells.get(name, ()))
        for bell in bells:
            bell.ring()

    @property
    def open(self) -> int:
        """How many streams are open."""
        with self._lock:
            return len({bell for each in self._bells.values() for bell in each})

    def close(self) -> None:
        """End all streams; browsers come back by themselves."""
        with self._lock:
            self._is_closed = True
            bells = {bell for each in self._bells.values() for bell in each}
        for bell in bells:
            bell.ring(is_last=True)

    def _hang(self, bell: Bell, names: tuple[str, ...]) -> None:
        with self._lock:
            if any(len(self._bells.get(name, ())) >= self._most for name in names):
                raise FullError
            bell.is_closed = self._is_closed
            for name in names:
                self._bells[name].add(bell)

    def _take_down(self, bell: Bell, names: tuple[str, ...]) -> None:
        with self._lock:
            for name in names:
                self._bells[name].discard(bell)
                if not self._bells[name]:
                    del self._bells[name]


def event_stream(events: AsyncIterator[ServerSentEvent]) -> EventSourceResponse:
    """Events as a response that stays open."""
    return EventSourceResponse(
        events,
        ping=HEARTBEAT,
        send_timeout=PATIENCE,
        ping_message_factory=lambda: ServerSentEvent(comment=""),
    )
