"""The unit of work: one database transaction over all repositories."""

from __future__ import annotations

from contextlib import suppress
from types import TracebackType
from typing import Self

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.storage.database.errors import StorageError, failed_work, reason_of
from bot.storage.database.traces import Traces
from bot.storage.database.transactions import Transaction, Transactions
from bot.storage.handover import Couriers, Handover
from bot.storage.sql_repositories import SqlRepositories
from bot.vocabulary.stages import stage

LASTING = {"_transactions", "_traces", "_couriers", "_is_look"}
"""What a unit of work still has when it has ended."""


class SqlUnitOfWork(SqlRepositories):
    """Implements `bot.assistant.ports.UnitOfWork`.

    Committing ends the unit of work: the next one may begin at once, and using this one any further
    is an error. Whatever the database refuses inside it is raised as a `StorageError`. `is_look`:
    nothing is changed, nor locked.
    """

    _transaction: Transaction | None = None

    def __init__(
        self,
        transactions: Transactions,
        traces: Traces,
        couriers: Couriers,
        *,
        is_look: bool = False,
    ) -> None:
        super().__init__(traces, couriers, is_look=is_look)
        self._transactions = transactions

    def __enter__(self) -> Self:
        self._transaction = self._transactions.begin()
        return self

    @property
    def connection(self) -> Connection:
        """Where it is done."""
        if self._transaction is None:
            raise RuntimeError("this unit of work has ended, or was not begun")
        return self._transaction.connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        transaction = self._end()
        # Whoever cannot be told to forget it has not kept it either.
        hidden = (DBAPIError,) if error is None else (DBAPIError, StorageError)
        with suppress(*hidden):
            if transaction is not None:
                transaction.abandon()
        if isinstance(error, DBAPIError):
            raise failed_work(reason_of(error)) from error

    def _end(self) -> Transaction | None:
        """Give away the transaction, and all that uses it: it may be somebody else's soon."""
        transaction = self._transaction
        for name in vars(self).keys() - LASTING:
            delattr(self, name)
        return transaction

    def commit(self) -> None:
        """Keep everything that was done in this unit of work, durably; what was erased is gone."""
        handover = self.settled()
        transaction = self._end()
        if transaction is None:
            raise RuntimeError("this unit of work has ended, or was not begun")
        with stage("commit"):
            transaction.commit()
        handover.complete()

    def settled(self) -> Handover:
        """What is to be handed over once this is committed; nothing more is done in it."""
        if "search" in vars(self):
            self.search.wipe()
        return self._handover
