"""Names of hosts as machines write them: 窓口.example.jp is xn--6or331g.example.jp to browsers."""

from __future__ import annotations

from urllib.parse import urlsplit

import idna


def ascii_url(url: str) -> str:
    """An address whose host is written in ASCII, as browsers send it. Raises `ValueError`.

    `urlsplit` and `idna` both raise kinds of `ValueError`.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host.isascii():
        return url
    before, at, behind = parts.netloc.rpartition("@")
    port = behind[len(behind.rstrip("0123456789")) :] if parts.port is not None else ""
    named = idna.encode(host, uts46=True).decode("ascii")
    return parts._replace(netloc=f"{before}{at}{named}{':' if port else ''}{port}").geturl()
