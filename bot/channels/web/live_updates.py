"""Tells open pages what has changed, also where another process changed it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Event, Lock, Thread

from bot.assistant.desk.live_updates import POST, Watch
from bot.assistant.ports import Storage

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks for what other processes did."""

REST = 0.1
"""Seconds between two looks at least, however much is committed."""


class Watcher:
    """Looks as soon as it is told that something was committed, and now and then by itself.

    `ring` is called with all topics of which something is new; `beside` before each look. As long
    as nobody `follows` more than what is new for persons, it is enough to be told for whom that is:
    what is kept is looked at only where somebody else may have changed it.
    """

    def __init__(
        self,
        storage: Storage,
        ring: Callable[[frozenset[str]], object],
        beside: Callable[[], object] = lambda: None,
        every: float = EVERY,
        follows: Callable[[], bool] = lambda: True,
    ) -> None:
        self._watch, self._ring, self._beside = Watch(storage), ring, beside
        self._every, self._follows = every, follows
        self._look_by = 0.0
        self._look, self._is_over = Event(), False
        self._lock, self._told = Lock(), set[str]()
        self._thread = Thread(target=self._run, name="watcher", daemon=True)

    def start(self) -> None:
        """Begin to look: all that happens from now on is told."""
        self._do(self._tell)
        self._thread.start()

    def wake(self, person: str | None = None) -> None:
        """Something was committed, for this person: also a line of theirs that nobody answers."""
        with self._lock:
            if person is None:
                self._look_by = 0.0
            else:
                self._told.add(POST + person)
        self._look.set()

    def close(self, timeout: float) -> bool:
        """Look once more and stop; whether that was done in so many seconds."""
        self._is_over = True
        self.wake()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        rested = time.monotonic()
        while not self._is_over:
            self._look.wait(self._every)
            time.sleep(max(0.0, rested - time.monotonic()))
            self._look.clear()
            self._do(self._beside)
            self._do(self._tell)
            rested = time.monotonic() + REST

    def _tell(self) -> None:
        topics = self._watch.look() if self._is_due() else frozenset[str]()
        with self._lock:
            told, self._told = self._told, set()
        if topics or told:
            self._ring(topics | told)

    def _is_due(self) -> bool:
        """Whether something may have changed of which nobody told."""
        with self._lock:
            now = time.monotonic()
            is_due = now >= self._look_by or self._follows()
            if is_due:
                self._look_by = now + self._every
            return is_due

    def _do(self, job: Callable[[], object]) -> None:
        try:
            job()
        except Exception:
            log.exception("Open pages could not be told what is new; they are a moment later")
