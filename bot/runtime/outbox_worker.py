"""Sends what waits in the outbox: different persons beside each other, each one's in order.

A message is claimed only when somebody is free to send it: after a crash hardly more than what was
really under way is uncertain.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from threading import Condition, Event, Thread

from bot.assistant.delivery import settle_alike
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing, Send, Storage
from bot.runtime.timers import Timers

log = logging.getLogger(__name__)

WORKERS = 6
"""How many messages are on their way at once."""

EVERY = 1.0
"""Seconds between two looks for what nobody told of: other processes, and what had to wait."""

Clock = Callable[[], datetime]


class OutboxWorker:
    """Sends messages to persons whose names begin with `prefix`, as soon as it is told of them."""

    def __init__(
        self,
        storage: Storage,
        send: Send,
        clock: Clock,
        prefix: str,
        workers: int = WORKERS,
        every: float = EVERY,
    ) -> None:
        self._storage, self._send, self._clock = storage, send, clock
        self._prefix, self._every = prefix, every
        self._changed = Condition()
        self._ready: deque[tuple[str, Sequence[Outgoing]]] = deque()
        """Persons to look after, with what was claimed for them already."""
        self._told: set[str] = set()
        self._workers, self._active = workers, 0
        self._is_closing = self._is_closed = False
        self._look, self._over = Event(), Event()
        self._alarms = Timers("mail-later")
        names = [f"mail-{number}" for number in range(workers)]
        self._threads = [Thread(target=self._work, name=name, daemon=True) for name in names]
        self._sweeper = Thread(target=self._sweep, name="mail-sweeper", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        for thread in (*self._threads, self._sweeper):
            thread.start()

    def wake(self, person: str | None = None) -> None:
        """Something was committed for a person, or for somebody."""
        if person is None:
            self._look.set()
        elif person.startswith(self._prefix):
            with self._changed:
                if person not in self._told:
                    self._told.add(person)
                    self._ready.append((person, ()))
                    self._changed.notify()

    def close(self, timeout: float) -> bool:
        """Send what is due and stop; whether all was sent in so many seconds."""
        end = time.monotonic() + timeout
        self._is_closing = True
        self._look.set()
        self._sweeper.join(max(0.0, end - time.monotonic()))
        is_done = not self._sweeper.is_alive()
        self._over.set()
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(max(0.1, end - time.monotonic()))
        self._alarms.close()
        return is_done

    # Looking for what waits.

    def _sweep(self) -> None:
        """Look now and then; when closing, until nothing is due and nobody is sending."""
        while not self._over.is_set():
            self._look.wait(self._every)
            self._look.clear()
            claimed = self._claim_any()
            if self._is_closing:
                if not claimed and not self._is_busy():
                    return
                self._over.wait(0.01)
                self._look.set()

    def _claim_any(self) -> bool:
        """Claim for whoever is free, and hand it out; whether there was something."""
        free = self._free()
        batch = self._claim(None, free) if free > 0 else []
        for person, messages in groupby(batch, key=lambda outgoing: outgoing.person):
            with self._changed:
                self._ready.append((person, tuple(messages)))
                self._changed.notify()
        if free <= 0 or len(batch) == free:
            self._alarms.later(0.02, self._look.set)  # there may be more
        return bool(batch)

    def _free(self) -> int:
        with self._changed:
            return self._workers - self._active - len(self._ready)

    def _is_busy(self) -> bool:
        with self._changed:
            return bool(self._active or self._ready)

    def _claim(self, person: str | None, limit: int) -> list[Outgoing]:
        try:
            with self._storage() as work:
                batch = work.outbox.claim(person, self._clock(), limit, self._prefix)
                if batch:
                    work.commit()
        except Exception:
            log.exception("The outbox could not be read")
            return []
        return sorted(batch, key=lambda outgoing: (outgoing.person, outgoing.id))

    # Sending.

    def _work(self) -> None:
        while (found := self._next()) is not None:
            try:
                self._look_after(*found)
            finally:
                with self._changed:
                    self._active -= 1

    def _next(self) -> tuple[str, Sequence[Outgoing]] | None:
        with self._changed:
            while not self._ready:
                if self._is_closed:
                    return None
                self._changed.wait()
            person, batch = self._ready.popleft()
            if not batch:
                self._told.discard(person)
            self._active += 1
            return person, batch

    def _look_after(self, person: str, batch: Sequence[Outgoing]) -> None:
        """Send what was claimed and what else is due for this person, in order."""
        waiting = deque(batch or self._claim(person, 1))
        while waiting:
            outgoing = waiting.popleft()
            outcome = self._try(outgoing)
            if outcome.status is DeliveryStatus.QUEUED:
                self._put_back([outgoing, *waiting], outcome)
                return
            waiting.extend(self._keep([outgoing], outcome, claims=not waiting))

    def _try(self, outgoing: Outgoing) -> DeliveryResult:
        try:
            (outcome,) = self._send([outgoing])
        except Exception:  # nobody knows how far it came
            log.exception("Message %s could not be sent", outgoing.id)
            return DeliveryResult(DeliveryStatus.UNCERTAIN)
        return outcome

    def _put_back(self, messages: Sequence[Outgoing], outcome: DeliveryResult) -> None:
        """Not now: look again when it is time. What stands behind waits too."""
        self._keep(messages, outcome, claims=False)
        if outcome.retry_at is not None:
            seconds = (outcome.retry_at - self._clock()).total_seconds()
            person = messages[0].person
            self._alarms.later(max(0.0, seconds), lambda: self.wake(person))

    def _keep(
        self, messages: Sequence[Outgoing], outcome: DeliveryResult, *, claims: bool
    ) -> list[Outgoing]:
        """Keep what became of messages, and claim the next one of the person in the same breath.

        It is known, so it is tried until it is kept: otherwise it would count as uncertain.
        """
        while True:
            try:
                return self._keep_once(messages, outcome, claims=claims)
            except Exception:
                log.exception("What became of a message could not be kept")
                if self._over.wait(self._every):
                    return []

    def _keep_once(
        self, messages: Sequence[Outgoing], outcome: DeliveryResult, *, claims: bool
    ) -> list[Outgoing]:
        now, more = self._clock(), list[Outgoing]()
        with self._storage() as work:
            settle_alike(work, messages, outcome, now)
            if claims and not self._over.is_set():
                more = work.outbox.claim(messages[0].person, now, 1, self._prefix)
            work.commit()
        return more
