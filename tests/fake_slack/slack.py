"""A small, real Slack: over HTTP and websockets on this machine, strict where Slack is strict."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from tests.fake_slack.core import Core
from tests.fake_slack.directory import Town
from tests.fake_slack.http_events import HttpEvents
from tests.fake_slack.records import ApiCall, App, Token
from tests.fake_slack.web_api import ApiServer
from tests.storms.delivery import Delivery
from tests.storms.faults import Faults

GLANCE = 0.02
"""Seconds after which to look again at what only the app knows."""


class SmallSlack(Town):
    """Runs while its context is open. Everything that it knows is in `state`."""

    def __init__(self, app: App | None = None, faults: Faults | None = None, **app_fields: Any):
        self.app = replace(app or App(), **app_fields)
        self.faults = faults or Faults()
        self.core = Core(self.app, self.faults)
        self.state = self.core.state
        self.sockets = self.core.sockets
        self.http: HttpEvents | None = None

    # Life.

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen on two free ports."""
        self.server = ApiServer(self.core)
        self.core.root = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(
            target=self.server.serve_forever, args=(0.01,), name="slack-api", daemon=True
        )
        self.thread.start()
        self.sockets.start()
        app = Token(self.app.app_token, "app", "", frozenset({"connections:write"}))
        self.state.tokens[app.value] = app

    def stop(self) -> None:
        """Let go of everything."""
        self.core.office.close()
        self.sockets.close()
        if self.http is not None:
            self.http.close()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)

    @property
    def api_url(self) -> str:
        """`base_url` of a WebClient."""
        return f"{self.core.root}/api/"

    # The way to the app.

    def connect_http(self, url: str, signing_secret: str | None = None) -> HttpEvents:
        """Deliver over HTTP to a Request URL."""
        self.http = HttpEvents(url, signing_secret or self.app.signing_secret)
        self.sockets.is_enabled = False
        self.core.office.transport = self.http
        return self.http

    def use_socket_mode(self) -> str:
        """Deliver over Socket Mode; the app token to connect with."""
        self.sockets.is_enabled = True
        self.core.office.transport = self.sockets
        return self.app.app_token

    @property
    def connections(self) -> int:
        """How many sockets of the app are open."""
        return len(self.sockets.lines)

    def patience(self, seconds: float, retries: Iterable[float] | None = None) -> None:
        """Within how long to acknowledge, and when to try again after that."""
        self.sockets.patience = seconds
        if self.http is not None:
            self.http.patience = seconds
        if retries is not None:
            self.core.office.retries = tuple(retries)

    def redeliver(self, delivery: Delivery) -> Delivery:
        """Deliver an event once more: same event_id, marked as a repetition."""
        return self.core.office.again(delivery)

    # Looking and waiting.

    @property
    def history(self) -> list[ApiCall]:
        """Every API call, oldest first."""
        return self.state.history

    def calls(self, method: str) -> list[ApiCall]:
        """Every call of one method."""
        with self.state.changed:
            return [call for call in self.state.history if call.method == method]

    @property
    def deliveries(self) -> list[Delivery]:
        """Every envelope, oldest first."""
        return self.core.office.deliveries

    @property
    def problems(self) -> list[str]:
        """All that was wrong with blocks, views and answers."""
        return self.state.problems

    @property
    def used_scopes(self) -> set[str]:
        """Scopes without which something would have failed."""
        return self.state.used_scopes

    def wait_until(self, predicate: Callable[[], Any], timeout: float = 30.0) -> None:
        """Wait for something, in this Slack or in an app. Raises `AssertionError` in the end."""
        end = time.monotonic() + timeout
        with self.state.changed:
            while not (is_so := predicate()) and time.monotonic() < end:
                self.state.changed.wait(GLANCE)
        assert is_so, f"not so within {timeout} s; {self.story()}"

    def quiet(self, timeout: float = 10.0, still: float = 0.05) -> None:
        """Wait until all is delivered, and for `still` seconds no call was under way."""
        end = time.monotonic() + timeout
        while True:
            self.wait_until(self._is_quiet, max(0.0, end - time.monotonic()))
            if not self._is_disturbed(still):
                return

    def _is_disturbed(self, seconds: float) -> bool:
        with self.state.changed:
            seen = self._seen()
            return self.state.changed.wait_for(lambda: self._seen() != seen, seconds)

    def _is_quiet(self) -> bool:
        is_settled = all(delivery.is_settled for delivery in self.deliveries)
        return is_settled and self.state.calls_under_way == 0

    def _seen(self) -> tuple[int, int]:
        return len(self.state.history), len(self.deliveries)

    def story(self) -> str:
        """The last calls and deliveries, for who has to find out what happened."""
        calls = [f"{call.method}: {call.outcome}" for call in self.history[-10:]]
        sent = [f"{d.type}: {told(d)}" for d in self.deliveries[-10:]]
        return f"calls {calls}, deliveries {sent}, problems {self.problems}"


def told(delivery: Delivery) -> str:
    """How a delivery ended, in a few words."""
    if not delivery.failure:
        return "settled" if delivery.is_settled else "on its way"
    last = delivery.attempts[-1]
    return f"{last.reason} {last.status or ''} {last.body[:60]}".strip()
