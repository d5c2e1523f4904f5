"""Numbers for Prometheus: for who knows the token, and about nobody."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.bootstrap import now
from bot.runtime.metrics import METRICS_PATH, Metrics, metrics_route
from bot.vocabulary import Message, MessageKind
from tests.memory import MemoryStorage

TOKEN = "only-for-tests"  # noqa: S105


@pytest.fixture
def storage() -> MemoryStorage:
    return MemoryStorage()


@pytest.fixture
def metrics(storage: MemoryStorage) -> Metrics:
    return Metrics(storage)


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


def test_what_waits_to_be_sent_is_read_from_the_database(
    metrics: Metrics, storage: MemoryStorage
) -> None:
    with storage() as work:
        work.outbox.put("web:1", "e", [Message(MessageKind.NOTICE, "a secret")], now())
        work.commit()
    _, told = read(metrics)
    assert 'madoguchi_messages{status="queued"} 1.0' in told
    assert 'madoguchi_messages{status="failed"} 0.0' in told
    assert "secret" not in told
    assert "web:1" not in told


@pytest.mark.parametrize("token", ["", "wrong", "だめ"])
def test_nobody_else_sees_them(metrics: Metrics, token: str) -> None:
    client = TestClient(Starlette(routes=[metrics_route(metrics, TOKEN)]))
    answer = client.get(METRICS_PATH, headers={b"authorization": f"Bearer {token}".encode()})
    assert answer.status_code == 401
    assert "madoguchi" not in answer.text
