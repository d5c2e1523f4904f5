"""A small Slack, and a bolt app of ours that it can reach in both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from slack_bolt import App
from starlette.applications import Starlette

from bot.channels.slack.api.client import SlackClient, new_client
from bot.channels.slack.app import new_bolt
from bot.channels.slack.dispatcher import Dispatcher
from bot.channels.slack.envelope import Envelope
from bot.channels.slack.http import EVENTS_PATH, http_routes
from bot.channels.slack.socket_mode import SocketMode, client_maker
from bot.runtime.incoming.sequencer import Sequencer
from tests.fake_slack import SmallSlack, Workspace
from tests.fake_slack.bots import TRANSPORTS
from tests.serving.live_server import served

T = TypeVar("T")


@dataclass
class FakeHint:
    """Notes what people would be told."""

    told: list[tuple[str, Envelope]] = field(default_factory=list)

    def working(self, envelope: Envelope) -> None:
        self.told.append(("working", envelope))

    def done(self, envelope: Envelope) -> None:
        self.told.append(("done", envelope))

    def failed(self, envelope: Envelope) -> None:
        self.told.append(("failed", envelope))

    @property
    def words(self) -> list[str]:
        return [word for word, _ in self.told]


@pytest.fixture
def calls(slack: SmallSlack, acme: Workspace) -> SlackClient:
    from bot.bootstrap import now

    return SlackClient(new_client(acme.bot_token, slack.api_url), now)


@pytest.fixture
def bolt(slack: SmallSlack, acme: Workspace) -> App:
    client = new_client(acme.bot_token, slack.api_url)
    return new_bolt(client=client, signing_secret=slack.app.signing_secret)


@pytest.fixture
def hint() -> FakeHint:
    return FakeHint()


class Counting(Sequencer):
    """Tells how much it took."""

    taken = 0

    def submit(
        self, line: str, job: Callable[[], T], at: float | None = None, wait: float = 0.0
    ) -> Future[T]:
        future = super().submit(line, job, at, wait)
        self.taken += 1
        return future


@pytest.fixture
def sequencer() -> Counting:
    return Counting(workers=4)


@pytest.fixture
def dispatcher(bolt: App, hint: FakeHint, sequencer: Counting) -> Iterator[Dispatcher]:
    made = Dispatcher(bolt.dispatch, sequencer, hint, long=0.3)
    yield made
    made.close(10)


@pytest.fixture(params=TRANSPORTS)
def transport(request: pytest.FixtureRequest) -> str:
    return str(request.param)


Open = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def door(slack: SmallSlack, dispatcher: Dispatcher, transport: str) -> Open:
    """Opens the way in."""

    def open_door() -> AbstractContextManager[None]:
        if transport == "http":
            return over_http(slack, dispatcher)
        return over_socket(slack, dispatcher)

    return open_door


@contextmanager
def over_http(slack: SmallSlack, dispatcher: Dispatcher) -> Iterator[None]:
    with served(Starlette(routes=http_routes(dispatcher, slack.app.signing_secret))) as root:
        slack.connect_http(f"{root}{EVENTS_PATH}")
        yield


@contextmanager
def over_socket(slack: SmallSlack, dispatcher: Dispatcher, ping: float = 10.0) -> Iterator[None]:
    token = slack.use_socket_mode()
    mode = SocketMode(dispatcher, client_maker(token, slack.api_url, ping), ping)
    mode.start()
    slack.wait_until(lambda: mode.is_connected and slack.connections)
    try:
        yield
    finally:
        slack.sockets.cut()
        mode.close()
