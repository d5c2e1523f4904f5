"""What happens because time passes: reminders, the digest, forgetting what is old."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread

log = logging.getLogger(__name__)

MINUTE = 60.0

JUMP = timedelta(minutes=5)
"""A clock that moves by more than this, besides passing, was set, or the machine slept."""

SETTLING = 60 * MINUTE
"""Seconds after such a jump before the clock is believed again: it may be set right meanwhile."""


@dataclass(frozen=True)
class Job:
    """Something to do now and then; `every` is how many seconds lie between at least.

    `after`: not in so many seconds after the start. `trusts_clock`: it does what cannot be undone
    because of what time it is, so it waits while the clock is in doubt. `is_own`: every process
    does it for itself; all else is done by the one that leads.
    """

    name: str
    do: Callable[[datetime], object]
    every: float = MINUTE
    after: float = 0.0
    trusts_clock: bool = False
    is_own: bool = False


class Scheduler:
    """Does its duties one after the other, the first time at once. One that fails waits its turn.

    Several processes may do the same for a moment, while another one comes to lead (`leads`): each
    duty has to have one effect then, too. `passed` counts seconds and is never set.
    """

    def __init__(
        self,
        duties: Sequence[Job],
        clock: Callable[[], datetime],
        tick: float = 1.0,
        passed: Callable[[], float] = time.monotonic,
        leads: Callable[[], bool] = lambda: True,
    ) -> None:
        self._duties, self._leads = tuple(duties), leads
        self._clock, self._passed = clock, passed
        self._tick = tick
        self._last: dict[str, datetime] = {}
        self._begun = passed()
        self._doubt = ClockDoubt(clock(), self._begun)
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
            if not (duty.is_own or self._leads()) or not self._is_due(duty, now):
                continue
            self._last[duty.name] = now
            try:
                duty.do(now)
            except Exception:
                log.exception("%s failed; it is tried again later", duty.name)

    def _is_due(self, duty: Job, now: datetime) -> bool:
        passed = self._passed()
        is_in_doubt = self._doubt.about(now, passed)
        if passed - self._begun < duty.after or (duty.trusts_clock and is_in_doubt):
            return False
        last = self._last.get(duty.name)
        # A clock that was set back is no reason to wait.
        return last is None or not 0 <= (now - last).total_seconds() < duty.every

    def _run(self) -> None:
        while not self._closing.is_set():
            self.look()
            self._closing.wait(self._tick)


class ClockDoubt:
    """Compares a clock with the seconds that really passed."""

    def __init__(self, now: datetime, passed: float) -> None:
        self._now, self._passed = now, passed
        self._until: float | None = None

    def about(self, now: datetime, passed: float) -> bool:
        """Whether the clock was set lately, forwards or back."""
        jumped = now - self._now - timedelta(seconds=passed - self._passed)
        self._now, self._passed = now, passed
        if abs(jumped) > JUMP:
            self._until = passed + SETTLING
            log.warning(
                "The clock moved by %s, besides passing: nothing is deleted and nobody is reminded"
                " for %s minutes",
                jumped,
                round(SETTLING / MINUTE),
            )
        return self._until is not None and passed < self._until
