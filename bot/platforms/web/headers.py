"""What every response says to browsers about safety, and how much a request may bring."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""Nothing from elsewhere, nothing inline."""

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
YEAR = 365 * 24 * 60 * 60

MOST = 100_000
"""Bytes of a request; a full contact form is far below."""

NOTHING = -1


def content_policy(frame_ancestors: Iterable[str] = ()) -> str:
    """The Content-Security-Policy of a page that these origins may show in a frame; no one else."""
    ancestors = " ".join(frame_ancestors) or "'none'"
    told = {**POLICY, "frame-ancestors": ancestors}
    return "; ".join(f"{name} {value}" for name, value in told.items())


class SafeHeaders:
    """ASGI middleware: safe headers on every response. One that sets its own keeps it.

    Referrers stay within the site and are not switched off: without them, forms come with the
    origin `null`, which could be anybody's.
    """

    def __init__(self, app: ASGIApp, *, is_secure: bool = False) -> None:
        self._app = app
        self._headers = {
            "content-security-policy": content_policy(),
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": PERMISSIONS,
            "cache-control": "no-store",
        }
        if is_secure:
            self._headers["strict-transport-security"] = f"max-age={YEAR}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with these headers."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_safely if scope["type"] == "http" else send)


class BodyLimit:
    """ASGI middleware: whoever reads more of a request than so many bytes gets an `HTTPException`.

    So the application itself tells of it, in its own words.
    """

    def __init__(self, app: ASGIApp, most: int = MOST) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "0")
        is_small = said.isascii() and said.isdigit() and int(said[:12]) <= self._most
        await self._app(scope, Counted(receive, self._most if is_small else NOTHING), send)


class Counted:
    """Receives a body as long as it is not too large, and all of it comes."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most
        self._is_whole = False

    async def __call__(self) -> Message:
        """The next piece. What says itself that it is too large is not read at all."""
        message = await self._receive() if self._left >= 0 else {}
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413, "too large")
        if message["type"] == "http.disconnect" and not self._is_whole:
            raise HTTPException(400, "hung up")
        self._is_whole = not message.get("more_body", False)
        return message
