"""Brings envelopes to an app: when, how often, and what came back."""

from __future__ import annotations

import heapq
import itertools
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition
from typing import Any, Protocol

from tests.storms.faults import Faults

Json = dict[str, Any]


RETRIES: tuple[float, ...] = (0.0, 1.0, 5.0)
"""Seconds before the second, third and fourth delivery; Slack takes 0, 60 and 300."""
PATIENCE = 3.0
"""Seconds within which an envelope is to be acknowledged."""


@dataclass(frozen=True)
class Attempt:
    """One try. `reason` is empty when it was acknowledged."""

    number: int
    at: float
    seconds: float
    status: int | None = None
    body: str = ""
    reason: str = ""
    answer: Any = None
    may_retry: bool = True


@dataclass(eq=False)
class Delivery:
    """An envelope on its way: `event`, `interactive`, `command` or `options`."""

    kind: str
    payload: Json
    on_settled: Callable[[Delivery], None] | None = None
    attempts: list[Attempt] = field(default_factory=list)
    is_settled: bool = False
    copies_out: int = 0
    changed: Condition = field(default_factory=Condition)

    def __post_init__(self) -> None:
        """What is sent is what holds now, whatever changes before it goes out."""
        self.payload = json.loads(json.dumps(self.payload))

    @property
    def type(self) -> str:
        """`message`, `app_mention`, `block_actions`, `/madoguchi`, `invoke`, …"""
        inner = self.payload.get("event", self.payload)
        return str(inner.get("command") or inner.get("type"))

    @property
    def acknowledged(self) -> Attempt | None:
        return next((a for a in self.attempts if not a.reason), None)

    @property
    def failure(self) -> str:
        """Why it was not acknowledged in the end; empty if it was, or while it is under way."""
        is_lost = self.is_settled and self.acknowledged is None
        return self.attempts[-1].reason if is_lost and self.attempts else ""

    def answer(self, timeout: float = 10.0) -> Attempt | None:
        """Wait until it is settled; the acknowledgement, or None when there was none."""
        with self.changed:
            is_in_time = self.changed.wait_for(lambda: self.is_settled, timeout)
        assert is_in_time, f"{self.type} was not settled within {timeout} s"
        return self.acknowledged


Done = Callable[[Attempt], None]


class Transport(Protocol):
    """A way to the app."""

    def carry(self, delivery: Delivery, number: int, reason: str, done: Done) -> None:
        """Begin one attempt; `done` is called once, from any thread."""

    def close(self) -> None:
        """Let go of everything."""


class Clockwork:
    """Does things at their time, in order, in one thread."""

    def __init__(self) -> None:
        self._wake = Condition()
        self._heap: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="clockwork", daemon=True)
        self._thread.start()

    def later(self, seconds: float, action: Callable[[], None]) -> None:
        """Do it in so many seconds."""
        with self._wake:
            heapq.heappush(self._heap, (time.monotonic() + seconds, next(self._order), action))
            self._wake.notify()

    def close(self) -> None:
        with self._wake:
            self._is_closed = True
            self._wake.notify()
        self._thread.join(5)

    def _next(self) -> Callable[[], None] | None:
        with self._wake:
            while not self._is_closed:
                wait = self._heap[0][0] - time.monotonic() if self._heap else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._heap)[2]
                self._wake.wait(wait)
        return None

    def _run(self) -> None:
        while (action := self._next()) is not None:
            action()


class PostOffice:
    """Sends envelopes through whichever transport is connected."""

    def __init__(self, changed: Condition, faults: Faults) -> None:
        self.changed = changed
        self.faults = faults
        self.clockwork = Clockwork()
        self.transport: Transport | None = None
        self.deliveries: list[Delivery] = []
        self.disturb: Callable[[], None] = lambda: None
        """Breaks the connections, where there are any."""
        self.retries: tuple[float, ...] = RETRIES

    def send(self, delivery: Delivery) -> Delivery:
        """Put an envelope on its way."""
        delays = self.faults.copies(delivery.type) if delivery.kind == "event" else [0.0]
        with self.changed:
            delivery.changed = self.changed
            delivery.copies_out = len(delays)
            self.deliveries.append(delivery)
            self.changed.notify_all()
        for number, delay in enumerate(delays):
            self._schedule(delivery, delay, number, "http_timeout" if number else "")
        return delivery

    def again(self, delivery: Delivery) -> Delivery:
        """Deliver a settled envelope once more, as a repetition."""
        with self.changed:
            delivery.is_settled = False
            delivery.copies_out += 1
        self._schedule(delivery, 0, len(delivery.attempts), "http_timeout")
        return delivery

    def _schedule(self, delivery: Delivery, delay: float, number: int, reason: str) -> None:
        self.clockwork.later(delay, lambda: self._carry(delivery, number, reason))

    def _carry(self, delivery: Delivery, number: int, reason: str) -> None:
        def done(attempt: Attempt) -> None:
            self._finish(delivery, attempt)

        if delivery.kind == "event" and self.faults.happens("disconnected"):
            self.disturb()
        if self.transport is None:
            done(Attempt(number, time.time(), 0.0, reason="not_connected"))
        else:
            self.transport.carry(delivery, number, reason, done)

    def _finish(self, delivery: Delivery, attempt: Attempt) -> None:
        """Try again what is worth it, and settle when nothing is out any more."""
        with self.changed:
            delivery.attempts.append(attempt)
            is_due = delivery.kind == "event" and attempt.reason and attempt.may_retry
            if is_due and delivery.acknowledged is None and attempt.number < len(self.retries):
                wait = self.retries[attempt.number]
                self._schedule(delivery, wait, attempt.number + 1, attempt.reason)
                return
            delivery.copies_out -= 1
            if delivery.copies_out == 0:
                if delivery.on_settled is not None:
                    delivery.on_settled(delivery)
                    delivery.on_settled = None
                delivery.is_settled = True
            self.changed.notify_all()

    def close(self) -> None:
        self.clockwork.close()
        if self.transport is not None:
            self.transport.close()
