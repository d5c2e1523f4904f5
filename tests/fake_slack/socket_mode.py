"""Delivery over Socket Mode: websockets that the app opens."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition
from typing import Any
from urllib.parse import parse_qs, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

from tests.fake_slack.records import Json
from tests.storms.delivery import PATIENCE, Attempt, Clockwork, Delivery, Done

MOST = 10
"""Connections of one app."""
KINDS = {
    "event": "events_api",
    "interactive": "interactive",
    "options": "interactive",
    "command": "slash_commands",
}


class Line(ServerConnection):
    """A connection that can be made to hang: it stays open and says nothing, not even pong."""

    is_hanging = False

    def send_data(self) -> None:
        if self.is_hanging:
            self.protocol.data_to_send()
            return
        super().send_data()


@dataclass
class Pending:
    """An envelope that waits for its acknowledgement."""

    line: Line
    number: int
    at: float
    began: float
    done: Done


@dataclass
class SocketMode:
    """Hands out tickets, keeps the connections, and delivers each envelope to one of them."""

    changed: Condition
    clockwork: Clockwork
    app_id: str
    patience: float = PATIENCE
    lines: list[Line] = field(default_factory=list)
    tickets: set[str] = field(default_factory=set)
    pending: dict[str, Pending] = field(default_factory=dict)
    strays: list[Any] = field(default_factory=list)
    """What came in and is no acknowledgement of anything."""
    is_enabled: bool = False
    tells_attempt: bool = True
    """Whether envelopes of events say which attempt they are, as Slack's do."""
    server: Server = field(init=False)
    thread: threading.Thread = field(init=False)

    def start(self) -> None:
        self.server = serve(
            self._talk,
            "127.0.0.1",
            0,
            compression=None,
            create_connection=Line,
            ping_interval=None,
            close_timeout=1,
        )
        self.thread = threading.Thread(
            target=self.server.serve_forever, name="slack-sockets", daemon=True
        )
        self.thread.start()

    def new_url(self) -> str:
        """A URL that is good for one connection."""
        ticket = uuid.uuid4().hex
        self.tickets.add(ticket)
        port = self.server.socket.getsockname()[1]
        return f"ws://127.0.0.1:{port}/link/?ticket={ticket}&app_id={self.app_id}"

    def _talk(self, line: ServerConnection) -> None:
        """All that is heard on one connection."""
        assert isinstance(line, Line)
        if not self._admit(line):
            line.close(1008, "the ticket is not valid")
            return
        try:
            for heard in line:
                self._hear(heard)
        except ConnectionClosed:
            pass
        finally:
            self._forget(line)

    def _admit(self, line: Line) -> bool:
        query = parse_qs(urlsplit(line.request.path if line.request else "").query)
        ticket = query.get("ticket", [""])[0]
        with self.changed:
            if ticket not in self.tickets or len(self.lines) >= MOST:
                return False
            self.tickets.discard(ticket)
            count = len(self.lines) + 1
        say(
            line,
            {
                "type": "hello",
                "num_connections": count,
                "connection_info": {"app_id": self.app_id},
                "debug_info": {"host": "small-slack", "approximate_connection_time": 18060},
            },
        )
        with self.changed:
            self.lines.append(line)
            self.changed.notify_all()
        return True

    def _forget(self, line: Line) -> None:
        """What waits for an answer on a lost connection will get none."""
        with self.changed:
            self.lines = [other for other in self.lines if other is not line]
            lost = [key for key, waiting in self.pending.items() if waiting.line is line]
            self.changed.notify_all()
        for envelope in lost:
            self._settle(envelope, "connection_failed", None)

    def _hear(self, heard: str | bytes) -> None:
        try:
            said = json.loads(heard)
            envelope = said["envelope_id"]
        except (ValueError, TypeError, KeyError):
            self.strays.append(heard)
            return
        if not self._settle(envelope, "", said.get("payload")):
            self.strays.append(said)

    def _settle(self, envelope: str, reason: str, answer: Any) -> bool:
        with self.changed:
            waiting = self.pending.pop(envelope, None)
        if waiting is None:
            return False
        seconds = time.monotonic() - waiting.began
        body = "" if answer is None else json.dumps(answer, ensure_ascii=False)
        waiting.done(
            Attempt(waiting.number, waiting.at, seconds, body=body, reason=reason, answer=answer)
        )
        return True

    def _give_up(self, envelope: str) -> None:
        self._settle(envelope, "http_timeout", None)

    def carry(self, delivery: Delivery, number: int, reason: str, done: Done) -> None:
        """Send it on the connection whose turn it is."""
        with self.changed:
            if not self.lines or not self.is_enabled:
                done(Attempt(number, time.time(), 0.0, reason="not_connected"))
                return
            self.lines.append(self.lines.pop(0))
            line = self.lines[-1]
            name = str(uuid.uuid4())
            self.pending[name] = Pending(line, number, time.time(), time.monotonic(), done)
        self.clockwork.later(self.patience, lambda: self._give_up(name))
        sent = envelope(name, delivery)
        if self.tells_attempt and delivery.kind == "event":
            sent |= {"retry_attempt": number, "retry_reason": reason}
        say(line, sent)

    def disconnect(self, reason: str = "refresh_requested", grace: float = 0.2) -> None:
        """Ask all connections to go (`warning`, `refresh_requested`), and close them soon after.

        After a `warning` they stay open: Slack follows it up with `refresh_requested`.
        """
        with self.changed:
            lines = list(self.lines)
        for line in lines:
            say(line, {"type": "disconnect", "reason": reason, "debug_info": {"host": "small"}})
            if reason != "warning":
                self.clockwork.later(grace, closing(line))

    def cut(self) -> None:
        """Close all connections without a word."""
        with self.changed:
            lines = list(self.lines)
        for line in lines:
            with contextlib.suppress(OSError):
                line.socket.shutdown(socket.SHUT_RDWR)

    def hang(self) -> None:
        """All connections of now stay open and fall silent."""
        with self.changed:
            for line in self.lines:
                line.is_hanging = True

    def close(self) -> None:
        self.is_enabled = False
        with self.changed:
            lines = list(self.lines)
        for line in lines:
            line.is_hanging = False
            line.close()
        self.server.shutdown()
        self.thread.join(5)


def envelope(name: str, delivery: Delivery) -> Json:
    """What is sent."""
    return {
        "envelope_id": name,
        "type": KINDS[delivery.kind],
        "payload": delivery.payload,
        "accepts_response_payload": delivery.kind != "event",
    }


def say(line: Line, content: Json) -> None:
    """Send an object; a connection that just went is noticed elsewhere."""
    try:
        line.send(json.dumps(content, ensure_ascii=False))
    except (ConnectionClosed, OSError):
        return


def closing(line: Line) -> Callable[[], None]:
    """Closes a connection from a thread of its own, since closing waits for the other side."""
    return lambda: threading.Thread(target=line.close, name="slack-closing", daemon=True).start()
