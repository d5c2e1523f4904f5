"""Who is to be looked after next: each by one hand at a time, persons before desks.

A desk never waits for persons: it has a hand of its own. Its posts go into one channel, so more
hands would only queue up.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Condition, Lock

from bot.assistant.ports import Outgoing


class Recipients:
    """Those who wait for a hand, those who are being looked after, and those who rest."""

    def __init__(self, hands: int, desks: Sequence[str]) -> None:
        self._hands, self._desks = hands, frozenset(desks)
        lock = Lock()
        self._changed, self._idle = Condition(lock), Condition(lock)
        """For hands, of which one is woken for each recipient, and for who waits for all of it."""
        self._waiting: dict[str, None] = {}
        self._active: set[str] = set()
        self._again: set[str] = set()
        """Told of while they were being looked after."""
        self._resting: set[str] = set()
        self._may_rest, self._is_closed = True, False

    def add(self, recipient: str) -> None:
        """There may be something due for a recipient."""
        with self._changed:
            if recipient in self._active:
                self._again.add(recipient)
            elif recipient not in self._resting:
                self._waiting.setdefault(recipient)
                self._changed.notify()

    def may_add(self, recipient: str) -> bool:
        """Whether a recipient does not rest."""
        with self._changed:
            return recipient not in self._resting

    def take(self) -> str | None:
        """Whom to look after now; waits until there is somebody. None: it is over."""
        with self._changed:
            while not self._is_closed:
                if (found := self._next()) is not None:
                    del self._waiting[found]
                    self._active.add(found)
                    return found
                self._changed.wait()
        return None

    def _next(self) -> str | None:
        persons = (each for each in self._waiting if each not in self._desks)
        person = next(persons, None) if self._free() > 0 else None
        return person or next((each for each in self._waiting if each in self._desks), None)

    def _free(self) -> int:
        return self._hands - len(self._active - self._desks)

    def give_back(self, recipient: str) -> None:
        """Nothing more is due for a recipient, as far as is known."""
        with self._changed:
            self._active.discard(recipient)
            if recipient in self._again and recipient not in self._resting:
                self._waiting.setdefault(recipient)
            self._again.discard(recipient)
            if self._waiting:
                self._changed.notify()
            elif not self._active:
                self._idle.notify_all()

    def rest(self, recipient: str) -> bool:
        """Leave a recipient alone until `wake`; whether that may be done."""
        with self._changed:
            if self._may_rest:
                self._resting.add(recipient)
            return self._may_rest

    def wake(self, recipient: str) -> None:
        """End a rest."""
        with self._changed:
            self._resting.discard(recipient)
        self.add(recipient)

    @property
    def room(self) -> int:
        """How many more persons could be looked after now."""
        with self._changed:
            return self._free() - len(self._waiting.keys() - self._desks)

    def drain(self) -> None:
        """From now on nobody rests."""
        with self._changed:
            self._may_rest = False
            self._resting.clear()

    def wait_until_idle(self) -> None:
        """Until nobody waits nor is looked after, or it is over."""
        with self._changed:
            self._idle.wait_for(lambda: self._is_closed or not (self._waiting or self._active))

    def close(self) -> None:
        """Hand out nobody any more."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
            self._idle.notify_all()


class Claims:
    """Messages that were claimed and wait for a hand, in order, by person."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[str, list[Outgoing]] = {}

    def add(self, person: str, claimed: Sequence[Outgoing]) -> None:
        """These were claimed."""
        if claimed:
            with self._lock:
                self._waiting.setdefault(person, []).extend(claimed)

    def take(self, person: str) -> list[Outgoing]:
        """All that waits for a person; it waits no more."""
        with self._lock:
            return self._waiting.pop(person, [])

    @property
    def persons(self) -> list[str]:
        """For whom something waits."""
        with self._lock:
            return list(self._waiting)
