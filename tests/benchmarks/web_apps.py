"""What `tests.benchmarks.web` measures, each in a process of its own.

Told on one line of JSON which app to serve; prints its port. Asked with a line, it prints what the
process used.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sse_starlette import ServerSentEvent
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.channels.web.http.sse import Hub, StreamLimits, event_stream
from bot.serving.factory import configured, open_service
from bot.serving.http_server import WebServer
from bot.settings import Settings
from bot.storage import open_storage
from tests.benchmarks.turns import have_memory_as_served


@contextmanager
def ours(given: dict[str, Any]) -> Iterator[int]:
    """The served counter as it is; its port."""
    wanted = Settings(database_url=given["database_url"], port=0)
    with (
        open_storage(wanted.database_url) as storage,
        open_service(wanted, configured(wanted), storage) as service,
    ):
        service.start()
        have_memory_as_served()  # which the scheduler sees to somewhat later
        yield service.port
        service.close()


@contextmanager
def bare(given: dict[str, Any]) -> Iterator[int]:
    """The bare framework: the same requests, answers and streams of the same size, nothing kept."""
    hub, news = (
        Hub(StreamLimits(of_owner=10_000, total=10_000)),
        {"cursor": "c.1", "html": "x" * given["size"]},
    )

    async def page(_: Request) -> Response:
        return HTMLResponse('<body data-csrf="word" data-cursor="c.1">' + "x" * 7_000)

    async def turn(request: Request) -> Response:
        await request.form()
        return JSONResponse(news)

    async def stream(_: Request) -> Response:
        async def events() -> Any:
            yield ServerSentEvent(comment="")
            with hub.listening("all") as bell:
                while await bell.wait():
                    pass

        return event_stream(events())

    routes = [Route("/", page), Route("/turn", turn, methods=["POST"]), Route("/stream", stream)]
    server = WebServer(Starlette(routes=routes), "127.0.0.1", 0)
    server.start()
    yield server.port
    hub.close()
    server.close()


def used() -> dict[str, float]:
    """Processor seconds so far, and the most memory in MB."""
    return {"cpu": time.process_time(), "memory": most_kilobytes() / 1024}


def most_kilobytes() -> int:
    """The most memory that this program has taken, as Linux tells it.

    What `getrusage` tells begins with the memory of whoever started the program.
    """
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


def main() -> None:
    """Serve until nobody asks any more."""
    given = json.loads(sys.stdin.readline())
    with {"ours": ours, "bare": bare}[given["app"]](given) as port:
        print(port, flush=True)
        for _ in sys.stdin:
            print(json.dumps(used()), flush=True)


if __name__ == "__main__":
    main()
