"""Who is in groups of a platform that the configuration names.

It is asked on every action, so a group is read at most every few minutes. While the platform does
not answer, the last list holds for an hour; after that nobody is in the group.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

FRESH = timedelta(minutes=5)
STALE = timedelta(hours=1)
PATIENCE = timedelta(seconds=30)
"""How soon to ask again after the platform did not answer."""

NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Members:
    """Who was in a group when it was read, by id with a name, and when to read it next."""

    names: Mapping[str, str]
    read_at: datetime
    next_at: datetime


class GroupMembers:
    """The members of groups. `read` asks the platform: names by id, None where it does not say.

    Safe to share between threads.
    """

    def __init__(
        self, read: Callable[[str], Mapping[str, str] | None], clock: Callable[[], datetime]
    ) -> None:
        self._read, self._clock = read, clock
        self._held: dict[str, Members] = {}
        self._lock = Lock()

    def of(self, group: str) -> Mapping[str, str]:
        """Who is in a group now; one asks the platform while the others wait."""
        with self._lock:
            now = self._clock()
            held = self._held.get(group)
            if held is None or held.next_at <= now:
                names = self._read(group)
                held = held_on(held, now) if names is None else Members(names, now, now + FRESH)
                self._held[group] = held
            return held.names


def held_on(held: Members | None, now: datetime) -> Members:
    """The last list while it may hold, or nobody."""
    if held is None or now - held.read_at > STALE:
        return Members(NOBODY, now if held is None else held.read_at, now + PATIENCE)
    return Members(held.names, held.read_at, now + PATIENCE)
