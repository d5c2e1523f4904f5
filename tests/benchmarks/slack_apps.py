"""The two apps that `slack.py` compares, each in a process of its own, as Slack meets them.

It reads commands line by line: `meter` is answered with what was used since the last one. The end
of its input ends it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.starlette.handler import to_starlette_response
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.bootstrap import matcher_of
from bot.channels.slack.http import EVENTS_PATH
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.serving.factory import configured, open_service
from bot.serving.http_server import WebServer
from bot.settings import Settings
from bot.storage import open_storage
from bot.vocabulary import Language
from tests.benchmarks.turns import Tape

Given = dict[str, Any]
"""Where to find Slack: `api_url`, `bot_token`, `app_token` (empty: HTTP), `signing_secret`."""


class Meter:
    """What the process used: seconds of a processor, statements and commits of SQL."""

    def __init__(self) -> None:
        self._tape = Tape()
        self._began = time.process_time()

    def read(self) -> dict[str, float]:
        """What was used since this was last read."""
        now = time.process_time()
        commits = self._tape.commits
        statements = len(self._tape.steps) - commits
        used = {"statements": statements, "commits": commits, "cpu": now - self._began}
        self._tape.steps.clear()
        self._began = now
        return used


@contextmanager
def ours(given: Given) -> Iterator[int]:
    """The served app as it is, except that no channel is paced; its port, 0 for none."""
    for language in Language:
        matcher_of()(language)
    wanted = Settings(
        slack_api_url=given["api_url"],
        slack_bot_token=given["bot_token"],
        slack_app_token=given["app_token"],
        slack_signing_secret="" if given["app_token"] else given["signing_secret"],
        database_url=given["database_url"],
        port=0,
    )
    with (
        open_storage(wanted.database_url) as storage,
        open_service(
            wanted, configured(wanted), storage, pacing=DeliveryPace(timedelta(0))
        ) as service,
    ):
        service.start()
        yield service.port
        service.close()


@contextmanager
def bare(given: Given) -> Iterator[int]:
    """A bolt app that answers each message with as many as ours does, and does nothing else."""
    app = App(
        client=WebClient(given["bot_token"], given["api_url"]),
        signing_secret=given["signing_secret"],
    )

    said: Counter[str] = Counter()

    @app.event("message")
    def answer(event: Any, say: Any) -> None:
        position = said[event["user"]]
        said[event["user"]] += 1
        for number in range(given["replies"][position]):
            say(f"Reply {number}")

    if given["app_token"]:
        with connected(app, given):
            yield 0
    else:
        server = WebServer(door_of(app), "127.0.0.1", 0)
        server.start()
        yield server.port
        server.close()


@contextmanager
def connected(app: App, given: Given) -> Iterator[None]:
    """Bolt's own way of listening to a socket, on the client that it would make."""
    from slack_bolt.adapter.socket_mode import SocketModeHandler

    web = WebClient(given["app_token"], given["api_url"])
    handler = SocketModeHandler(app, given["app_token"], web_client=web)
    handler.connect()  # type: ignore[no-untyped-call]
    assert isinstance(handler.client, SocketModeClient)
    yield


def door_of(app: App) -> Starlette:
    """What bolt's own adapter for Starlette does, in a thread as it advises."""

    async def receive(request: Request) -> Response:
        body = (await request.body()).decode()
        asked = BoltRequest(body=body, headers=dict(request.headers))
        return to_starlette_response(await run_in_threadpool(app.dispatch, asked))

    return Starlette(routes=[Route(EVENTS_PATH, receive, methods=["POST"])])


def main() -> None:
    """Serve until nobody asks any more."""
    given = json.loads(sys.stdin.readline())
    meter = Meter()
    with {"ours": ours, "bare": bare}[given["app"]](given) as port:
        tell(port)
        for _ in sys.stdin:
            tell(meter.read())
    sys.stdout.flush()
    os._exit(0)  # threads of the SDK would take seconds to notice


def tell(answer: object) -> None:
    """Answer in one line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
