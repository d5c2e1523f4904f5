"""Telling people that Slack refuses something until somebody mends it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Lock

from bot.assistant.ports import Storage

log = logging.getLogger(__name__)

AGAIN = timedelta(hours=1)
"""After which time the same trouble is told once more."""


class Alerts:
    """Writes trouble into the log and shows it at the desks, each at most once an hour.

    `run` does it on another thread: whoever finds the trouble may be holding the database.
    """

    def __init__(
        self,
        storage: Storage,
        desks: Sequence[str],
        clock: Callable[[], datetime],
        run: Callable[[Callable[[], object]], None],
    ) -> None:
        self._storage, self._desks, self._clock, self._run = storage, desks, clock, run
        self._told: dict[tuple[str, str], datetime] = {}
        self._lock = Lock()

    def __call__(self, error: str, where: str) -> None:
        """Something was refused: Slack's word for why, and the channel or the method."""
        now = self._clock()
        with self._lock:
            last = self._told.get((error, where))
            if last is not None and abs(now - last) < AGAIN:  # a clock may be set back
                return
            self._told[error, where] = now
        log.error(
            "Slack refuses: %s (%s). `madoguchi slack doctor` says how to mend it", error, where
        )
        if self._desks:
            self._run(lambda: self._show(error, where, now))

    def _show(self, error: str, where: str, now: datetime) -> None:
        with self._storage() as work:
            for desk in self._desks:
                subject = f"alert:{error}"
                work.desk_posts.put(desk, subject, subject, now, {"where": where}, urgency=2)
            work.commit()
