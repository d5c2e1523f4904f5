"""A process among others on one server of PostgreSQL: one connection, and a thread that holds it.

Whoever has the advisory lock leads. It belongs to the connection, so the server passes it on as
soon as that is gone; a process that stands still loses it after `IDLE` seconds. What the leader
does has one effect anyway: the lock only spares the others the work, it is not what keeps it safe.

`NOTIFY` tells that something was committed, never what. It is sent beside the transactions, at most
once in `REST` seconds: within them, all commits of the database would wait for one another. What is
missed is found a second later, as whoever listens looks by themselves, too.
"""

from __future__ import annotations

import logging
import os
import select
import socket
import time
import uuid
from collections.abc import Callable
from threading import Event, Thread

import psycopg
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from bot.storage.cluster.allowances import Allowances
from bot.storage.cluster.cluster import Use
from bot.storage.database.locks import number_of
from bot.storage.database.postgres import made

log = logging.getLogger(__name__)

Connection = psycopg.Connection[tuple[object, ...]]

EVERY = 1.0
"""Seconds between two looks whether the connection lives, and two counts of what is used."""

REST = 0.05
"""Seconds between two notices at least."""

IDLE = 15
"""Seconds of silence after which the server ends the connection, where it can (14 and later)."""

AGAIN = 2.0
"""Seconds before a connection that broke is opened anew."""

CHANNEL = "SELECT 'madoguchi_' || md5(current_schema())"
LEAD = "SELECT pg_try_advisory_lock(%s)"
LEADER = "leader of {}"


class Membership:
    """Implements `Cluster`. Start it once; close it when the process ends."""

    def __init__(self, url: URL) -> None:
        self._engine = made(url.set(drivername="postgresql+bounded"), poolclass=NullPool)
        self._id = uuid.uuid4().hex
        self._heard: list[Callable[[], object]] = []
        self._allowances = Allowances()
        self._leads = self._has_news = False
        self._closing = Event()
        self._told, self._woken = socket.socketpair()
        self._told.setblocking(False)
        self._thread = Thread(target=self._run, name="cluster", daemon=True)

    def start(self) -> None:
        """Join the others."""
        self._thread.start()

    def close(self) -> None:
        """Leave them."""
        self._closing.set()
        self._wake()
        self._thread.join(5.0)
        self._engine.dispose()
        for each in (self._told, self._woken):
            each.close()

    def leads(self) -> bool:
        """Whether this process does what only one of them does."""
        return self._leads

    def tell(self) -> None:
        """Something was committed here: the others look as well. Returns at once."""
        if not self._has_news:
            self._has_news = True
            self._wake()

    def listen(self, heard: Callable[[], object]) -> None:
        """Be told from now on when something was committed elsewhere."""
        self._heard.append(heard)

    def share(self, name: str, use: Use) -> None:
        """Count together with the others what is used under a name."""
        self._allowances.share(name, use)

    def _wake(self) -> None:
        try:
            self._told.send(b"!")
        except OSError:
            return  # it is woken already, or over

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._stay()
            except (psycopg.Error, DBAPIError, OSError) as error:
                log.warning("The other processes are not reached: %s", type(error).__name__)
            finally:
                self._leads = False
            self._closing.wait(AGAIN)

    def _stay(self) -> None:
        """Be one of them until the connection breaks, or this ends."""
        raw = self._engine.raw_connection()
        connection = raw.driver_connection
        assert isinstance(connection, psycopg.Connection)  # noqa: S101  as the dialect makes it
        try:
            connection.rollback()
            connection.autocommit = True
            channel = begin(connection)
            connection.add_notify_handler(self._hear)
            lock = number_of(LEADER.format(channel))
            self._go_on(connection, channel, lock)
        finally:
            connection.close()  # the lock goes with it
            raw.invalidate()

    def _go_on(self, connection: Connection, channel: str, lock: int) -> None:
        due = 0.0
        while not self._closing.is_set():
            if time.monotonic() >= due:
                due = time.monotonic() + EVERY
                if not self._leads:
                    [leads] = connection.execute(LEAD, (lock,)).fetchone() or [False]
                    self._lead(is_leader=bool(leads))
                self._allowances.settle(connection, is_leader=self._leads)
            if self._has_news:
                self._has_news = False
                connection.execute("SELECT pg_notify(%s, %s)", (channel, self._id))
                self._closing.wait(REST)
            self._await(connection, max(0.0, due - time.monotonic()))

    def _lead(self, *, is_leader: bool) -> None:
        if is_leader:
            log.info("This process (%s) does what only one does", os.getpid())
        self._leads = is_leader

    def _await(self, connection: Connection, seconds: float) -> None:
        """Wait until something is said, here or elsewhere."""
        ready, _, _ = select.select([connection.fileno(), self._woken.fileno()], [], [], seconds)
        if self._woken.fileno() in ready:
            self._woken.recv(4096)
        if connection.fileno() in ready:
            connection.pgconn.consume_input()
        while (notice := connection.pgconn.notifies()) is not None:
            self._hear_of(notice.extra.decode())

    def _hear(self, notice: psycopg.Notify) -> None:
        self._hear_of(notice.payload)

    def _hear_of(self, sender: str) -> None:
        if sender != self._id:
            for heard in self._heard:
                heard()


def begin(connection: Connection) -> str:
    """Set a connection up; the name of the channel, which is that of the schema."""
    [channel] = connection.execute(CHANNEL).fetchone() or [""]
    if connection.info.server_version >= 140_000:
        connection.execute(f"SET idle_session_timeout = '{IDLE}s'".encode())
    connection.execute("SET statement_timeout = '10s'")
    connection.execute(f"LISTEN {channel}".encode())
    return str(channel)
