"""Whoever watches over the counter sees how it is."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.serving.health import HEALTH_PATH, READY_PATH, health_routes


@pytest.mark.parametrize(("is_so", "status"), [(True, 200), (False, 503)])
def test_each_page_says_how_it_is(is_so: bool, status: int) -> None:
    routes = health_routes(is_well=lambda: is_so, is_ready=lambda: not is_so)
    client = TestClient(Starlette(routes=routes))
    assert client.get(HEALTH_PATH).status_code == status
    assert client.get(READY_PATH).status_code == (503 if is_so else 200)
