"""Slack over HTTP: one door for all that Slack sends, and two pages for installing the app."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Protocol
from urllib.parse import parse_qs

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_starlette_response
from slack_sdk.signature import SignatureVerifier
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.common.request_body import read_body
from bot.channels.slack.dispatcher import Dispatcher
from bot.runtime.incoming.sequencer import ClosedError
from bot.runtime.probes import Probe

EVENTS_PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"

SECONDS = re.compile("[0-9]{1,12}")
MOST = 1_000_000
"""Bytes of a request; what Slack sends is far below."""


class Installing(Protocol):
    """The pages by which a workspace installs the app (bolt's `OAuthFlow`)."""

    def handle_installation(self, request: BoltRequest) -> BoltResponse:
        """Where the installation begins."""

    def handle_callback(self, request: BoltRequest) -> BoltResponse:
        """Where Slack sends the person who agreed."""


def http_routes(
    dispatcher: Dispatcher | None,
    signing_secret: str,
    installing: Installing | None = None,
    is_open: Callable[[], bool] = lambda: True,
) -> list[Route]:
    """Slack's part of a web application. Without a reception events come another way."""
    routes = []
    if dispatcher is not None:
        door = HttpEndpoint(dispatcher, SignatureVerifier(signing_secret), is_open)
        routes.append(Route(EVENTS_PATH, door.receive, methods=["POST"]))
    if installing is not None:
        start = installation_page(installing.handle_installation)
        end = installation_page(installing.handle_callback)
        routes.append(Route(INSTALL_PATH, start, methods=["GET"]))
        routes.append(Route(REDIRECT_PATH, end, methods=["GET"]))
    return routes


def http_probes(*, has_events: bool, is_for_many: bool) -> list[Probe]:
    """What a stranger gets there: what nobody signed is refused, and so is an unasked consent."""
    events = [Probe("POST", EVENTS_PATH, 401)] if has_events else []
    installing = [Probe("GET", INSTALL_PATH, 302), Probe("GET", REDIRECT_PATH, 400)]
    return [*events, *(installing if is_for_many else ())]


class HttpEndpoint:
    """Where Slack delivers. Nothing is looked at before the signature was verified."""

    def __init__(
        self, dispatcher: Dispatcher, verifier: SignatureVerifier, is_open: Callable[[], bool]
    ) -> None:
        self._reception = dispatcher
        self._verifier = verifier
        self._is_open = is_open

    async def receive(self, request: Request) -> Response:
        """Answer one request, once what it brought is committed."""
        body = await read_body(request, MOST)
        if body is None:
            return Response("too large", status_code=413)
        if is_ssl_check(body):
            return Response()
        if not self._is_genuine(request, body):
            return JSONResponse({"error": "invalid request"}, status_code=401)
        if not self._is_open():
            return Response("opening", status_code=503)  # Slack brings it again
        envelope = opened(request, body)
        if envelope is None:
            return JSONResponse({"error": "not understood"}, status_code=400)
        try:
            future = self._reception.receive(envelope)
        except ClosedError:
            return Response("closing", status_code=503)
        # Shielded: what was begun is finished, also when Slack hangs up meanwhile.
        answer = await asyncio.shield(asyncio.wrap_future(future))
        return to_starlette_response(answer)

    def _is_genuine(self, request: Request, body: bytes) -> bool:
        """Whether Slack signed this, in the last five minutes."""
        stamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not (SECONDS.fullmatch(stamp) and signature.isascii()):
            return False  # the verifier would break on them
        try:
            return self._verifier.is_valid(body, stamp, signature)
        except UnicodeDecodeError:
            return False


def is_ssl_check(body: bytes) -> bool:
    """Whether Slack only looks at the certificate; that is not signed and has no effect."""
    is_short = len(body) < 1_000
    return is_short and parse_qs(body.decode("utf-8", "replace")).get("ssl_check") == ["1"]


def opened(request: Request, body: bytes) -> BoltRequest | None:
    """What Slack sent, as bolt takes it; None where it is not what Slack sends."""
    try:
        made = BoltRequest(
            body=body.decode(), query=request.url.query, headers=dict(request.headers)
        )
    except Exception:  # noqa: BLE001  bolt reads it at once, and breaks in many ways
        return None
    content: object = made.body
    return made if isinstance(content, dict) else None


def installation_page(
    handle: Callable[[BoltRequest], BoltResponse],
) -> Callable[[Request], object]:
    """A page that bolt makes."""

    async def page(request: Request) -> Response:
        asked = BoltRequest(body="", query=request.url.query, headers=dict(request.headers))
        return to_starlette_response(await run_in_threadpool(handle, asked))

    return page
