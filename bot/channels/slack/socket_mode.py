"""Slack over Socket Mode: envelopes are taken as they arrive and answered once they are committed.

The SDK's client reconnects by itself when a connection ends. It has been seen to hang all the same
(python-slack-sdk #1379, #1446, #1462, #1701): a watchdog puts a new client in its place when
nothing at all was heard for a while.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import Event, Lock, Thread
from typing import Any

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.socket_mode.internals import build_headers, send_response
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.channels.slack.dispatcher import Dispatcher
from bot.runtime.incoming.sequencer import ClosedError

log = logging.getLogger(__name__)

PING = 10.0
"""Seconds between two pings of ours."""

SILENCE = 4.5
"""Pings without any answer after which a connection is given up (the SDK does so after four)."""

LONGEST_WAIT = 30.0
"""Seconds between two attempts to connect, at most."""

NewClient = Callable[[], SocketModeClient]


def client_maker(app_token: str, base_url: str, ping: float = PING) -> NewClient:
    """Makes clients that connect with this token."""

    def new_client() -> SocketModeClient:
        web = WebClient(token=app_token, base_url=base_url, timeout=10)
        return SocketModeClient(app_token, web_client=web, ping_interval=ping)

    return new_client


class SocketMode:
    """Keeps one connection open and hands what comes in to the reception."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        new_client: NewClient,
        ping: float = PING,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._reception = dispatcher
        self._new_client = new_client
        self._ping = ping
        self._clock = clock
        self._client: SocketModeClient | None = None
        self._heard_at = clock()
        self._is_deaf = False
        self._closing = Event()
        self._lock = Lock()
        self._watchdog = Thread(target=self._watch, name="socket-watchdog", daemon=True)

    def start(self) -> None:
        """Connect, now or as soon as that is possible."""
        self._watchdog.start()

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection that was heard of lately."""
        client = self._client
        return client is not None and client.is_connected() and not self._is_silent(client)

    def stop_hearing(self) -> None:
        """Take nothing more. What comes is not answered, so that Slack brings it elsewhere."""
        self._is_deaf = True

    def close(self, timeout: float = 5.0) -> None:
        """Hang up. Answer what is to be answered before."""
        self._is_deaf = True
        self._closing.set()
        self._watchdog.join(timeout)
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            let_go(client).join(timeout)

    # What comes in.

    def _hear(self, client: SocketModeClient, raw: str) -> None:
        """Called in the thread that reads, so that the order of arrival is kept."""
        self._heard_at = self._clock()
        if self._is_deaf:
            return
        try:
            request = request_in(raw)
            if request is not None:
                self._take(client, request)
        except ClosedError:
            return
        except Exception:  # the thread that reads has to go on
            log.exception("An envelope could not be taken")

    def _take(self, client: SocketModeClient, request: SocketModeRequest) -> None:
        made = BoltRequest(mode="socket_mode", body=request.payload, headers=build_headers(request))
        future = self._reception.receive(made)
        future.add_done_callback(partial(self._answer, client, request))

    def _answer(
        self, client: SocketModeClient, request: SocketModeRequest, done: Future[BoltResponse]
    ) -> None:
        """Acknowledge; what failed is not acknowledged, so that Slack sends it again."""
        if done.cancelled() or done.exception() is not None:
            log.error("An envelope could not be handled", exc_info=done.exception())
            return
        try:
            send_response(client, request, done.result(), time.time())
        except (SlackClientError, OSError):
            log.warning("An answer did not reach Slack; it will send the same again")

    # The connection.

    def _watch(self) -> None:
        """Connect again whenever the connection is gone or has fallen silent for too long."""
        pause = 0.0
        while not self._closing.wait(pause):
            client = self._client
            is_fine = client is not None and not self._is_silent(client)
            if is_fine or self._replace(client):
                pause = self._ping / 10
            else:
                pause = min(max(1.0, pause * 2), LONGEST_WAIT)

    def _is_silent(self, client: SocketModeClient) -> bool:
        """Whether neither a message nor the answer to a ping came for a while."""
        session = client.current_session
        answered = session.last_ping_pong_time if session is not None else None
        heard = max(self._heard_at, answered or 0.0)
        return self._clock() - heard > SILENCE * self._ping

    def _replace(self, old: SocketModeClient | None) -> bool:
        """Connect with a new client and let go of the old one; whether that worked."""
        if old is not None:
            log.warning("Nothing was heard from Slack for a while; connecting anew")
            let_go(old)
        client = self._new_client()
        client.on_message_listeners.append(partial(self._hear, client))
        is_open = opened(client) and not self._closing.is_set()
        with self._lock:
            self._client = client if is_open else None
        if not is_open:
            let_go(client)
            return False
        self._heard_at = self._clock()
        log.info("Connected to Slack")
        return True


def opened(client: SocketModeClient) -> bool:
    """Connect; whether there is a connection."""
    try:
        client.connect()
    except Exception as error:  # noqa: BLE001  whatever it is, it is tried again
        log.warning("Slack cannot be reached: %s", error)
        return False
    return client.is_connected()


def let_go(client: SocketModeClient) -> Thread:
    """Close a client in a thread of its own, since one that hangs may take long."""
    client.auto_reconnect_enabled = client.default_auto_reconnect_enabled = False
    client.closed = True
    client.message_queue.put(None)  # wakes who waits for a message
    closing = Thread(target=hang_up, args=(client,), name="socket-closing", daemon=True)
    closing.start()
    return closing


def hang_up(client: SocketModeClient) -> None:
    """Close a client; and once its threads have ended, the connection that one of them may have
    made meanwhile: nobody would read it, and Slack would go on bringing events there."""
    client.close()
    client.disconnect()


def request_in(raw: str) -> SocketModeRequest | None:
    """The envelope in a message; None where it is something else (hello, disconnect)."""
    try:
        message: Any = json.loads(raw)
    except ValueError:
        return None
    is_envelope = isinstance(message, dict) and isinstance(message.get("payload"), dict)
    return SocketModeRequest.from_dict(message) if is_envelope else None
