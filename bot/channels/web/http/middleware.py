"""What every response says to browsers about safety, and how much a request may bring."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.web.http.site import Site

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
        headers = {
            "content-security-policy": content_policy(),
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": PERMISSIONS,
            "cache-control": "no-store",
        }
        if is_secure:
            headers["strict-transport-security"] = f"max-age={YEAR}"
        self._headers = Headers(headers).raw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with these headers."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", ()))
                names = {name.lower() for name, _ in own}
                message["headers"] = own + [each for each in self._headers if each[0] not in names]
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


OPEN = ("/health", "/ready", "/metrics")
"""What watchers ask for by whatever name they know this machine by."""

UNKNOWN = (
    "このアドレスでは、窓口をご利用いただけません。ご案内したアドレスをお使いください。\n"
    "The counter cannot be reached under this address. Please use the one that you were given.\n"
)
"""What somebody reads who came by a name that is not configured (`MADOGUCHI_WEB_URL`)."""


def safeguards(site: Site, most: int = MOST) -> list[Middleware]:
    """Middleware of an application: safe headers, known hosts, and no large requests."""
    return [
        Middleware(SafeHeaders, is_secure=site.is_secure),
        Middleware(KnownHosts, site=site),
        Middleware(BodyLimit, most=most),
    ]


class KnownHosts:
    """ASGI middleware: answers only under its own names, so that no name of others leads here."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._hosts = frozenset(host.strip("[]") for host in site.hosts)
        self._is_secure = site.is_secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say that nobody of that name is here.

        Where people come through https, all that leads on does so too: the proxy that took TLS off
        may not have said it.
        """
        if self._is_secure:
            scope = {**scope, "scheme": "https"}
        if scope["type"] != "http" or scope["path"] in OPEN or self._is_known(scope):
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse(UNKNOWN, status_code=421)(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        try:
            name = urlsplit(f"//{Headers(scope=scope).get('host', '')}").hostname
        except ValueError:
            return False
        return name in self._hosts
