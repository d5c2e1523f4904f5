"""How much may be tried and sent at the desk, and how much is asked of others at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.channels.web.http.rate_limit import RateLimiter
from bot.channels.web.http.small_pool import SmallPool


@dataclass(frozen=True)
class DeskLimits:
    """More often than people do anything, far less than a program could.

    of_address, of_name: how often one may try a password, or a link that is none. of_member: how
    often who is signed in may send something. of_provider: how often one may fail to be vouched
    for, by address; guesses of passwords do not count there.
    """

    of_address: RateLimiter = field(default_factory=lambda: RateLimiter("20/minute; 200/hour"))
    of_name: RateLimiter = field(default_factory=lambda: RateLimiter("8/minute; 60/hour"))
    of_member: RateLimiter = field(default_factory=lambda: RateLimiter("40/10 seconds; 3000/hour"))
    of_provider: RateLimiter = field(default_factory=lambda: RateLimiter("60/minute; 600/hour"))


def provider_pool() -> SmallPool:
    """Where a provider is asked: one that hangs holds nobody else up."""
    return SmallPool("provider", at_once=4, waiting=16, patience=20.0)
