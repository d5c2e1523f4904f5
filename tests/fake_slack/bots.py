"""A bolt app, unmodified, joined to a small Slack: over HTTP or over Socket Mode."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from tests.fake_slack.records import Workspace
from tests.fake_slack.slack import SmallSlack

TRANSPORTS = ("http", "socket")
NAME = "small"
"""An app without a name looks for one in the files of all who called: that takes longest."""


def new_app(slack: SmallSlack, workspace: Workspace, **fields: Any) -> App:
    """A bolt app for one workspace."""
    client = WebClient(token=workspace.bot_token, base_url=slack.api_url)
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)
    return App(name=NAME, client=client, signing_secret=slack.app.signing_secret, **fields)


@contextmanager
def running(slack: SmallSlack, app: App, transport: str) -> Iterator[None]:
    """The app listens as long as the context is open."""
    with served(slack, app) if transport == "http" else connected(slack, app):
        yield


class DoorFrame(ThreadingHTTPServer):
    """Takes it lightly when Slack does not wait for an answer."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(slack: SmallSlack, app: App) -> Iterator[ThreadingHTTPServer]:
    """The app behind a Request URL."""

    class Door(BaseHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = app.dispatch(BoltRequest(body=body, headers=dict(self.headers.items())))
            self.send_response(answer.status)
            for name, value in answer.first_headers_without_set_cookie().items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body.encode())

    server = DoorFrame(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    slack.connect_http(f"http://127.0.0.1:{server.server_address[1]}/slack/events")
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@contextmanager
def connected(
    slack: SmallSlack, app: App, ping_interval: float = 10
) -> Iterator[SocketModeHandler]:
    """The app behind a websocket that it opens itself."""
    token = slack.use_socket_mode()
    client = WebClient(token=token, base_url=slack.api_url)
    handler = SocketModeHandler(app, token, web_client=client, ping_interval=ping_interval)
    handler.connect()  # type: ignore[no-untyped-call]
    slack.wait_until(lambda: slack.connections)
    try:
        yield handler
    finally:
        hang_up(slack, handler)


def hang_up(slack: SmallSlack, handler: SocketModeHandler) -> None:
    """Close the handler; its threads are woken first, since they wait for seconds otherwise."""
    client = handler.client
    client.default_auto_reconnect_enabled = client.auto_reconnect_enabled = False
    client.closed = True
    client.message_queue.put(None)
    slack.sockets.cut()
    slack.wait_until(lambda: not slack.connections)
    handler.close()  # type: ignore[no-untyped-call]
