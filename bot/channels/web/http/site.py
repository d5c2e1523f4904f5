"""Where all this is served, and who may show it inside of their own pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Site:
    """`url` is the public address (`https://help.example`, or below a path of another site
    `https://example.jp/help`); empty: only this machine sees it.

    `embedders` are the origins that may show the applicant's page in a frame.
    """

    url: str = ""
    embedders: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """Scheme, host and port of the public address; empty where there is none."""
        if not self.url:
            return ""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}".lower()

    @property
    def path(self) -> str:
        """The path below which all of it is (`/help`); empty where it has a host of its own."""
        return urlsplit(self.url).path.rstrip("/")

    @property
    def is_alone(self) -> bool:
        """Whether all of this host is ours."""
        return not self.path

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach it through https, so that cookies can be bound to that."""
        return self.origin.startswith("https://")

    @property
    def is_embedded(self) -> bool:
        """Whether other sites show it. Browsers then keep its cookie only through https."""
        return self.is_secure and bool(self.embedders)

    @property
    def hosts(self) -> Sequence[str]:
        """Names that it answers to, without ports: a page that borrowed our address is refused."""
        public = urlsplit(self.url).hostname
        return (public, *LOOPBACK) if public else LOOPBACK

    def has_origin(self, origin: str, host: str) -> bool:
        """Whether a page of this origin is ours. `host` is what the browser believes to talk to."""
        given = origin.lower()
        return given in (self.origin, f"http://{host}".lower(), f"https://{host}".lower())
