"""The path of another site below which all of this is served (`https://host/madoguchi`).

Some proxies take the path off before they pass a request on, others leave it: inside, no address
has it, and every address that leads back to a browser has it again.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OUR_PATHS = frozenset(
    [
        "accessibility",
        "call",
        "contact",
        "desk",
        "embed.js",
        "end",
        "ended",
        "health",
        "metrics",
        "news",
        "open",
        "ready",
        "result",
        "seen",
        "slack",
        "static",
        "stream",
        "tab",
        "teams",
        "turn",
    ]
)
"""First parts of our own addresses. A path that began so could not be told from them."""


class BelowPath:
    """ASGI middleware: requests come with the path or without it, redirects leave with it."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app, self._path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as if there were no path."""
        if scope["type"] != "http" or not self._path:
            await self._app(scope, receive, send)
        elif scope["path"] == self._path:
            # addresses on the page are relative, so its own has to end with a slash
            query = scope["query_string"].decode("latin-1")
            home = f"{self._path}/" + (f"?{query}" if query else "")
            await RedirectResponse(home, status_code=308)(scope, receive, send)
        else:
            await self._app(without(scope, self._path), receive, self._leaving(send))

    def _leaving(self, send: Send) -> Send:
        async def send_below(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                to = headers.get("location", "")
                if to.startswith("/") and not to.startswith("//"):
                    headers["location"] = self._path + to
            await send(message)

        return send_below


def without(scope: Scope, path: str) -> Scope:
    """A request without the path, if it came with it."""
    if not scope["path"].startswith(f"{path}/"):
        return scope
    raw = scope.get("raw_path") or scope["path"].encode()
    bare = raw.removeprefix(path.encode())
    return {**scope, "path": scope["path"].removeprefix(path), "raw_path": bare}
