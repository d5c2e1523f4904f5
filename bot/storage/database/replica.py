"""A server that follows the primary, for what looks at much and may be a moment late.

It is asked at each use whether it has what the primary has at that moment. A replica that streams
does within milliseconds, so that people find in numbers and exports what they did themselves.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from bot.assistant.ports import ReplicaFault, ReplicaState
from bot.storage.database.errors import StorageError, failed_work, reason_of
from bot.storage.database.transactions import OwnTransactions, begun

log = logging.getLogger(__name__)

FAR = 10.0
"""Seconds of which what it has may be old; with more the primary is read."""

LOOKS, PAUSE = 11, 0.1
"""How often it is asked whether it has caught up, and the seconds in between."""

REST = 30.0
"""Seconds in which one that does not answer is not asked again: everybody would wait for it."""

PRIMARY = text(
    "SELECT CAST(system_identifier AS text) AS system, CAST(pg_current_wal_lsn() AS text) AS place,"
    " clock_timestamp() AS at FROM pg_control_system()"
)
# When the last transaction was committed that it has is told by the clock of the primary, so both
# moments are of one clock. What it has is at most that old: on a primary that rested it is less, so
# places are compared first.
FOLLOWER = text(
    "SELECT pg_is_in_recovery() AND CAST(system_identifier AS text) = :system AS follows,"
    " pg_last_wal_replay_lsn() >= CAST(:place AS pg_lsn) AS has_all,"
    " CAST(extract(epoch FROM CAST(:at AS timestamptz) - pg_last_xact_replay_timestamp())"
    " AS double precision) AS behind FROM pg_control_system()"
)


class Replica:
    """Knows whether what is asked may be read here. `engine` leads to it, `primary` to the other.

    `place` is what it is called; `patience` is in seconds.
    """

    def __init__(self, engine: Engine, primary: Engine, place: str, patience: float) -> None:
        # No transaction is open between two looks: a replica ends those that hold it up.
        self._asked = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._engine, self._primary, self._patience = engine, primary, patience
        self._last = self._told = ReplicaState(place)
        self._rests_until = 0.0
        self.transactions = OwnTransactions(engine, patience)

    @property
    def is_usable(self) -> bool:
        """Whether it has what there is, or nearly."""
        return self.state().fault is None

    def state(self) -> ReplicaState:
        """How it stands now; a change is logged. Raises `StorageError` for the primary alone."""
        if time.monotonic() >= self._rests_until:
            self._last = self._found()
            self._tell(self._last)
        return self._last

    def lost(self, reason: str) -> None:
        """Something could not be read here, such as where the server ended it to go on."""
        log.warning("The replica %s did not do it, the primary does: %s", self._last.place, reason)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def _found(self) -> ReplicaState:
        at = self._place_of_primary()
        try:
            connection = begun(self._asked, self._patience)
            try:
                return self._compared(connection, at)
            finally:
                connection.close()
        except (StorageError, DBAPIError) as error:
            self._rests_until = time.monotonic() + REST
            reason = reason_of(error) if isinstance(error, DBAPIError) else english(error)
            return replace(self._last, behind=None, fault=ReplicaFault.AWAY, reason=reason)

    def _place_of_primary(self) -> dict[str, object]:
        """Where the primary is just now."""
        connection = begun(self._primary, self._patience)
        try:
            return dict(connection.execute(PRIMARY).one()._mapping)  # noqa: SLF001  its name
        except DBAPIError as error:
            raise failed_work(reason_of(error)) from error
        finally:
            connection.close()

    def _compared(self, connection: Connection, at: dict[str, object]) -> ReplicaState:
        for look in range(LOOKS):
            time.sleep(PAUSE if look else 0)
            follows, has_all, behind = connection.execute(FOLLOWER, at).one()
            if not follows:
                return replace(self._last, behind=None, fault=ReplicaFault.FOREIGN, reason="")
            if has_all:
                return replace(self._last, behind=0.0, fault=None, reason="")
        is_near = behind is not None and behind <= FAR
        fault = None if is_near else ReplicaFault.FAR
        return replace(self._last, behind=behind, fault=fault, reason="")

    def _tell(self, now: ReplicaState) -> None:
        """Log what is otherwise than before."""
        before, self._told = self._told, now
        if now.fault is not None and now.fault is not before.fault:
            reason = f"{now.fault.value} {now.reason}".strip()
            log.warning("The replica %s is not read, but the primary: %s", now.place, reason)
        elif now.fault is None and before.fault is not None:
            log.info("The replica %s is read again", now.place)


def english(error: StorageError) -> str:
    """What a log says of it."""
    return str(error).splitlines()[-1]
