"""Numbers for Prometheus: for who knows the token, and about nobody."""

from __future__ import annotations

from typing import NoReturn

import pytest
from sqlalchemy import event
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.assistant.ports import ReplicaFault, ReplicaState
from bot.bootstrap import now
from bot.runtime.metrics import METRICS_PATH, Metrics, metrics_route
from bot.runtime.telemetry.backlog_gauges import FRESH
from bot.runtime.telemetry.replica_gauges import ReplicaCollector
from bot.storage import StorageError
from tests.driver import IN_EDITION
from tests.memory import MemoryStorage

TOKEN = "only-for-tests"  # noqa: S105


@pytest.fixture
def storage() -> MemoryStorage:
    return MemoryStorage()


@pytest.fixture
def metrics(storage: MemoryStorage) -> Metrics:
    return Metrics(storage, now)


class Away(MemoryStorage):
    """A database that nobody reaches."""

    def read_only(self) -> NoReturn:
        raise StorageError("届きません。", "It is not reached.")


def read(metrics: Metrics, token: str = TOKEN) -> tuple[int, str]:
    client = TestClient(Starlette(routes=[metrics_route(metrics, TOKEN)]))
    answer = client.get(METRICS_PATH, headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, answer.text


def test_turns_are_counted_by_channel_and_by_how_they_ended(metrics: Metrics) -> None:
    with metrics.turn("web"):
        pass
    with pytest.raises(ValueError, match="broken"), metrics.turn("slack"):
        raise ValueError("broken")
    _, told = read(metrics)
    assert 'madoguchi_turns_total{channel="web",ending="done"} 1.0' in told
    assert 'madoguchi_turns_total{channel="slack",ending="failed"} 1.0' in told
    assert 'madoguchi_turn_seconds_count{channel="web"} 1.0' in told


def test_a_database_that_is_away_is_told_and_all_else_as_well() -> None:
    metrics = Metrics(Away(), now)
    with metrics.turn("web"):
        pass
    status, told = read(metrics)
    assert status == 200
    assert "madoguchi_database_up 0.0" in told
    assert "madoguchi_leads_waiting" not in told
    assert 'madoguchi_turns_total{channel="web",ending="done"} 1.0' in told


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (ReplicaState("host/x", behind=0.25), {"up": 1.0, "behind_seconds": 0.25}),
        (
            ReplicaState("host/x", behind=90, fault=ReplicaFault.FAR),
            {"up": 0.0, "behind_seconds": 90},
        ),
        (ReplicaState("host/x", fault=ReplicaFault.AWAY, reason="refused"), {"up": 0.0}),
        (None, {}),
    ],
)
def test_it_is_told_how_a_replica_stands_where_there_is_one(
    state: ReplicaState | None, told: dict[str, float]
) -> None:
    found = ReplicaCollector(lambda: state).collect()
    assert {
        sample.name.removeprefix("madoguchi_replica_"): sample.value
        for family in found
        for sample in family.samples
    } == told


def test_of_a_replica_of_a_database_that_is_away_nothing_is_told() -> None:
    def away() -> NoReturn:
        raise StorageError("届きません。", "It is not reached.")

    assert [*ReplicaCollector(away).collect()] == []


def test_however_many_ask_the_database_is_asked_once(storage: MemoryStorage) -> None:
    moments = iter((IN_EDITION, IN_EDITION, IN_EDITION + FRESH))
    metrics = Metrics(storage, lambda: next(moments))
    asked: list[object] = []
    event.listen(storage._engine, "begin", asked.append)
    for count in (1, 1, 2):
        read(metrics)
        assert len(asked) == count


@pytest.mark.parametrize("token", ["", "wrong", "だめ"])
def test_nobody_else_sees_them(metrics: Metrics, token: str) -> None:
    client = TestClient(Starlette(routes=[metrics_route(metrics, TOKEN)]))
    answer = client.get(METRICS_PATH, headers={b"authorization": f"Bearer {token}".encode()})
    assert answer.status_code == 401
    assert "madoguchi" not in answer.text
