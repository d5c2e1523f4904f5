"""What happens because time passes: reminders, the digest, forgetting what is old."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Thread

log = logging.getLogger(__name__)

MINUTE = 60.0


@dataclass(frozen=True)
class Duty:
    """Something to do now and then; `every` is how many seconds lie between at least."""

    name: str
    do: Callable[[datetime], object]
    every: float = MINUTE


class Clockwork:
    """Does its duties one after the other, the first time at once. One that fails waits its turn.

    Several processes may do the same: each duty has to have one effect then, too.
    """

    def __init__(
        self, duties: Sequence[Duty], clock: Callable[[], datetime], tick: float = 1.0
    ) -> None:
        self._duties = tuple(duties)
        self._clock = clock
        self._tick = tick
        self._last: dict[str, datetime] = {}
        self._closing = Event()
        self._thread = Thread(target=self._run, name="clockwork", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self, timeout: float = 5.0) -> None:
        """Finish the duty that is being done, and stop."""
        self._closing.set()
        self._thread.join(timeout)

    def look(self) -> None:
        """Do what is due now."""
        for duty in self._duties:
            now = self._clock()
            last = self._last.get(duty.name)
            if last is not None and 0 <= (now - last).total_seconds() < duty.every:
                continue  # a clock that was set back is no reason to wait
            self._last[duty.name] = now
            try:
                duty.do(now)
            except Exception:
                log.exception("%s failed; it is tried again later", duty.name)

    def _run(self) -> None:
        while not self._closing.is_set():
            self.look()
            self._closing.wait(self._tick)
