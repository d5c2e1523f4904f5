"""Things to do a little later, in one thread."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from threading import Condition, Thread

log = logging.getLogger(__name__)


@dataclass(order=True)
class Timer:
    """Something to do at a moment of the monotonic clock, unless it is called off before."""

    due: float
    number: int
    action: Callable[[], None] = field(compare=False)
    is_off: bool = field(default=False, compare=False)

    def call_off(self) -> None:
        """Do not do it after all."""
        self.is_off = True


class Timers:
    """Does short things at their time, one after the other."""

    def __init__(self, name: str) -> None:
        self._changed = Condition()
        self._alarms: list[Timer] = []
        self._count = 0
        self._is_closed = False
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def later(self, seconds: float, action: Callable[[], None]) -> Timer:
        """Do something in so many seconds."""
        with self._changed:
            self._count += 1
            alarm = Timer(time.monotonic() + seconds, self._count, action)
            heappush(self._alarms, alarm)
            if self._alarms[0] is alarm:
                self._changed.notify()
        return alarm

    def close(self, timeout: float = 5.0) -> None:
        """Forget what was to be done."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self._thread.join(timeout)

    def _run(self) -> None:
        while (alarm := self._next()) is not None:
            if alarm.is_off:  # called off since
                continue
            try:
                alarm.action()
            except Exception:
                log.exception("Something that was to be done later failed")

    def _next(self) -> Timer | None:
        with self._changed:
            while not self._is_closed:
                while self._alarms and self._alarms[0].is_off:
                    heappop(self._alarms)
                wait = self._alarms[0].due - time.monotonic() if self._alarms else None
                if wait is not None and wait <= 0:
                    return heappop(self._alarms)
                self._changed.wait(wait)
        return None
