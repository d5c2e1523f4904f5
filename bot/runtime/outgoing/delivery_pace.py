"""When the next message may go into a channel. Nobody sleeps here: whoever asks is told a moment.

Platforms take so many messages a second in a channel, with short bursts, and say how long to wait
when that was too much. What stands here is what Slack takes; others say what they do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
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

    def __init__(
        self,
        gap: timedelta = GAP,
        burst: int = BURST,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._clock = clock
        self._gap = gap
        self._ahead = gap * (burst - 1)
        self._due: dict[str, datetime] = {}
        self._held: dict[str, datetime] = {}
        self._spent: dict[str, timedelta] = {}
        self._lately: tuple[str, ...] = ()
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
        self._spend(channel, self._gap)

    def _due_in(self, channel: str, now: datetime) -> datetime:
        return max(within(now, self._due.get(channel, now)), now)

    def _spend(self, channel: str, seconds: timedelta) -> None:
        if len(self._spent) >= MOST:  # nobody shares it
            self._spent.clear()
        self._spent[channel] = self._spent.get(channel, timedelta()) + seconds

    def take_spent(self) -> Mapping[str, float]:
        """What was taken here since this was asked last, in seconds until it comes back."""
        with self._lock:
            # Which was used a moment ago is asked of once more: others add what they used later.
            spent = dict.fromkeys(self._lately, timedelta()) | self._spent
            self._lately, self._spent = tuple(self._spent), {}
        return {channel: each.total_seconds() for channel, each in spent.items()}

    def settle(self, debts: Mapping[str, float]) -> None:
        """How far ahead of now each of these channels is, by what all processes sent together."""
        with self._lock:
            now = self._clock()
            for channel, seconds in debts.items():
                since = self._spent.get(channel, timedelta())
                self._due[channel] = now + max(timedelta(seconds=seconds), timedelta()) + since

    def hold(self, channel: str, until: datetime) -> None:
        """Send nothing into the channel before a moment, since the platform said so."""
        with self._lock:
            self._held[channel] = max(until, self._held.get(channel, until))
            self._spend(channel, max(until - self._clock() + self._ahead, timedelta()))

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
