"""What is new for pages that are open: told as it happens, and whenever a page looks by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator

from sse_starlette import ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.assistant.history import NOTHING_KEPT, parse_cursor
from bot.channels.web.applicants.pages import ApplicantPages
from bot.channels.web.applicants.service import ApplicantService
from bot.channels.web.applicants.visitor import (
    RefusedError,
    VisitorRefusal,
    check_address,
    visitor_of,
)
from bot.channels.web.http.csrf import is_from_us
from bot.channels.web.http.rate_limit import raw_address
from bot.channels.web.http.sse import event_stream

RETRY = 2_000
"""Milliseconds after which a browser opens a stream again that ended."""
LATER = 30_000
"""The same for one that gave way to others."""


class LiveUpdates:
    """Answers the page's program."""

    def __init__(self, service: ApplicantService, showing: ApplicantPages) -> None:
        self._service, self._showing = service, showing

    async def stream(self, request: Request) -> Response:
        """What is new, as long as somebody looks."""
        visitor = visitor_of(self._service, request)
        if not visitor.token or not is_from_us(request, self._service.site):
            return Response(status_code=204)  # which says not to come back
        check_address(self._service, request)
        version = await run_in_threadpool(self._service.version, visitor.person)
        if version == NOTHING_KEPT:  # anybody can make up a token; there is nothing to hear of
            return Response(status_code=204)
        return event_stream(self._rings(visitor.person, raw_address(request)))

    async def _rings(self, person: str, address: str) -> AsyncIterator[ServerSentEvent]:
        """Each time that there may be something new; it is read only by who did not just read.

        What rings mostly says which version there is now, which was read for many at once.
        """
        yield ServerSentEvent(comment="", retry=RETRY)
        told = ""
        with self._service.hub.listening(person, address=address) as bell:
            while await bell.wait():
                version = bell.news or await run_in_threadpool(self._service.version, person)
                if version != told:
                    yield ServerSentEvent(version, event="ring")
                told = version
            if bell.is_dismissed:
                yield ServerSentEvent("", event="ended")
            elif bell.gave_way:
                yield ServerSentEvent(comment="", retry=LATER)

    async def news(self, request: Request) -> Response:
        """What there is since a cursor, for the page's program."""
        visitor = visitor_of(self._service, request)
        if not visitor.token:
            raise RefusedError(VisitorRefusal.COOKIES)
        if not is_from_us(request, self._service.site):
            raise RefusedError(VisitorRefusal.ELSEWHERE)
        check_address(self._service, request)
        cursor = parse_cursor(request.query_params.get("cursor", ""))
        return JSONResponse(await run_in_threadpool(self._showing.news, visitor, cursor))
