"""Everything that goes wrong between a platform and an app: on demand, or drawn from a seed."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

PACED = frozenset({"chat.postMessage", "chat.postEphemeral"})
"""Methods that Slack limits for each channel."""
RATES = frozenset(
    {
        "lost_answer",
        "dropped_call",
        "ratelimited",
        "server_error",
        "slow",
        "redelivered",
        "disconnected",
        "delayed",
    }
)


@dataclass
class Fault:
    """What happens to a call: `lost`, `dropped`, `ratelimited`, `error` or `slow`."""

    kind: str
    retry_after: int = 1
    status: int = 500
    seconds: float = 0.0


@dataclass
class Rule:
    """A fault for the next `times` calls of a method, in a channel or anywhere."""

    method: str
    fault: Fault
    times: int
    channel: str | None = None

    def fits(self, method: str, channel: str) -> bool:
        is_method = self.method in ("*", method)
        return self.times > 0 and is_method and self.channel in (None, channel)


@dataclass
class EventRule:
    """Delays for the copies of the next events of a type."""

    type: str
    delays: list[list[float]]


@dataclass
class Faults:
    """Nothing goes wrong unless it is asked for."""

    rates: Mapping[str, float] = field(default_factory=dict)
    chance: random.Random = field(default_factory=random.Random)
    rules: list[Rule] = field(default_factory=list)
    event_rules: list[EventRule] = field(default_factory=list)
    pace: float | None = None
    """Seconds that are to pass between two messages in a channel."""
    last_posted: dict[str, float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    @classmethod
    def seeded(cls, seed: int, rates: Mapping[str, float]) -> Faults:
        """Faults at these rates (0 to 1) by name: see `RATES`."""
        assert rates.keys() <= RATES, f"unknown: {sorted(rates.keys() - RATES)}"
        return cls(rates, random.Random(seed))  # noqa: S311  it guards nothing

    # Calls of the app.

    def lose_answer(self, method: str, times: int = 1, channel: str | None = None) -> None:
        """The call is applied, and then the connection is closed without a byte."""
        self._add(method, Fault("lost"), times, channel)

    def drop_call(self, method: str, times: int = 1, channel: str | None = None) -> None:
        """The connection is closed without a byte, and nothing was done."""
        self._add(method, Fault("dropped"), times, channel)

    def limit(
        self, method: str, retry_after: int = 1, times: int = 1, channel: str | None = None
    ) -> None:
        """429 with Retry-After in seconds."""
        self._add(method, Fault("ratelimited", retry_after=retry_after), times, channel)

    def fail(
        self, method: str, status: int = 500, times: int = 1, channel: str | None = None
    ) -> None:
        """500, 503 or the like, and nothing was done."""
        self._add(method, Fault("error", status=status), times, channel)

    def slow(self, method: str, seconds: float, times: int = 1, channel: str | None = None) -> None:
        """The answer takes its time."""
        self._add(method, Fault("slow", seconds=seconds), times, channel)

    def rate_limit(self, seconds: float | None = 1.0) -> None:
        """One message in so many seconds and channel; None ends it."""
        self.pace = seconds

    def clear(self) -> None:
        """From here on nothing goes wrong."""
        with self.lock:
            self.rules.clear()
            self.event_rules.clear()
            self.rates, self.pace = {}, None

    def _add(self, method: str, fault: Fault, times: int, channel: str | None) -> None:
        with self.lock:
            self.rules.append(Rule(method, fault, times, channel))

    def for_call(self, method: str, channel: str) -> Fault | None:
        """What goes wrong with this call, if anything."""
        with self.lock:
            rule = next((rule for rule in self.rules if rule.fits(method, channel)), None)
            if rule is not None:
                rule.times -= 1
                return rule.fault
            return self._too_soon(method, channel) or self._drawn()

    def _too_soon(self, method: str, channel: str) -> Fault | None:
        if self.pace is None or method not in PACED or not channel:
            return None
        now = time.monotonic()
        wait = self.last_posted.get(channel, 0.0) + self.pace - now
        if wait > 0:
            return Fault("ratelimited", retry_after=max(1, round(wait)))
        self.last_posted[channel] = now
        return None

    def _drawn(self) -> Fault | None:
        draws = {
            "lost_answer": Fault("lost"),
            "dropped_call": Fault("dropped"),
            "ratelimited": Fault("ratelimited"),
            "server_error": Fault("error", status=503),
            "slow": Fault("slow", seconds=0.3),
        }
        for name, fault in draws.items():
            if self.chance.random() < self.rates.get(name, 0.0):
                return fault
        return None

    # Events for the app.

    def redeliver(
        self,
        times: int = 1,
        event: str = "*",
        count: int = 1,
        gap: float = 0.05,
    ) -> None:
        """The next `count` events of a type come `times` times more, `gap` seconds apart."""
        delays = [gap * number for number in range(times + 1)]
        self._plan(event, [delays for _ in range(count)])

    def delay(self, seconds: float, event: str = "*", count: int = 1) -> None:
        """The next events of a type come later, and are overtaken by others."""
        self._plan(event, [[seconds] for _ in range(count)])

    def reorder(self, window: float, count: int, event: str = "*") -> None:
        """The next `count` events arrive in the opposite order, within a window of seconds."""
        step = window / max(1, count)
        self._plan(event, [[step * (count - number)] for number in range(count)])

    def _plan(self, event_type: str, delays: list[list[float]]) -> None:
        with self.lock:
            self.event_rules.append(EventRule(event_type, delays))

    def copies(self, event_type: str) -> list[float]:
        """In how many seconds an event is delivered, one entry for each copy."""
        with self.lock:
            for rule in self.event_rules:
                if rule.delays and rule.type in ("*", event_type):
                    return rule.delays.pop(0)
            first = self.chance.uniform(0, 0.3) if self.happens("delayed") else 0.0
            return [first, first + 0.1] if self.happens("redelivered") else [first]

    def happens(self, name: str) -> bool:
        return self.chance.random() < self.rates.get(name, 0.0)
