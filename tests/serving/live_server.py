"""A web application on an address of its own, in the server that the counter itself uses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import ASGIApp

from bot.serving.http_server import WebServer


@contextmanager
def served(app: ASGIApp, port: int = 0) -> Iterator[str]:
    """The address of an application, as long as it is served."""
    server = WebServer(app, "127.0.0.1", port)
    server.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.close()
