"""Has taken back what was erased here and still stands on a platform."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

from bot.assistant.delivery import take_back
from bot.assistant.ports import Storage, Withdraw

log = logging.getLogger(__name__)

EVERY = 2.0
"""Seconds between two looks."""


class WithdrawalRound:
    """Looks after withdrawals from persons whose names begin with `prefix`.

    Nothing is lost when it is stopped: what waits is taken back after the next start.
    """

    def __init__(
        self,
        storage: Storage,
        withdraw: Withdraw,
        clock: Callable[[], datetime],
        prefix: str,
        every: float = EVERY,
    ) -> None:
        self._storage, self._withdraw, self._clock = storage, withdraw, clock
        self._prefix, self._every = prefix, every
        self._over = Event()
        self._thread = Thread(target=self._run, name=f"withdrawals-{prefix}", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self, timeout: float) -> None:
        """Stop after the one that is under way."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                take_back(self._storage, self._withdraw, self._clock, self._prefix)
            except Exception:
                log.exception("What was erased could not be taken back")
            self._over.wait(self._every)
