"""How often somebody may do something: more often than any person does, less than a program could.

Counted in memory, and where several processes serve one database, by all of them together (see
`bot.storage.cluster`). One that serves alone forgives everybody when it starts anew.
"""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from starlette.requests import Request

from bot.channels.web.http.network.addresses import client_of

UNITS = {"second": 1.0, "minute": 60.0, "hour": 3_600.0, "day": 86_400.0}
ALLOWED = re.compile(r"(\d+)/(?:(\d+) )?(second|minute|hour|day)s?")

MOST_KNOWN = 20_000
"""Of so many is remembered what they did; about 4 MB. Who did nothing for longest is forgotten."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many acts at once, after which one more comes every so many seconds."""

    at_once: int
    every: float


class RateLimiter:
    """Counts acts (`"30/10 seconds; 300/hour"`): so many at once, and as many again in that time.

    An act may cost more than one. Safe to share between threads.
    """

    def __init__(
        self,
        allowed: str,
        clock: Callable[[], float] = time.monotonic,
        most_known: int = MOST_KNOWN,
    ) -> None:
        self._allowed = tuple(map(allowance, allowed.split(";")))
        self._clock, self._most_known = clock, most_known
        self._lock = Lock()
        self._used_until: OrderedDict[str, tuple[float, ...]] = OrderedDict()
        self._spent: dict[str, int] = {}
        self._lately: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self._used_until)

    def allows(self, who: str, cost: int = 1) -> bool:
        """Whether this act may be done, which it then counts as.

        What costs more than is ever allowed at once costs all of that.
        """
        with self._lock:
            now = self._clock()
            then = self._after(who, cost, now)
            if then is None:
                return False
            self._remember(who, then)
            self._spent[who] = self._spent.get(who, 0) + cost
            if len(self._spent) > self._most_known:  # nobody shares it
                self._spent.clear()
            return True

    def allow(self, allowed: str) -> None:
        """Allow something else from now on; what was used stays used."""
        with self._lock:
            before, self._allowed = self._allowed, tuple(map(allowance, allowed.split(";")))
            if len(before) != len(self._allowed):
                self._used_until.clear()

    def would_allow(self, who: str) -> bool:
        """Whether one more act may be done; it is not counted."""
        with self._lock:
            return self._after(who, 1, self._clock()) is not None

    def take_spent(self) -> Mapping[str, float]:
        """What was used here since this was asked last, in seconds until it comes back, by key."""
        with self._lock:
            # Who was seen a moment ago is asked of once more: others add what they used later.
            spent = dict.fromkeys(self._lately, 0) | self._spent
            self._lately, self._spent = tuple(self._spent), {}
            return {
                f"{number}:{who}": each.every * min(cost, each.at_once)
                for who, cost in spent.items()
                for number, each in enumerate(self._allowed)
            }

    def settle(self, debts: Mapping[str, float]) -> None:
        """How far ahead of now each of these keys is, by what all processes used together."""
        with self._lock:
            now = self._clock()
            for who in {key.partition(":")[2] for key in debts}:
                since = self._spent.get(who, 0)
                until = [
                    now + max(0.0, debts.get(f"{number}:{who}", 0.0)) + since * each.every
                    for number, each in enumerate(self._allowed)
                ]
                self._remember(who, tuple(until))

    def _after(self, who: str, cost: int, now: float) -> tuple[float, ...] | None:
        """Until when all would be used by this act, by allowance; None if it may not be done."""
        until = self._used_until.get(who, (now,) * len(self._allowed))
        after = []
        for used, each in zip(until, self._allowed, strict=True):
            then = max(used, now) + min(cost, each.at_once) * each.every
            if then > now + each.at_once * each.every + 1e-9:
                return None
            after.append(then)
        return tuple(after)

    def _remember(self, who: str, then: tuple[float, ...]) -> None:
        self._used_until[who] = then
        self._used_until.move_to_end(who)
        while len(self._used_until) > self._most_known:
            self._used_until.popitem(last=False)


def allowance(text: str) -> Allowance:
    """An allowance as it is written: `30/10 seconds`."""
    found = ALLOWED.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"not a rate: {text}")
    count, units, unit = found.groups()
    return Allowance(int(count), int(units or 1) * UNITS[unit] / int(count))


def raw_address(request: Request) -> str:
    """Where a request comes from; of a proxy that is trusted, what it says of that."""
    return request.client.host if request.client else ""


def address_of(request: Request) -> str:
    """Who counts as one by where a request comes from: an address, or a /64."""
    return client_of(raw_address(request))
