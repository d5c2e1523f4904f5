"""When the next message may go into a channel. Nobody sleeps here: whoever asks is told a moment.

Platforms take so many messages a second in a channel, with short bursts, and say how long to wait
when that was too much. What stands here is what Slack takes; others say what they do.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock

GAP = timedelta(seconds=1)
BURST = 4
"""Messages that may follow each other at once after a quiet while."""
LONGEST = timedelta(hours=2)
"""No wait is longer: what is further ahead was set before the clock went back."""
MOST = 10_000
"""Channels that are remembered before the quiet ones are forgotten."""


class DeliveryPace:
    """The pace of every channel. Safe to share between threads."""

    def __init__(self, gap: timedelta = GAP, burst: int = BURST) -> None:
        self._gap = gap
        self._ahead = gap * (burst - 1)
        self._due: dict[str, datetime] = {}
        self._held: dict[str, datetime] = {}
        self._lock = Lock()

    def reserve(self, channel: str, now: datetime) -> datetime | None:
        """Take a place in the channel now (None), or hear from when on there is one."""
        with self._lock:
            free = self._free_at(channel, now)
            if free > now:
                return free
            self._take(channel, now)
            return None

    def free_at(self, channel: str, now: datetime) -> datetime:
        """From when on there is a place; none is taken."""
        with self._lock:
            return self._free_at(channel, now)

    def _free_at(self, channel: str, now: datetime) -> datetime:
        held = within(now, self._held.get(channel, now))
        return max(held, self._due_in(channel, now) - self._ahead)

    def _take(self, channel: str, now: datetime) -> None:
        if len(self._due) >= MOST:
            self._forget(now)
        self._due[channel] = self._due_in(channel, now) + self._gap
        self._held.pop(channel, None)

    def _due_in(self, channel: str, now: datetime) -> datetime:
        return max(within(now, self._due.get(channel, now)), now)

    def hold(self, channel: str, until: datetime) -> None:
        """Send nothing into the channel before a moment, since the platform said so."""
        with self._lock:
            self._held[channel] = max(until, self._held.get(channel, until))

    def forget(self, now: datetime) -> None:
        """Forget channels that are quiet; it happens by itself before too many are remembered."""
        with self._lock:
            self._forget(now)

    def _forget(self, now: datetime) -> None:
        for kept in (self._due, self._held):
            for channel in [c for c, moment in kept.items() if moment <= now]:
                del kept[channel]


def within(now: datetime, moment: datetime) -> datetime:
    """The moment, unless it is so far ahead that the clock went back since."""
    return moment if moment <= now + LONGEST else now
