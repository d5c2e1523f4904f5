from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from bot.channels.web.http.middleware import BodyLimit, SafeHeaders, content_policy


async def echo(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def framed(_: Request) -> Response:
    policy = content_policy(["https://agency.example"])
    return PlainTextResponse("", headers={"content-security-policy": policy})


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = Starlette(
        routes=[Route("/", echo, methods=["POST"]), Route("/framed", framed)],
        middleware=[Middleware(SafeHeaders, is_secure=True), Middleware(BodyLimit, most=100)],
    )
    with TestClient(app) as made:
        yield made


def test_every_response_says_what_browsers_may_do(client: TestClient) -> None:
    for answer in (client.post("/"), client.get("/nowhere"), client.post("/", content=b"x" * 200)):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["strict-transport-security"].startswith("max-age=")


def test_a_page_can_be_framed_only_by_whom_it_names(client: TestClient) -> None:
    policy = client.get("/framed").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors https://agency.example")


def test_a_body_is_read_up_to_the_limit(client: TestClient) -> None:
    assert client.post("/", content=b"x" * 100).text == "100"
    assert client.post("/", content=b"x" * 101).status_code == 413


def test_a_body_that_does_not_say_how_long_it_is_is_counted(client: TestClient) -> None:
    assert client.post("/", content=iter([b"x" * 60, b"x" * 40])).text == "100"
    assert client.post("/", content=iter([b"x" * 60, b"x" * 41])).status_code == 413


@pytest.mark.parametrize("length", ["-1", "x", "9" * 40, "1.5"])
def test_a_strange_length_is_refused(client: TestClient, length: str) -> None:
    assert client.post("/", headers={"content-length": length}).status_code == 413
