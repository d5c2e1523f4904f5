"""One transaction for all units of work that come while others are under way, as SQLite has it.

What costs most is to have a commit on the disk for good. So whoever is done does not commit as long
as somebody else waits for their turn: the transaction is handed on to them, and whoever finds
nobody behind them commits for all. Each returns only when that was done, so what was acknowledged
is kept; and each stands behind a savepoint, so what fails takes nothing of others with it.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as OutOfPatience
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.storage.database.errors import StorageError, failed_work, reason_of, too_busy
from bot.storage.database.locks import FairLock
from bot.storage.database.traces import Traces
from bot.storage.database.transactions import begin_on, begun

MOST = 100
"""Units of work in one group."""

LONGEST = 0.03
"""Seconds after which a group takes nobody more: who came first waits for all of them."""

ROLLED_BACK = "rolled back"
"""Why a group was lost where the database itself ended the transaction, as on a full disk."""


class CommitGroup:
    """A transaction that several share. `ended` is told once all of it is kept, or lost.

    `units` have begun in it; `beside` them so much was done that is done again if it is lost.
    """

    def __init__(self, connection: Connection, traces: Traces) -> None:
        self.connection, self._traces = connection, traces
        self.ended: Future[None] = Future()
        self.units = self.beside = 0
        self._full_at = time.monotonic() + LONGEST

    @property
    def driver(self) -> sqlite3.Connection:
        """The connection as the driver has it."""
        found = self.connection.connection.driver_connection
        assert isinstance(found, sqlite3.Connection)  # noqa: S101  nothing else is grouped
        return found

    @property
    def is_full(self) -> bool:
        """Whether it has to be committed before anybody else begins."""
        return self.units + self.beside >= MOST or time.monotonic() >= self._full_at

    def keep(self) -> None:
        """Commit, and tell everybody."""
        if not self.driver.in_transaction:  # the database rolled all of it back, as on a full disk
            self.lose(ROLLED_BACK)
            return
        try:
            self.connection.commit()
        except DBAPIError as error:
            self.lose(reason_of(error))
        except BaseException:
            self.lose("interrupted")
            raise
        else:
            try:
                self._traces.wipe(self.connection)
            finally:
                self.ended.set_result(None)  # it is kept, whatever becomes of the log

    def lose(self, reason: str) -> None:
        """Nothing of it is kept; tell everybody."""
        with suppress(DBAPIError):
            self.connection.close()  # rolls back what was not committed
        self.ended.set_exception(failed_work(reason))

    def wait(self, patience: float) -> None:
        """Until it is kept for good. Raises `StorageError` if it was lost."""
        try:
            error = self.ended.exception(patience)
        except OutOfPatience:
            raise too_busy() from None
        if error is not None:
            raise StorageError(*str(error).split("\n", 1)) from error


class GroupTransaction:
    """One unit of work in a group, from `begin` until it is its turn no more."""

    def __init__(self, commits: GroupCommit, group: CommitGroup) -> None:
        self._commits, self._group = commits, group
        self.connection = group.connection
        self._has_savepoint = group.units > 0
        """Whoever is alone so far needs none: to roll back is to roll all of it back. SQLite keeps
        a copy of each page that is changed behind one, and of many of them in a file."""
        if not group.driver.in_transaction:
            raise failed_work(ROLLED_BACK)
        if self._has_savepoint:
            group.driver.execute("SAVEPOINT unit")
        group.units += 1

    def commit(self) -> None:
        """Return once the whole group is kept."""
        if self._has_savepoint:
            self._run("RELEASE unit")
        self._commits.leave(self._group)

    def abandon(self) -> None:
        """Keep nothing of it; what others had done before stays."""
        if not self._has_savepoint:
            self._commits.lose(self._group)
            return
        self._run("ROLLBACK TO unit")
        self._run("RELEASE unit")
        self._commits.leave(self._group)

    def _run(self, statement: str) -> None:
        try:
            self._group.driver.execute(statement)
        except sqlite3.Error as error:  # a full disk rolls back all of it
            self._commits.lose(self._group, str(error))
            raise failed_work(str(error)) from error


class KeptConnection:
    """One connection for all transactions, as they come one after the other.

    The pool gets it back where one of them failed, and rolls back what may be left of it.
    """

    def __init__(self, engine: Engine, patience: float) -> None:
        self._engine, self._patience = engine, patience
        self._connection: Connection | None = None

    def begun(self) -> Connection:
        """The connection, on which a transaction has begun. Raises `StorageError`."""
        if self._is_under_way:  # whoever began it was interrupted before anything else was done
            self.give_back()
        if self._connection is None or self._connection.closed:
            self._connection = begun(self._engine, self._patience)
        else:
            begin_on(self._connection)
        return self._connection

    @property
    def _is_under_way(self) -> bool:
        return self._connection is not None and self._connection.in_transaction()

    def give_back(self) -> None:
        """Let the pool have it until the next transaction."""
        if self._connection is not None:
            self._connection.close()

    def close(self) -> None:
        """Let go of it, and of all others; whoever is in the middle of something ends it first."""
        if not self._is_under_way:
            self.give_back()
        self._engine.dispose()


class GroupCommit:
    """Begins transactions, one at a time, and commits many at once. `patience` is in seconds.

    `at_first` does what has to be done before the next unit of work, within its transaction, and
    says how much that was; it hears when the transaction has ended, and does it again if it was
    lost.
    """

    def __init__(
        self,
        writer: KeptConnection,
        patience: float,
        traces: Traces,
        at_first: Callable[[Connection, Future[None]], int] = lambda *_: 0,
    ) -> None:
        self._writer, self._patience, self._traces = writer, patience, traces
        self._at_first = at_first
        self._gate = GroupGate(self, patience)
        self._group: CommitGroup | None = None

    def begin(self) -> GroupTransaction:
        """One's turn, in the order of asking."""
        self._gate.acquire()
        try:
            if self._group is None:
                self._group = CommitGroup(self._writer.begun(), self._traces)
            self._group.beside += self._at_first(self._group.connection, self._group.ended)
            return GroupTransaction(self, self._group)
        except BaseException:
            self.skip()
            raise

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody write meanwhile; all that was begun before is kept, or lost."""
        self._gate.acquire()
        try:
            self._keep()
            self._writer.give_back()
            yield
        finally:
            self._gate.release()

    def leave(self, group: CommitGroup) -> None:
        """Let the next one have the transaction, or commit it where there is nobody."""
        if group.is_full or not self._gate.hand_on():
            self._keep_and_release()
        group.wait(self._patience)

    def lose(self, group: CommitGroup, reason: str = ROLLED_BACK) -> None:
        """Forget all of it."""
        self._group = None
        try:
            group.lose(reason)
        finally:
            self._gate.release()

    def skip(self) -> None:
        """Hand on a turn that is not used."""
        if self._group is None or not self._gate.hand_on():
            self._keep_and_release()

    def _keep_and_release(self) -> None:
        try:
            self._keep()
        finally:
            self._gate.release()

    def _keep(self) -> None:
        group, self._group = self._group, None
        if group is not None:
            group.keep()


class GroupGate(FairLock):
    """Lets in whoever may write. Nobody leaves a group without a commit behind them."""

    def __init__(self, commits: GroupCommit, patience: float) -> None:
        super().__init__(patience)
        self._commits = commits

    def forgo(self) -> None:
        """Whoever was to commit for all does not stay to do so."""
        self._commits.skip()
