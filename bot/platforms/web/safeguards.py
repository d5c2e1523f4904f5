"""What stands in front of every page."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.platforms.web.headers import MOST, BodyLimit, SafeHeaders
from bot.platforms.web.site import Site

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
