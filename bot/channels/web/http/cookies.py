"""Cookies that hold a token: their names and attributes."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.http.site import Site
from bot.channels.web.http.tokens import is_token

YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class TokenCookie:
    """One cookie. No script reads it, and on https no other host or plain http can set it.

    `age` is how long browsers keep it, in seconds; 0: until they are closed. `is_shared`: it also
    works inside of other sites, if any may embed this one; each of them then has one of its own.
    """

    site: Site
    base: str
    age: int = YEAR
    same_site: str = "Lax"
    is_shared: bool = False

    @property
    def name(self) -> str:
        """What browsers call it. Below a path it is for that path alone, which `__Host-` is not."""
        prefix = "__Host-" if self.site.is_alone else "__Secure-"
        return f"{prefix}{self.base}" if self.site.is_secure else self.base

    def token(self, request: Request) -> str:
        """The token that came with a request; empty where none, or none of ours, did."""
        found = request.cookies.get(self.name, "")
        return found if is_token(found) else ""

    def put(self, response: Response, token: str) -> None:
        """Have the browser keep a token."""
        age = f"; Max-Age={self.age}" if self.age else ""
        self._set(response, f"{self.name}={token}{age}")

    def drop(self, response: Response) -> None:
        """Have the browser forget it."""
        self._set(response, f"{self.name}=; Max-Age=0")

    def _set(self, response: Response, pair: str) -> None:
        response.headers.append("set-cookie", "; ".join((pair, *self._attributes())))

    def _attributes(self) -> tuple[str, ...]:
        """Written by hand: Python's own cookies know `Partitioned` only from 3.14 on."""
        path = f"Path={self.site.path or '/'}"
        if self.is_shared and self.site.is_embedded:
            return path, "HttpOnly", "Secure", "SameSite=None", "Partitioned"
        secure = ("Secure",) if self.site.is_secure else ()
        return path, "HttpOnly", *secure, f"SameSite={self.same_site}"
