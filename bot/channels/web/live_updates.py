"""Tells open pages what has changed, also where another process changed it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Event, Thread

from bot.assistant.desk.live_updates import Watch
from bot.assistant.ports import Storage

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks for what other processes did."""

REST = 0.1
"""Seconds between two looks at least, however much is committed."""


class Watcher:
    """Looks as soon as it is told that something was committed, and now and then by itself.

    `ring` is called with each topic of which something is new; `beside` before each look.
    """

    def __init__(
        self,
        storage: Storage,
        ring: Callable[[str], object],
        beside: Callable[[], object] = lambda: None,
        every: float = EVERY,
    ) -> None:
        self._watch, self._ring, self._beside = Watch(storage), ring, beside
        self._every = every
        self._look, self._is_over = Event(), False
        self._thread = Thread(target=self._run, name="watcher", daemon=True)

    def start(self) -> None:
        """Begin to look: all that happens from now on is told."""
        self._do(self._tell)
        self._thread.start()

    def wake(self) -> None:
        """Something was committed."""
        self._look.set()

    def close(self, timeout: float) -> bool:
        """Look once more and stop; whether that was done in so many seconds."""
        self._is_over = True
        self._look.set()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._is_over:
            self._look.wait(self._every)
            self._look.clear()
            time.sleep(REST)
            self._do(self._beside)
            self._do(self._tell)

    def _tell(self) -> None:
        for topic in self._watch.look():
            self._ring(topic)

    def _do(self, job: Callable[[], object]) -> None:
        try:
            job()
        except Exception:
            log.exception("Open pages could not be told what is new; they are a moment later")
