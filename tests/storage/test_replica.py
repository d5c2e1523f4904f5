"""Numbers and exports are read from a server that streams, and from the primary without it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from bot.assistant.desk.actions import Download
from bot.assistant.ports import ReplicaFault, Storage, UnitOfWork
from bot.storage import SqlStorage, StorageError, open_storage
from bot.storage.database import replica as replicas
from bot.storage.schema.tables import metadata
from bot.vocabulary import Language
from tests.assistant.desk_driver import DeskStage, new_desk
from tests.serving.test_doctor import findings
from tests.storage.samples import event, lead
from tests.storage.streaming import Server, streaming

pytestmark = pytest.mark.postgres

Pair = tuple[Server, Server]


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    with streaming() as (primary, replica):
        open_storage(primary.url).close()
        yield primary, replica


@pytest.fixture
def storage(pair: Pair) -> Iterator[SqlStorage]:
    """What is kept on the primary, with nothing in it."""
    primary, replica = pair
    with open_storage(primary.url, replica=replica.url) as storage:
        asked(primary, f"TRUNCATE {', '.join(set(metadata.tables) - {'keys'})}")
        end = asked(primary, "SELECT pg_current_wal_lsn()")
        while not asked(replica, f"SELECT pg_last_wal_replay_lsn() >= '{end}'"):
            time.sleep(0.02)  # a lock of this, half done, would hold up who reads
        yield storage


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy this machine is, what streams comes in time."""
    monkeypatch.setattr(replicas, "LOOKS", 500)


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it has is new enough, and nobody waits for more."""
    monkeypatch.setattr(replicas, "LOOKS", 1)
    monkeypatch.setattr(replicas, "FAR", 3600.0)


def asked(server: Server, what: str) -> object:
    """What a server itself is asked."""
    engine = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        done = connection.execute(text(what))
        found = done.scalar() if done.returns_rows else None
    engine.dispose()
    return found


@contextmanager
def standing_still(replica: Server) -> Iterator[None]:
    """A replica takes nothing more of what it is sent."""
    asked(replica, "SELECT pg_wal_replay_pause()")
    while asked(replica, "SELECT pg_get_wal_replay_pause_state()") != "paused":
        time.sleep(0.01)
    try:
        yield
    finally:
        asked(replica, "SELECT pg_wal_replay_resume()")


def references(work: UnitOfWork) -> list[str]:
    return sorted(each.reference for each in work.leads.all())


def put(storage: Storage, reference: str) -> None:
    with storage() as work:
        work.leads.add(replace(lead(), reference=reference), event())
        work.commit()


def place(work: UnitOfWork) -> object:
    """Whether this is read where nothing can be written."""
    [is_replica] = work.connection.execute(text("SELECT pg_is_in_recovery()")).one()  # type: ignore[attr-defined]
    return is_replica


def fault_of(storage: SqlStorage) -> ReplicaFault | None:
    state = storage.replica_state()
    assert state is not None
    return state.fault


@pytest.mark.usefixtures("patient")
def test_what_may_be_late_is_read_from_the_replica_and_all_else_from_the_primary(
    storage: SqlStorage,
) -> None:
    assert storage.read_late(place) is True
    with storage.read_only() as work:
        assert place(work) is False


@pytest.mark.usefixtures("patient")
def test_what_was_committed_before_is_found_there_at_once(storage: SqlStorage) -> None:
    for number in range(10):
        put(storage, f"M-{number}")
        assert len(storage.read_late(references)) == number + 1


@pytest.mark.usefixtures("content")
def test_a_moment_late_is_good_enough_and_longer_is_not(
    storage: SqlStorage, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    with standing_still(pair[1]):
        put(storage, "M-1")
        assert storage.read_late(references) == []
        state = storage.replica_state()
        assert state is not None
        assert state.fault is None
        assert state.behind
        monkeypatch.setattr(replicas, "FAR", 0.0)
        assert storage.read_late(references) == ["M-1"]
        assert fault_of(storage) is ReplicaFault.FAR
    monkeypatch.setattr(replicas, "LOOKS", 500)
    assert storage.read_late(place) is True


@pytest.mark.usefixtures("patient")
def test_without_it_the_primary_is_read_and_the_operator_is_told_once(
    storage: SqlStorage,
    pair: Pair,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(replicas, "REST", 0.0)
    put(storage, "M-1")
    pair[1].stop()
    try:
        for _ in range(3):
            assert storage.read_late(references) == ["M-1"]
        assert fault_of(storage) is ReplicaFault.AWAY
    finally:
        pair[1].start()
    put(storage, "M-2")
    assert storage.read_late(place) is True
    assert storage.read_late(references) == ["M-1", "M-2"]
    told = [record.levelno for record in caplog.records if "replica" in record.getMessage()]
    assert told == [logging.WARNING, logging.INFO]


def test_one_that_does_not_answer_is_left_alone_for_a_while(
    storage: SqlStorage, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair[1].stop()
    try:
        assert storage.read_late(place) is False
    finally:
        pair[1].start()
    assert storage.read_late(place) is False
    later = time.monotonic() + replicas.REST
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert storage.read_late(place) is True


@pytest.mark.usefixtures("patient")
def test_what_breaks_off_there_is_read_again_on_the_primary(
    storage: SqlStorage, pair: Pair
) -> None:
    seen = []

    def broken_off(work: UnitOfWork) -> list[str]:
        seen.append(place(work))
        if len(seen) == 1:
            ended = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE "
            asked(pair[1], f"{ended} backend_type = 'client backend' AND pid <> pg_backend_pid()")
        return references(work)

    put(storage, "M-1")
    assert storage.read_late(broken_off) == ["M-1"]
    assert seen == [True, False]


def test_nothing_is_read_from_a_server_that_follows_another_one_or_none(pair: Pair) -> None:
    primary, _ = pair
    with open_storage(primary.url, replica=primary.url) as storage:
        assert fault_of(storage) is ReplicaFault.FOREIGN
        assert storage.read_late(place) is False


@pytest.mark.parametrize("url", ["sqlite://", "postgresql://a/b"])
def test_a_file_has_no_replica_and_is_none(url: str) -> None:
    other = "sqlite:///other.db" if url.startswith("postgresql") else "postgresql://a/b"
    with pytest.raises(StorageError, match="MADOGUCHI_REPLICA_URL"):
        open_storage(url, replica=other)


# Through the desk.


@pytest.fixture
def desk(storage: SqlStorage, patient: None, request: pytest.FixtureRequest) -> DeskStage:
    """One with a lead, of which the replica knows; from now on that is enough."""
    desk = new_desk(storage=storage)
    assert storage.read_late(references) == [desk.lead.reference]
    request.getfixturevalue("content")
    return desk


def test_the_desk_counts_on_the_replica(desk: DeskStage, pair: Pair) -> None:
    shown = str(desk.act("numbers", ""))
    with standing_still(pair[1]):
        desk.erase()
        assert str(desk.act("numbers", "")) == shown


def test_an_export_is_chosen_there_and_holds_nothing_that_was_erased_meanwhile(
    desk: DeskStage, pair: Pair
) -> None:
    reference = desk.lead.reference
    with standing_still(pair[1]):
        assert b"hanako@example.com" in exported(desk)
        desk.erase()
        taken = exported(desk)
    assert reference.encode() in taken
    assert b"hanako@example.com" not in taken


def exported(desk: DeskStage) -> bytes:
    taken = desk.act("export", "", {"format": "csv"})
    assert isinstance(taken, Download)
    return taken.content


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("language", Language)
def test_the_doctor_tells_how_the_replica_stands(pair: Pair, language: Language) -> None:
    primary, replica = pair
    name = {Language.EN: "Replica", Language.JA: "レプリカ"}[language]
    given = {"database_url": primary.url, "replica_url": replica.url}
    assert findings(given, language)[name].is_well
    foreign = findings(given | {"replica_url": primary.url}, language)[name]
    away = findings(given | {"replica_url": "postgresql://me:geheim@127.0.0.1:1/x"}, language)[name]
    wrong = findings(given | {"replica_url": "sqlite:///a.db"}, language)[name]
    for finding in (foreign, away, wrong):
        assert not finding.is_well
        assert finding.mend or "MADOGUCHI_REPLICA_URL" in finding.told
        assert "geheim" not in str(finding)
    assert name not in findings({"database_url": primary.url}, language)
