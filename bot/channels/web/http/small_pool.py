"""A few threads of their own for what may take long, so that it takes none from anybody else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


class BusyError(Exception):
    """So many wait already that one more would wait too long."""


class SmallPool:
    """Does `at_once` jobs at once while `waiting` others wait; `patience` is for one, in seconds.

    What takes longer than that goes on holding its thread, but nobody waits for it any more.
    """

    def __init__(self, name: str, at_once: int, waiting: int, patience: float | None = None):
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix=name)
        self._most, self._patience = at_once + waiting, patience
        self._lock, self._under_way = Lock(), 0

    async def run(
        self, job: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
    ) -> Made:
        """What a job makes. Raises `BusyError`, or `TimeoutError` if it takes too long."""
        with self._lock:
            if self._under_way >= self._most:
                raise BusyError
        return await self.run_first(job, *given, **named)

    async def run_first(
        self, job: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
    ) -> Made:
        """The same for somebody who is never turned away."""
        with self._lock:
            self._under_way += 1
        future = self._pool.submit(job, *given, **named)
        future.add_done_callback(self._done)
        return await asyncio.wait_for(asyncio.wrap_future(future), self._patience)

    def _done(self, _: Future[Made]) -> None:
        with self._lock:
            self._under_way -= 1
