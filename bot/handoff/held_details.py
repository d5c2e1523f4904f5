"""What people wrote of how to reach them before they agreed to its use.

It is never stored: this process alone holds it, for a short while, so that nobody types it twice.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

HELD_FOR = timedelta(hours=1)
"""Nothing is held longer: who agrees later is asked for it again."""

MOST_HELD = 2_000
"""Messages that are held at most, the newest of all conversations."""


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """A message as it was written, and as it is kept with its contact details hidden."""

    conversation: str
    hidden: str
    written: str
    at: datetime


@dataclass(eq=False)
class HeldDetails:
    """Messages with contact details, until their writer agrees, refuses, or an hour has passed."""

    _messages: OrderedDict[int, HeldMessage] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _count: int = 0

    def keep(self, message: HeldMessage) -> None:
        """Hold one message; the oldest go where there are too many, or too long ago."""
        with self._lock:
            self._count += 1
            self._messages[self._count] = message
            while len(self._messages) > MOST_HELD or self._is_first_old(message.at):
                self._messages.popitem(last=False)

    def of(self, conversation: str, now: datetime) -> Mapping[str, str]:
        """What was written, by what is kept of it."""
        with self._lock:
            return {
                each.hidden: each.written
                for each in self._messages.values()
                if each.conversation == conversation and now - each.at <= HELD_FOR
            }

    def forget(self, conversation: str) -> None:
        """Hold nothing of this conversation any more."""
        with self._lock:
            gone = [k for k, each in self._messages.items() if each.conversation == conversation]
            for key in gone:
                del self._messages[key]

    def _is_first_old(self, now: datetime) -> bool:
        first = next(iter(self._messages.values()))
        return now - first.at > HELD_FOR
