"""Jobs of one line (a person) run one at a time in their order; other lines run beside them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from heapq import heappop, heappush
from threading import Condition, Thread
from typing import Any, TypeVar

T = TypeVar("T")

WORKERS = 8
"""How many jobs run at once, unless it is said otherwise."""


class ClosedError(Exception):
    """Nothing is taken any more; whoever sent it has to send it again."""


@dataclass(order=True)
class WaitingJob:
    """A job that waits. `at` is when it belongs, `due` when it may run (on the own clock), and
    `waits` whether it was told to wait until then."""

    at: float
    number: int
    due: float = field(compare=False)
    waits: bool = field(compare=False)
    job: Callable[[], Any] = field(compare=False)
    future: Future[Any] = field(compare=False)

    def run(self) -> None:
        """Do it, and tell whoever waits for it what came of it."""
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.job()
        except BaseException as error:  # noqa: BLE001  whoever waits for it gets it
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


@dataclass
class JobLine:
    """What waits in one line, the first on top."""

    waiting: list[WaitingJob] = field(default_factory=list)
    is_busy: bool = False

    def end(self) -> float:
        """Where something belongs that says nothing of its own: behind all that waits."""
        return max((waiting.at for waiting in self.waiting), default=0.0)


class Sequencer:
    """Takes jobs and runs them, at most one of a line at a time, the one that belongs first first.

    A job may be told to wait a little, so that one that belongs before it but comes after it still
    overtakes. One that comes later than that runs when it comes. What is `arriving` by then has
    come, even if looking at it takes a while.
    """

    def __init__(self, workers: int = WORKERS, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._changed = Condition()
        self._lines: dict[str, JobLine] = {}
        self._looks: list[tuple[float, int, str]] = []
        """When to look at which line."""
        self._arrivals: dict[int, float] = {}
        """When what is arriving began to, the first one first."""
        self._held: set[str] = set()
        """Lines of which the first job waits for what is arriving."""
        self._count = 0
        self._is_closed = False
        self._threads = [
            Thread(target=self._work, name=f"turns-{number}", daemon=True)
            for number in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def submit(
        self, line: str, job: Callable[[], T], at: float | None = None, wait: float = 0.0
    ) -> Future[T]:
        """Have a job done; its result comes through the future.

        `at` is when it was done where it comes from, in seconds on any one clock; what has none
        comes behind all that waits. `wait`: seconds to wait for what belongs before it. Raises
        `ClosedError` once this is closed.
        """
        future: Future[T] = Future()
        with self._changed:
            if self._is_closed:
                raise ClosedError
            self._count += 1
            standing = self._lines.setdefault(line, JobLine())
            belongs = standing.end() if at is None else at
            due = self._clock() + wait
            waiting = WaitingJob(belongs, self._count, due, wait > 0, job, future)
            heappush(standing.waiting, waiting)
            self._look_again(line, standing)
        return future

    @contextmanager
    def arriving(self) -> Iterator[None]:
        """While this lasts, something comes in that may be submitted in the end, to any line: jobs
        that were told to wait, and still did when it began, wait for it."""
        with self._changed:
            self._count += 1
            number = self._count
            self._arrivals[number] = self._clock()
        try:
            yield
        finally:
            with self._changed:
                del self._arrivals[number]
                for name in self._held:
                    self._look_again(name, self._lines[name])
                self._held.clear()

    def close(self, timeout: float) -> bool:
        """Take nothing more and finish what was taken; whether that was done in so many seconds."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        end = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _look_again(self, line: str, standing: JobLine) -> None:
        """Look at a line once its first job is due."""
        if standing.waiting and not standing.is_busy:
            self._count += 1
            heappush(self._looks, (standing.waiting[0].due, self._count, line))
            self._changed.notify()

    def _work(self) -> None:
        while (found := self._next()) is not None:
            line, waiting = found
            waiting.run()
            self._finish(line)

    def _next(self) -> tuple[str, WaitingJob] | None:
        """The next job, once there is one; None when all is done and nothing more can come."""
        with self._changed:
            while True:
                now = self._clock()
                if (found := self._take(now)) is not None:
                    if self._looks:
                        self._changed.notify()  # somebody else has to watch what is due next
                    return found
                if self._is_closed and not self._lines:
                    self._changed.notify_all()
                    return None
                self._changed.wait(self._looks[0][0] - now if self._looks else None)

    def _take(self, now: float) -> tuple[str, WaitingJob] | None:
        while self._looks and self._looks[0][0] <= now:
            _, _, name = heappop(self._looks)
            line = self._lines.get(name)
            if line is None or line.is_busy or not line.waiting:
                continue
            if line.waiting[0].due > now:
                self._look_again(name, line)
                continue
            if self._is_held(line.waiting[0]):
                self._held.add(name)
                continue
            line.is_busy = True
            return name, heappop(line.waiting)
        return None

    def _is_held(self, first: WaitingJob) -> bool:
        """Whether a job waits for what began to arrive before it was due."""
        began = next(iter(self._arrivals.values()), None)
        return first.waits and began is not None and began < first.due

    def _finish(self, name: str) -> None:
        with self._changed:
            line = self._lines[name]
            line.is_busy = False
            if line.waiting:
                self._look_again(name, line)
            else:
                del self._lines[name]
                if self._is_closed:
                    self._changed.notify()
