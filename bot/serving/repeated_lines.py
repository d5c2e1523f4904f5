"""Lines of a log that come again and again: counted, not repeated.

What anybody can cause can be caused a thousand times a second. The first lines of a minute tell all
that there is to know; how many more there were is told afterwards.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock

MINUTE = 60.0
MOST = 20
"""Lines alike that are written in a minute."""

MOST_KINDS = 1_000


class Repeated:
    """One kind of line in one minute."""

    def __init__(self, until: float) -> None:
        self.until, self.count = until, 0


class RepeatedLines(logging.Filter):
    """Lets the first lines of a kind through, and says with a later one how many were left out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST) -> None:
        super().__init__()
        self._clock, self._most = clock, most
        self._lock = Lock()
        self._kinds: dict[tuple[object, ...], Repeated] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line is written; the next one of its kind tells of those that were not."""
        now, kind, left_out = self._clock(), kind_of(record), 0
        with self._lock:
            seen = self._kinds.get(kind)
            if seen is None or now >= seen.until:
                left_out = max(0, seen.count - self._most) if seen else 0
                self._make_room(now)
                seen = self._kinds[kind] = Repeated(now + MINUTE)
            seen.count += 1
            count = seen.count
        if left_out:
            add_to(record, f" ({left_out} more like this since)")
        elif count == self._most:
            add_to(record, " (more like this are counted for a minute, not written)")
        return count <= self._most

    def _make_room(self, now: float) -> None:
        """Forget what is over, so that strange lines do not fill the memory."""
        if len(self._kinds) < MOST_KINDS:
            return
        over = [kind for kind, seen in self._kinds.items() if now >= seen.until]
        for kind in over or list(self._kinds)[: MOST_KINDS // 2]:
            del self._kinds[kind]


def kind_of(record: logging.LogRecord) -> tuple[object, ...]:
    """What makes lines alike: of warnings the sentence, whatever stands in it; else all of it."""
    is_trouble = record.levelno >= logging.WARNING
    said = record.msg if is_trouble else record.getMessage()
    return record.name, record.levelno, str(said)[:300], record.lineno


def add_to(record: logging.LogRecord, told: str) -> None:
    """Say something behind a line."""
    record.msg, record.args = record.getMessage() + told, None
