"""Nobody slips a request in between those of others, or leads anybody off the safe way."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.web.http.site import Site
from bot.storage import open_storage
from tests.channels.web.applicants.site import House, new_house, serving
from tests.memory import migrated_file
from tests.shared_loop import QuickClient

SECURE = "https://counter.example.jp"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_storage(migrated_file(tmp_path / "madoguchi.db")) as storage:
        yield new_house(storage, Site(SECURE))


def answers(root: str, said: bytes) -> bytes:
    host, port = root.removeprefix("http://").split(":")
    told = b""
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(said)
        while piece := line.recv(65_536):
            told += piece
    return told


SMUGGLED = b"GET /smuggled HTTP/1.1\r\nhost: localhost\r\n\r\n"


@pytest.mark.parametrize(
    ("version", "headers"),
    [
        (b"1.1", b"content-length: 5\r\ntransfer-encoding: chunked\r\n"),
        (b"1.1", b"transfer-encoding: chunked\r\ncontent-length: 5\r\n"),
        (b"1.1", b"content-length: 5\r\ncontent-length: 6\r\n"),
        (b"1.1", b"content-length: +5\r\n"),
        (b"1.1", b"transfer-encoding: chunked, identity\r\n"),
        (b"1.0", b"transfer-encoding: chunked\r\n"),
    ],
)
def test_nobody_says_in_two_ways_where_their_request_ends(
    house: House, version: bytes, headers: bytes
) -> None:
    with serving(house) as root:
        head = b"POST /turn HTTP/" + version + b"\r\nhost: localhost\r\n" + headers
        told = answers(root, head + b"\r\n0\r\n\r\n" + SMUGGLED)
    assert told.startswith(b"HTTP/1.1 4"), told[:100]
    assert told.count(b"HTTP/1.1 ") == 1, "what follows is not read as another request"


@pytest.mark.parametrize("way", ["", "/"])
def test_nobody_is_led_from_https_to_http(house: House, way: str) -> None:
    # The proxy in front has taken TLS off, and does not say so.
    client = QuickClient(house.app, base_url="http://counter.example.jp", follow_redirects=False)
    paths = ["/", "/turn", "/seen", "/stream", "/news", "/contact", "/result", "/embed.js", "/desk"]
    for path in paths:
        for method in ("GET", "POST"):
            answer = client.request(method, path + way)
            assert not answer.headers.get("location", "").startswith("http://"), path
