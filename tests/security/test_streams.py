"""Nobody takes the server's connections, streams or log from everybody else."""

from __future__ import annotations

import io
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.channels.web.http.network.descriptors import Capacity, capacity
from bot.channels.web.http.sse import Hub, StreamLimits
from bot.channels.web.http.tokens import new_token
from bot.serving import connections
from bot.serving.connections import Crowd
from bot.serving.http_server import WebServer
from bot.serving.repeats import ALIKE, CountingHandler
from tests.channels.web.applicants.site import House, open_house, serving
from tests.channels.web.applicants.visitor import HIDDEN
from tests.chaos.scenario import wait_for as wait


def wait_for(is_so: Callable[[], bool]) -> bool:
    return wait(is_so, timeout=20)


HELLO = b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


@contextmanager
def server(crowd: Crowd | None = None) -> Iterator[WebServer]:
    app = Starlette(routes=[Route("/", echo, methods=["GET", "POST"])])
    made = WebServer(app, "127.0.0.1", 0, crowd)
    made.start()
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connections.PATIENCE, connections.HEAD, 0.3)
    monkeypatch.setitem(connections.PATIENCE, connections.BODY, 0.3)


def reach(at: WebServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", at.port), timeout=20)


def heard(line: socket.socket) -> bytes:
    """All that comes until the other side ends it, in whatever way."""
    told = b""
    try:
        while piece := line.recv(65_536):
            told += piece
    except ConnectionError:
        pass
    return told


def is_served(at: WebServer) -> bool:
    with reach(at) as line:
        try:
            line.sendall(HELLO)
        except ConnectionError:
            return False
        return b"200 OK" in heard(line)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nhost: localhost\r\nx: ",
        b"POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nhalf",
        b"POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhalf",
    ],
    ids=["silent", "half a line", "half a head", "half a body", "half a piece"],
)
def test_nobody_holds_a_connection_by_saying_half_of_something(said: bytes) -> None:
    with server() as at, reach(at) as line:
        line.sendall(said)
        assert b"200 OK" not in heard(line)
        assert wait_for(lambda: len(at.crowd) == 0)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "head", [b"", b"POST / HTTP/1.1\r\ncontent-length: 9999\r\nhost: x\r\n\r\n"]
)
def test_nobody_holds_a_connection_drop_by_drop(head: bytes) -> None:
    with server() as at, reach(at) as line:
        line.sendall(head)
        line.settimeout(0.02)
        for _ in range(500):
            try:
                line.sendall(b"x")
                if line.recv(1_000) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        else:
            pytest.fail("it was listened to all the time")


@pytest.mark.usefixtures("impatient")
def test_nobody_is_cut_off_who_goes_on_after_an_answer() -> None:
    with server() as at, httpx.Client(base_url=f"http://127.0.0.1:{at.port}") as client:
        for _ in range(3):
            assert client.post("/", content=b"x" * 50_000).text == "50000"


def test_nobody_keeps_others_out_by_many_silent_connections() -> None:
    with server(Crowd(most=10)) as at, ExitStack() as stack:
        for _ in range(60):
            stack.enter_context(reach(at))
        assert is_served(at)
        assert len(at.crowd) <= 10


def test_nobody_takes_all_connections_from_one_address_unless_a_proxy_is_there() -> None:
    with server(Crowd(most=100, of_client=5)) as at, ExitStack() as stack:
        for _ in range(30):
            stack.enter_context(reach(at))
        assert wait_for(lambda: len(at.crowd) == 5)
        assert is_served(at)
    behind_proxy = Crowd(100, 5, is_proxy=lambda address: address == "127.0.0.1")
    with server(behind_proxy) as at, ExitStack() as stack:
        for _ in range(30):
            stack.enter_context(reach(at))
        assert wait_for(lambda: len(at.crowd) == 30)


def test_nobody_uses_up_the_descriptors() -> None:
    for descriptors in (64, 256, 1_024, 4_096, 20_000, 65_536):
        allowed = Capacity(descriptors)
        spare = descriptors - allowed.connections
        assert spare > 200 or allowed.connections == 64
        streams = allowed.streams.total + allowed.desk_streams.total
        assert streams <= allowed.connections * 3 // 4, "pages are served beside them"
        assert allowed.streams.of_client <= max(1, allowed.streams.total // 4)
    assert capacity().descriptors >= 64


class Browser:
    """One that may have done something, and one stream of it."""

    def __init__(self, root: str) -> None:
        self.client = httpx.Client(base_url=root, timeout=20)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def act(self) -> None:
        hidden = dict(HIDDEN.findall(self.client.get("/").text))
        sent = {**hidden, "page": "", "event": "0123456789abcdef", "choose": "do:start"}
        told = self.client.post("/turn", data=sent, headers={"accept": "application/json"})
        assert told.status_code == 200


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_house(tmp_path) as made:
        few = Hub(StreamLimits(of_owner=3, of_client=5, of_network=8, total=10))
        yield House(replace(made.visitors, hub=few), made.storage)


def test_nobody_opens_a_stream_with_a_cookie_that_they_made_up(house: House) -> None:
    with serving(house) as root:
        for _ in range(20):
            cookie = {"cookie": f"madoguchi_visitor={new_token()}"}
            assert httpx.get(f"{root}/stream", headers=cookie).status_code == 204
        with Browser(root) as only_looked:
            only_looked.client.get("/")
            assert only_looked.client.get("/stream").status_code == 204
        assert house.visitors.hub.open == 0


def test_nobody_has_more_streams_than_their_share_and_whoever_comes_is_heard(house: House) -> None:
    with serving(house) as root, ExitStack() as stack:
        streams = []
        for _ in range(4):
            one = stack.enter_context(Browser(root))
            one.act()
            for _ in range(4):
                opened = stack.enter_context(one.client.stream("GET", "/stream"))
                lines = (line for line in opened.iter_lines() if line.startswith("data:"))
                assert next(lines), "whoever comes last is told what there is"
                streams.append(lines)
        assert house.visitors.hub.open == 5
        assert list(streams[0]) == [], "the first one gave way"


def test_nobody_fills_the_log() -> None:
    written = io.StringIO()
    handler = CountingHandler(written)
    logging.getLogger().addHandler(handler)
    try:
        with server() as at:
            for _ in range(100):
                with reach(at) as line:
                    line.sendall(b"nonsense\r\n\r\n")
                    assert b"400" in heard(line)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    first, told = written.getvalue().splitlines()
    assert told.startswith("99 more like it")
    assert told.endswith(first)


def test_nobody_hides_among_lines_that_are_left_out() -> None:
    written = io.StringIO()
    handler = CountingHandler(written)

    def line(text: str, *args: object, level: int = logging.WARNING) -> None:
        handler.handle(logging.LogRecord("x", level, "x.py", 1, text, args, None))

    for number in range(ALIKE * 2):
        line("lead %s", number)
    for number in range(ALIKE * 2):
        line("%s signed in", number, level=logging.INFO)
    line("another")
    lines = written.getvalue().splitlines()
    assert len([each for each in lines if each.startswith("lead")]) == ALIKE
    assert len([each for each in lines if each.endswith("signed in")]) == ALIKE * 2
    assert lines[-1] == "another"
