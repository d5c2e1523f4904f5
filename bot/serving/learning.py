"""Fitting the matchers while the counter is open already: the first time this takes a while."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from threading import Event

log = logging.getLogger(__name__)

LOOK = 0.05
"""Seconds between two looks of whoever waits."""


class Learning:
    """Learns once; whoever needs what is learnt can wait for it without occupying a thread."""

    def __init__(self, learn: Callable[[], object]) -> None:
        self._learn = learn
        self._is_done = Event()

    @property
    def is_done(self) -> bool:
        """Whether everything is learnt."""
        return self._is_done.is_set()

    def run(self) -> None:
        """Learn. If it fails, it is not done, and the error is raised."""
        self._learn()
        self._is_done.set()

    async def wait(self) -> None:
        """Wait until it is done."""
        while not self._is_done.is_set():
            await asyncio.sleep(LOOK)
