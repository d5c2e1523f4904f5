"""Writes for which nobody waits: they go with whatever is committed next, or soon by themselves.

So they cost no commit of their own while much is written. What is lost before that was told to
nobody; whoever defers a write sees to it that nothing false is kept without it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Event, Lock, Thread

from sqlalchemy import Connection

from bot.assistant.ports import UnitOfWork

log = logging.getLogger(__name__)

Write = Callable[[UnitOfWork], object]
Attempt = Callable[[Connection, Sequence[Write], "Future[None]"], None]
"""Writes some of them in a transaction, all or none of them; may raise anything."""

AGAIN = 1.0
"""Seconds after which a write that failed is tried again."""


class DeferredWrites:
    """Holds them. `attempt` writes; `flush` commits what waits, `within` so many seconds."""

    def __init__(self, attempt: Attempt, flush: Callable[[], None], within: float) -> None:
        self._attempt, self._flush, self._within = attempt, flush, within
        self._lock = Lock()
        self._waiting: list[Write] = []
        self._failed: list[Write] = []
        self._added, self._closing = Event(), Event()
        self._thread: Thread | None = None

    def add(self, write: Write) -> None:
        """Write this, soon."""
        with self._lock:
            self._waiting.append(write)
            if self._thread is None and not self._closing.is_set():
                self._thread = Thread(target=self._run, name="deferred-writes", daemon=True)
                self._thread.start()
        self._added.set()

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting

    def join(self, connection: Connection, ended: Future[None]) -> int:
        """Write what waits within a transaction; how much that was. Waits again if that is lost."""
        if self.is_empty:
            return 0
        with self._lock:
            writes, self._waiting = self._waiting, []
        done = self._written(connection, writes, ended)
        ended.add_done_callback(lambda lost: self._restore(done) if lost.exception() else None)
        return len(done)

    def _written(
        self, connection: Connection, writes: list[Write], ended: Future[None]
    ) -> list[Write]:
        """Those that could be written: all at once, or where one of them fails each by itself."""
        try:
            self._attempt(connection, writes, ended)
        except Exception:
            if len(writes) > 1:
                return [each for one in writes for each in self._written(connection, [one], ended)]
            log.exception("Something that was deferred could not be written; it is tried again")
            with self._lock:
                self._failed += writes
            self._added.set()
            return []
        return writes

    def _restore(self, writes: list[Write]) -> None:
        with self._lock:
            self._waiting = [*writes, *self._waiting]
        self._added.set()

    def close(self) -> None:
        """Write what waits, if that can be done now."""
        self._closing.set()
        self._added.set()
        if self._thread is not None:
            self._thread.join(AGAIN)
        self._try_to_flush()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._added.wait()
            self._closing.wait(AGAIN if self._failed else self._within)
            self._added.clear()
            if not self._try_to_flush():
                self._closing.wait(AGAIN)
                self._added.set()

    def _try_to_flush(self) -> bool:
        with self._lock:
            self._waiting = [*self._failed, *self._waiting]
            self._failed = []
        try:
            self._flush()
        except Exception:
            log.exception("What was deferred could not be written; it is tried again")
            return False
        return True
