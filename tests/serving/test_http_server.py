"""The web server itself: its address, its manners, its end."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.serving.http_server import WebServer


async def hello(_: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


@pytest.fixture
def server() -> Iterator[WebServer]:
    made = WebServer(Starlette(routes=[Route("/", hello)]), "127.0.0.1", 0)
    yield made
    made.close()


def test_it_answers_from_when_it_is_started_until_it_is_closed(server: WebServer) -> None:
    assert not server.is_up
    server.start()
    assert server.is_up
    address = f"http://127.0.0.1:{server.port}/"
    assert httpx.get(address).text == "hello"
    server.close()
    assert not server.is_up
    with pytest.raises(httpx.ConnectError):
        httpx.get(address)


def test_an_address_that_is_taken_is_told_at_once(server: WebServer) -> None:
    with pytest.raises(OSError, match="in use"):
        WebServer(Starlette(), "127.0.0.1", server.port)


def test_no_piece_of_an_answer_waits_for_another_to_arrive(server: WebServer) -> None:
    assert server._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
