"""Teams over HTTP: one door for all that Teams sends. Nothing else listens anywhere."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.common.request_body import read_body
from bot.channels.teams.api.activity import TeamsActivity, read_activity
from bot.channels.teams.api.cloud import TeamsCloud
from bot.channels.teams.api.inbound_tokens import InboundTokens
from bot.channels.teams.api.signed_tokens import SignedTokenError
from bot.runtime.incoming.sequencer import ClosedError
from bot.runtime.probes import Probe

log = logging.getLogger(__name__)

MESSAGES_PATH = "/teams/messages"
MOST = 1_000_000
"""Bytes of a request; what Teams sends is far below."""

PROBES = (Probe("POST", MESSAGES_PATH, 401),)

Receive = Callable[[TeamsActivity], "Future[Mapping[str, Any] | None]"]
"""Has an activity handled; what is answered to an invoke, once all is committed."""


@dataclass(frozen=True)
class TeamsGate:
    """Who is let in: Microsoft's own activities for us, from tenants that are welcome."""

    tokens: InboundTokens
    cloud: TeamsCloud
    tenants: frozenset[str]

    def refusal(self, authorization: str, activity: TeamsActivity) -> int:
        """The status by which something is turned away; 0 where it is let in."""
        try:
            self.tokens.check(authorization, activity)
        except SignedTokenError as error:
            log.warning("An activity was refused: %s", error)
            return 401
        if not self.cloud.trusts(activity.service_url):
            log.warning("An activity was refused: its service is not one of the cloud")
            return 403
        if activity.tenant not in self.tenants:
            log.warning("An activity was refused: its tenant is not among those configured")
            return 403
        return 0


@dataclass(frozen=True)
class TeamsEndpoint:
    """Takes requests, and answers them once what they bring is committed. `arriving` lasts as long
    as one is looked at."""

    gate: TeamsGate
    receive: Receive
    arriving: Callable[[], AbstractContextManager[None]]
    is_open: Callable[[], bool]
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)

    def routes(self) -> list[Route]:
        """Teams' part of a web application."""
        return [Route(MESSAGES_PATH, self.answer, methods=["POST"])]

    async def answer(self, request: Request) -> Response:
        """One request."""
        authorization = request.headers.get("authorization", "")
        if not authorization:
            return refusal(401)
        body = await read_body(request, MOST)
        if body is None:
            return refusal(413)
        with self.arriving():
            activity = read_activity(json_in(body))
            if activity is None:
                return refusal(400)
            async with self._door:  # one after the other, so that nothing overtakes in here
                status = await run_in_threadpool(self.gate.refusal, authorization, activity)
                future = self._taken(activity) if not status else None
        if future is None:
            return refusal(status or 503)  # Teams brings again what is not taken yet
        return await self._handled(activity, future)

    def _taken(self, activity: TeamsActivity) -> Future[Mapping[str, Any] | None] | None:
        """What comes of an activity; None while nothing is taken."""
        try:
            return self.receive(activity) if self.is_open() else None
        except ClosedError:
            return None

    async def _handled(
        self, activity: TeamsActivity, future: Future[Mapping[str, Any] | None]
    ) -> Response:
        try:
            # Shielded: what was begun is finished, also when Teams hangs up meanwhile.
            told = await asyncio.shield(asyncio.wrap_future(future))
        except Exception:
            log.exception("An activity of Teams could not be handled")
            return refusal(500)
        if activity.type != "invoke":
            return Response(status_code=200)
        return JSONResponse(told, status_code=200) if told is not None else refusal(501)


def refusal(status: int) -> Response:
    """Turned away, without a word that would help whoever tries."""
    return Response(status_code=status)


def json_in(body: bytes) -> object:
    """What a body says; None for what is no JSON."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
