"""A connection to PostgreSQL on which nobody waits for ever."""

from __future__ import annotations

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.rows import TupleRow


class BoundedConnection(psycopg.Connection[TupleRow]):
    """Is closed where the server does not answer for `answer` seconds.

    `statement_timeout` alone is not enough: a server that is frozen ends nothing, and its kernel
    goes on acknowledging what is sent to it.
    """

    answer: float | None = None

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """Wait for an answer. Every statement, commit and ping of the driver comes by here."""
        if timeout is not None or self.answer is None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.answer)
        except psycopg.errors._WaitTimeout as error:  # noqa: SLF001  it has no other name
            self.pgconn.finish()  # nobody knows what state it is in
            msg = f"the server did not answer for {self.answer:g} seconds"
            raise psycopg.OperationalError(msg) from error
