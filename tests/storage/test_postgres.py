"""A server of PostgreSQL that is slow, frozen, stopped or full: nobody waits for ever."""

from __future__ import annotations

import os
import signal
import uuid
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from bot.storage import SqlStorage, StorageError, open_storage
from bot.storage.database import postgres
from tests.storage.samples import NOW, conversation
from tests.storage.tcp_proxy import TcpProxy, proxied

PERSON = f"web:{uuid.uuid4().hex}"
"""Nobody else's: locks of one name hold across all schemas of a database."""

pytestmark = pytest.mark.postgres


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give up soon."""
    monkeypatch.setattr(postgres.BoundedDialect, "answer", 3.0)


@pytest.fixture
def before_server(migrated_postgres_url: str) -> Iterator[tuple[TcpProxy, str]]:
    """A server behind a proxy."""
    with proxied(migrated_postgres_url) as (proxy, url):
        yield proxy, url
        proxy.thaw()


def write(storage: SqlStorage) -> None:
    with storage() as work:
        work.events.is_new(PERSON, uuid.uuid4().hex, NOW)
        work.commit()


@pytest.mark.usefixtures("_quick")
def test_a_frozen_server_hangs_nobody_who_works_or_looks(
    before_server: tuple[TcpProxy, str],
) -> None:
    proxy, url = before_server
    with open_storage(url) as storage:
        write(storage)
        with storage() as work, storage.read_only() as looking:
            work.events.is_new(PERSON, "e", NOW)
            assert looking.leads.all() == []
            proxy.freeze()
            with pytest.raises(OperationalError, match="did not answer"):
                looking.leads.all()
            with pytest.raises(OperationalError, match="did not answer"):
                work.commit()
        proxy.thaw()
        write(storage)


@pytest.mark.usefixtures("_quick")
def test_who_begins_while_a_server_is_frozen_is_told(
    before_server: tuple[TcpProxy, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "CONNECT_TIMEOUT", 2)
    proxy, url = before_server
    with open_storage(url) as storage:
        write(storage)
        proxy.freeze()
        for _ in range(2):
            with pytest.raises(StorageError, match="could not do this"):
                write(storage)
    with pytest.raises(StorageError, match="cannot be used"):
        open_storage(url)


@pytest.mark.usefixtures("_quick")
def test_a_frozen_backend_hangs_nobody_and_another_one_takes_its_place(
    migrated_postgres_url: str,
) -> None:
    with open_storage(migrated_postgres_url, connections=2) as storage, storage() as work:
        backend = work._connection.scalar(text("SELECT pg_backend_pid()"))
        if not is_of_postgres(backend):
            pytest.skip("the server runs elsewhere")
        os.kill(backend, signal.SIGSTOP)
        try:
            with pytest.raises(OperationalError, match="did not answer"):
                work.leads.all()
            write(storage)
        finally:
            os.kill(backend, signal.SIGCONT)


def is_of_postgres(process: int) -> bool:
    """Whether this is a process of a server on this machine that we may stop for a moment."""
    try:
        os.kill(process, 0)
        return "postgres" in Path(f"/proc/{process}/comm").read_text()
    except OSError:
        return False


def test_the_server_itself_ends_what_takes_too_long(postgres_storage: SqlStorage) -> None:
    for engine in (postgres_storage._engine, postgres_storage._looking):
        with engine.connect() as connection:
            shown = {
                name: connection.scalar(text(f"SHOW {name}"))
                for name in (
                    "statement_timeout",
                    "lock_timeout",
                    "idle_in_transaction_session_timeout",
                )
            }
        assert shown == {
            "statement_timeout": "15s",
            "lock_timeout": "10s",
            "idle_in_transaction_session_timeout": "5min",
        }


def test_the_network_finds_out_that_a_machine_is_gone(postgres_storage: SqlStorage) -> None:
    with postgres_storage._engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        given = raw.info.get_parameters()
    assert given["tcp_user_timeout"] == "20000"
    assert (given["keepalives_idle"], given["keepalives_count"]) == ("20", "3")


def test_who_waits_for_a_lock_too_long_is_told_and_the_next_one_goes_on(
    postgres_storage: SqlStorage,
) -> None:
    with postgres_storage() as work:
        assert work.conversations.of(PERSON) is None
        with postgres_storage() as other:
            other._connection.execute(text("SET LOCAL lock_timeout = '50ms'"))
            with pytest.raises(OperationalError, match="lock timeout"):
                other.conversations.of(PERSON)
        work.conversations.save(conversation(person=PERSON))
        work.commit()
    with postgres_storage() as work:
        assert work.conversations.of(PERSON) is not None


def test_many_at_once_wait_for_few_connections_rather_than_fail(migrated_postgres_url: str) -> None:
    opened = 0

    def count(*_: object) -> None:
        nonlocal opened
        opened += 1

    with open_storage(migrated_postgres_url, connections=3) as storage:
        event.listen(storage._engine, "connect", count)
        event.listen(storage._looking, "connect", count)
        assert all_at_once(storage, 12) == 12
    assert opened <= 3


def all_at_once(storage: SqlStorage, number: int) -> int:
    """How many of so many threads wrote, and looked."""
    begin, done = Barrier(number), list[int]()

    def work(each: int) -> None:
        begin.wait(10)
        write(storage)
        with storage.read_only() as looking:
            looking.leads.all()
        done.append(each)

    threads = [Thread(target=work, args=(each,)) for each in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return len(done)


@pytest.fixture
def small_server(migrated_postgres_url: str) -> Iterator[str]:
    """The same server for somebody who may have only two connections."""
    url, role = make_url(migrated_postgres_url), f"test_{uuid.uuid4().hex[:8]}"
    schema = str(url.query["options"]).partition("search_path=")[2]
    admin = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for each in (
            f"CREATE ROLE {role} LOGIN PASSWORD 'x' CONNECTION LIMIT 2",
            f"GRANT USAGE ON SCHEMA {schema} TO {role}",
            f"GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO {role}",
        ):
            connection.execute(text(each))
        yield url.set(username=role, password="x").render_as_string(hide_password=False)  # noqa: S106
        connection.execute(text(f"DROP OWNED BY {role}"))
        connection.execute(text(f"DROP ROLE {role}"))
    admin.dispose()


def test_who_finds_a_server_without_a_free_connection_waits_for_one(small_server: str) -> None:
    with open_storage(small_server, connections=4) as storage, storage.read_only() as looking:
        assert looking.leads.all() == []
        with storage() as work:
            assert work.leads.all() == []
            third = Thread(target=write, args=(storage,))
            third.start()
            third.join(0.6)
            assert third.is_alive()
        third.join(10)
        assert not third.is_alive()


def test_a_server_that_stays_full_is_told_in_time(small_server: str) -> None:
    with (
        open_storage(small_server, patience=0.3, connections=4) as storage,
        storage() as one,
        storage() as two,
    ):
        assert one.leads.all() == two.leads.all() == []
        with pytest.raises(StorageError, match="too many connections"):
            storage().__enter__()


def test_what_an_operator_says_in_the_address_holds(migrated_postgres_url: str) -> None:
    url = make_url(migrated_postgres_url).update_query_dict({"keepalives_idle": "7"})
    with (
        open_storage(url.render_as_string(hide_password=False)) as storage,
        storage._engine.connect() as connection,
    ):
        raw = connection.connection.dbapi_connection
        assert raw is not None
        given = raw.info.get_parameters()
    assert given["keepalives_idle"] == "7"
