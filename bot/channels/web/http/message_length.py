"""Where a request ends: said once, or it is not taken.

Whoever stands in between may go by the one, and the server by the other: the rest of such a request
would then be read as the next one, in the name of somebody else.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class OneLength:
    """ASGI middleware: refuses what says in two ways how long it is, and closes the connection."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] == "http" and is_ambiguous(scope):
            refused = PlainTextResponse("Bad Request", 400, {"connection": "close"})
            await refused(scope, receive, send)
        else:
            await self._app(scope, receive, send)


class HangUps:
    """ASGI middleware: whoever leaves in the middle of a request leaves nothing in the log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, if somebody is there."""
        try:
            await self._app(scope, receive, send)
        except ClientDisconnect:
            await PlainTextResponse("", 400)(scope, receive, send)


def is_ambiguous(scope: Scope) -> bool:
    """Whether a request has a length and comes in pieces as well, or in pieces without a right."""
    headers = Headers(scope=scope)
    if "transfer-encoding" not in headers:
        return False
    return "content-length" in headers or scope.get("http_version") == "1.0"
