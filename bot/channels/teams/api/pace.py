"""How fast Teams takes messages: into one conversation, and from one app altogether."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock

from bot.runtime.outgoing.delivery_pace import DeliveryPace

GAP, BURST = timedelta(seconds=2), 6
"""Some 1,800 messages an hour into a conversation, and seven at once."""
ALTOGETHER, AT_ONCE = timedelta(seconds=1 / 40), 40
"""Fifty calls a second for an app in a tenant; a fifth of them is left for what is no message."""


ALL = ""
"""All conversations together."""


class TeamsPace(DeliveryPace):
    """The pace of every conversation, within that of the app in all tenants together."""

    def __init__(self, gap: timedelta = GAP, burst: int = BURST) -> None:
        super().__init__(gap, burst)
        self.altogether = DeliveryPace(ALTOGETHER, AT_ONCE)
        self._both = Lock()

    def reserve(self, channel: str, now: datetime) -> datetime | None:
        """Take a place in a conversation now (None), or hear from when on there is one.

        A place of the app is taken only where the conversation has one as well: whoever waits
        holds up nobody else.
        """
        with self._both:
            free = max(self.free_at(channel, now), self.altogether.free_at(ALL, now))
            if free > now:
                return free
            self.altogether.reserve(ALL, now)
            return super().reserve(channel, now)
