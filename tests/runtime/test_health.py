"""Whoever watches over the counter sees how it is, within a second, whatever hangs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Event

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.runtime.health import HEALTH_PATH, READY_PATH, Check, Readiness, health_routes


def watched(*checks: Check, is_well: bool = True, is_open: bool = True) -> TestClient:
    routes = health_routes(lambda: is_well, lambda: is_open, Readiness(checks))
    return TestClient(Starlette(routes=routes))


def test_all_is_well_where_every_check_is() -> None:
    client = watched(Check("one", str), Check("two", str))
    assert client.get(HEALTH_PATH).json() == client.get(READY_PATH).json() == {"status": "ok"}


def test_what_is_wrong_is_named_and_the_rest_is_not() -> None:
    ready = watched(Check("one", lambda: "full"), Check("two", str)).get(READY_PATH)
    assert ready.status_code == 503
    assert ready.json() == {"status": "down", "wrong": {"one": "full"}}


def test_it_lives_also_while_something_is_wrong_that_it_needs() -> None:
    client = watched(Check("one", lambda: "full"))
    assert client.get(HEALTH_PATH).status_code == 200


def test_who_cannot_be_reached_is_not_well_and_not_ready() -> None:
    client = watched(is_well=False)
    assert client.get(HEALTH_PATH).status_code == client.get(READY_PATH).status_code == 503


def test_it_is_not_ready_before_it_takes_everything() -> None:
    ready = watched(is_open=False).get(READY_PATH)
    assert (ready.status_code, ready.json()) == (503, {"status": "starting"})


def test_a_check_that_breaks_is_told_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    def ask() -> str:
        raise RuntimeError

    assert watched(Check("one", ask)).get(READY_PATH).json()["wrong"] == {"one": "cannot be asked"}
    assert "one could not be asked" in caplog.text


@pytest.fixture
def hanging() -> Iterator[tuple[list[float], Check]]:
    """A check that hangs, and when it was asked."""
    asked, over = list[float](), Event()

    def ask() -> str:
        asked.append(time.monotonic())
        over.wait(30)
        return ""

    yield asked, Check("slow", ask)
    over.set()


def test_what_hangs_is_told_as_such_beside_what_is_well(
    hanging: tuple[list[float], Check],
) -> None:
    asked, check = hanging
    client = watched(check, Check("quick", str))
    with client:
        for _ in range(2):
            assert client.get(READY_PATH).json()["wrong"] == {"slow": "no answer within a second"}
    assert len(asked) == 1, "nobody else begins to wait"


def test_however_many_ask_a_check_is_hardly_ever_done() -> None:
    asked: list[int] = []

    def ask() -> str:
        asked.append(1)
        return ""

    readiness = Readiness([Check("one", ask)])
    client = TestClient(Starlette(routes=health_routes(lambda: True, lambda: True, readiness)))
    began = time.monotonic()
    with client:
        while not (passed := time.monotonic() - began) > 0.5:
            client.get(READY_PATH)
    assert len(asked) <= 1 + passed
