"""How often somebody may do something: more often than any person does, less than a program could.

Counted in memory: a process that starts anew forgives everybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.requests import Request


class Rate:
    """Counts acts by name (`"30/10 seconds; 300/hour"`). Safe to share between threads."""

    def __init__(self, allowed: str, name: str) -> None:
        self._items: Sequence[RateLimitItem] = parse_many(allowed)
        self._name = name
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def allows(self, who: str) -> bool:
        """Whether this act may be done, which it then counts as."""
        return all(self._limiter.hit(item, self._name, who) for item in self._items)


def address_of(request: Request) -> str:
    """Where a request comes from. A proxy has to be trusted by the server for it to tell."""
    return request.client.host if request.client else ""
