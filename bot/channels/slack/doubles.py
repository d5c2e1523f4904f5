"""Double clicks: a person presses once and Slack tells of it twice."""

from __future__ import annotations

from threading import Lock

from bot.channels.slack.incoming import Incoming

GAP = 2.0
"""Seconds within which the same press on the same message is meant once."""
MOST = 10_000


class Doubles:
    """Remembers the last presses. Safe to share between threads.

    A redelivery is no double click: it bears the same moment, and finds its own event key.
    """

    def __init__(self) -> None:
        self._pressed: dict[tuple[str, str, str | None], float] = {}
        self._lock = Lock()

    def is_double(self, incoming: Incoming) -> bool:
        """Whether the same was pressed just before this."""
        origin, turn = incoming.origin, incoming.turn
        key = (origin.user, f"{origin.channel}/{origin.ts}", turn.choose)
        with self._lock:
            before = self._pressed.get(key)
            if before is not None and 0 < abs(origin.at - before) < GAP:
                return True
            if len(self._pressed) >= MOST:
                self._pressed.clear()
            self._pressed[key] = origin.at
            return False

    def forget(self, incoming: Incoming) -> None:
        """It failed, so that pressing once more is meant."""
        origin, turn = incoming.origin, incoming.turn
        with self._lock:
            self._pressed.pop((origin.user, f"{origin.channel}/{origin.ts}", turn.choose), None)
