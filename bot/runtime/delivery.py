"""Everything on its way out: messages to persons, and what desks show."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from threading import Event, Thread

from bot.assistant.delivery import mark_uncertain
from bot.assistant.ports import Send, Show, Storage, Withdraw
from bot.runtime.outbox_worker import OutboxWorker
from bot.runtime.withdrawals import WithdrawalRound

log = logging.getLogger(__name__)

GRACE = timedelta(minutes=2)
"""What was begun longer ago than this was begun by a process that is gone."""

EVERY = 15.0
"""Seconds between two looks for what processes that are gone had begun."""


class Delivery:
    """Sends, and shows at `desks`, from when it is started until it is closed.

    `withdraw` takes back what was erased, where the platform lets it. `finds_out`: what became of a
    message can be found out there, so that it may be claimed as soon as it is written.

    `is_alone`: no other process delivers for this database, so that at the start all that was
    begun is known to be left over. Of what was begun by whoever is gone, nobody knows whether it
    arrived; it is never sent again by itself.
    """

    def __init__(
        self,
        storage: Storage,
        send: Send,
        clock: Callable[[], datetime],
        prefix: str,
        desks: Mapping[str, Show],
        *,
        is_alone: bool,
        grace: timedelta = GRACE,
        withdraw: Withdraw | None = None,
        finds_out: bool = False,
    ) -> None:
        self._storage, self._clock, self._prefix = storage, clock, prefix
        self._is_alone, self._grace = is_alone, grace
        self._worker = OutboxWorker(storage, send, clock, prefix, desks, finds_out=finds_out)
        withdrawals = [WithdrawalRound(storage, withdraw, clock, prefix)] if withdraw else []
        self._withdrawals: Sequence[WithdrawalRound] = withdrawals
        self._closing = Event()
        self._doubts = Thread(target=self._doubt_now_and_then, name="doubts", daemon=True)

    def start(self) -> None:
        """Say what is left over from before, and begin."""
        self._doubt(timedelta() if self._is_alone else self._grace)
        self._worker.start()
        for withdrawals in self._withdrawals:
            withdrawals.start()
        self._doubts.start()

    def wake(self, person: str | None = None) -> None:
        """Something was committed. Of what is for one person the storage tells by itself."""
        if person is None:
            self._worker.wake()

    def close(self, timeout: float) -> bool:
        """Send and show what is due, then stop; whether that was done in so many seconds."""
        self._closing.set()
        is_done = self._worker.close(timeout)
        for withdrawals in self._withdrawals:
            withdrawals.close(1.0)
        self._doubts.join(1.0)
        return is_done

    def _doubt_now_and_then(self) -> None:
        while not self._closing.wait(EVERY):
            try:
                self._doubt(self._grace)
            except Exception:
                log.exception("What others left over could not be looked at")

    def _doubt(self, age: timedelta) -> None:
        now = self._clock()
        count = mark_uncertain(self._storage, now, now - age, self._prefix)
        if count:
            log.warning("%s messages were begun by a process that is gone: uncertain", count)
