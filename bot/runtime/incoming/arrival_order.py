"""Whether what is done on a platform comes here in the order in which it was done.

As long as it does, nothing waits. Platforms number nothing, so of one message nobody can tell
whether another is missing before it. But what is on its way in the wrong order rarely is so alone:
once something came after what was done later, or broke here and has to come again, whatever comes
next waits a little, so that what was done before it can overtake it.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

SETTLING = 0.1
"""Seconds that something waits for what may be missing before it."""

QUIET = 300.0
"""Seconds without disorder after which nothing waits any more."""

NEARBY = 5.0
"""Seconds between two acts of somebody, in the order of arrival and of doing, that are compared:
what comes later than that was late by itself, and no wait would have helped."""

REMEMBERED = 10_000
"""Persons whose last acts are remembered."""
LAST = 20
"""Acts of each."""


@dataclass(slots=True)
class LastActs:
    """When the last acts of somebody were done, and when the newest of them came."""

    done: deque[float] = field(default_factory=lambda: deque(maxlen=LAST))
    newest: float = float("-inf")
    came: float = float("-inf")


class ArrivalOrder:
    """Tells how long to wait for what may be missing. Safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._known: OrderedDict[str, LastActs] = OrderedDict()
        self._doubted = float("-inf")

    def wait(self, line: str, at: float | None) -> float:
        """Something of this line came that was done `at` (seconds on any one clock); how many
        seconds it waits."""
        now = self._clock()
        with self._lock:
            if at is not None and self._is_out_of_order(line, at, now):
                self._doubted = now
            return SETTLING if now - self._doubted < QUIET else 0.0

    def doubt(self) -> None:
        """Something broke here that will come again, behind what was done after it."""
        with self._lock:
            self._doubted = self._clock()

    def _is_out_of_order(self, line: str, at: float, now: float) -> bool:
        acts = self._acts_of(line)
        if at in acts.done:  # the same once more
            return False
        is_nearby = acts.newest - at < NEARBY and now - acts.came < NEARBY
        is_overtaken = at < acts.newest and is_nearby
        acts.done.append(at)
        if at > acts.newest:
            acts.newest, acts.came = at, now
        return is_overtaken

    def _acts_of(self, line: str) -> LastActs:
        acts = self._known.setdefault(line, LastActs())
        self._known.move_to_end(line)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return acts
