"""Who may go first: the fair lock of writers in one process, and named locks in the database."""

from __future__ import annotations

import hashlib
from collections import deque
from threading import Lock
from types import TracebackType

from sqlalchemy import BigInteger, Connection, bindparam, func, select

from bot.storage.database.errors import too_busy
from bot.storage.database.prepared_statement import PreparedStatement


class FairLock:
    """A lock that is handed on in the order of asking. SQLite itself lets waiters starve."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._guard = Lock()
        self._is_held = False
        self._waiting: deque[Lock] = deque()

    def acquire(self) -> None:
        """Wait for one's turn, at most for the patience (in seconds)."""
        with self._guard:
            if not self._is_held:
                self._is_held = True
                return
            place = Lock()
            place.acquire()
            self._waiting.append(place)
        self._wait(place)

    def _wait(self, place: Lock) -> None:
        has_turn = False
        try:
            has_turn = place.acquire(timeout=self._patience)
        finally:
            if not has_turn:
                self._give_up(place)
        if not has_turn:
            raise too_busy()

    def _give_up(self, place: Lock) -> None:
        with self._guard:
            if place in self._waiting:
                self._waiting.remove(place)
                return
        self.forgo()  # our turn came in the very moment of giving up

    def forgo(self) -> None:
        """Hand on a turn that one cannot use any more."""
        self.release()

    def hand_on(self) -> bool:
        """Hand the lock to whoever has waited longest; False, and it is still held, for nobody."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
                return True
            return False

    def release(self) -> None:
        """Hand the lock to whoever has waited longest, or free it."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_held = False

    def __enter__(self) -> None:
        """Wait for one's turn."""
        self.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the next one have it."""
        self.release()


WAIT_FOR_NAME = PreparedStatement(
    select(func.pg_advisory_xact_lock(bindparam("key", type_=BigInteger)))
)


class NamedLocks:
    """Locks on names, held until the transaction ends.

    SQLite needs none: there a unit of work is alone from its beginning. On PostgreSQL they cover
    what row locks cannot, namely rows that do not exist yet. To rule out deadlocks they are taken
    in this order: person, leads (rows, sorted), desk line, line. Whoever writes to a person's line
    and to a desk's at once holds the person's lock, so their order does not matter.
    Whoever only looks takes none (`is_needed`).
    """

    def __init__(self, connection: Connection, *, is_needed: bool = True) -> None:
        self._connection = connection
        self._is_needed = is_needed and connection.dialect.name == "postgresql"
        self._held: set[str] = set()

    def person(self, person: str) -> None:
        """Let no other turn of this person run."""
        self._hold(f"person {person}")

    def line(self, person: str) -> None:
        """Let nobody else queue messages to this person: ids then follow the order of commits."""
        self._hold(f"line {person}")

    def desk_line(self, desk: str, line: str) -> None:
        """Let nobody else queue posts to this line of a desk."""
        self._hold(f"desk {desk} {line}")

    def sweep(self) -> None:
        """Let nobody else decide on what is to be deleted."""
        self._hold("sweep")

    def _hold(self, name: str) -> None:
        if self._is_needed and name not in self._held:
            WAIT_FOR_NAME.scalar(self._connection, {"key": number_of(name)})
            self._held.add(name)


def number_of(name: str) -> int:
    """The name as the signed 64-bit number that PostgreSQL locks by.

    Two names with the same number would only wait for each other without need.
    """
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], signed=True)
