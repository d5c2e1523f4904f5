"""What of the settings is about browsers, as a whole that works, or what is missing for that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.channels.common.loopback import is_loopback
from bot.channels.web.desk.settings import StaffSettings, is_safe, staff_settings
from bot.channels.web.http.network.host_names import ascii_url
from bot.channels.web.http.public_path import OUR_PATHS
from bot.channels.web.http.site import Site
from bot.settings import PREFIX, Settings, SettingsError, missing

PATH = re.compile(r"(/[A-Za-z0-9_-][A-Za-z0-9._~-]*)+/?")
"""Of plain parts, none of which leads upwards."""


@dataclass(frozen=True)
class WebSettings:
    """The counter in a browser as it is configured. Without `staff` nobody signs in there."""

    site: Site
    staff: StaffSettings | None


def web_settings(settings: Settings, *, is_wanted: bool) -> WebSettings | None:
    """What is set about browsers; None where nothing is and it is not wanted all the same.

    Raises `SettingsError` with all that is missing or wrong, one line each.
    """
    if not (is_wanted or is_anything_set(settings)):
        return None
    wrong = [*wrong_address(settings), *wrong_embedders(settings)]
    try:
        staff = staff_settings(settings)
    except SettingsError as error:
        wrong.append(str(error))
    if wrong:
        raise SettingsError("\n".join(wrong))
    site = Site(ascii_url(settings.web_url.strip().rstrip("/")), origins_in(settings.web_embed))
    return WebSettings(site, staff)


def is_anything_set(settings: Settings) -> bool:
    """Whether somebody began to configure it."""
    words = (settings.web_url, settings.web_embed, settings.web_staff, settings.web_oidc_issuer)
    return any(map(str.strip, words)) or settings.web_passwords is not None


def wrong_address(settings: Settings) -> Iterator[str]:
    """What is wrong about where it is reached."""
    url = settings.web_url.strip()
    if url and not (is_origin(url) or is_below(url)):
        yield (
            f"{PREFIX}WEB_URL is the address that people open, such as https://counter.example.jp"
            " or https://www.example.jp/counter: it begins with https://, and a path is of plain"
            f" letters and does not begin with one of our own ({', '.join(sorted(OUR_PATHS))})"
        )
    if not url and not is_loopback(settings.host):
        yield missing(
            "WEB_URL", f"{settings.host} can be reached by others, so they need a https:// address"
        )


def wrong_embedders(settings: Settings) -> Iterator[str]:
    """What is wrong about the sites that show the page within theirs."""
    origins = origins_in(settings.web_embed)
    for origin in origins:
        if not is_origin(origin):
            yield f"{PREFIX}WEB_EMBED: {origin}: an origin is like https://www.example.jp"
    if origins and not settings.web_url.strip().startswith("https://"):
        yield missing("WEB_URL", f"browsers embed only https:// ({PREFIX}WEB_EMBED is set)")


def origins_in(text: str) -> tuple[str, ...]:
    """Origins that are separated by spaces or commas, as browsers write them."""
    return tuple(written(part.rstrip("/").lower()) for part in re.findall(r"[^\s,、，]+", text))


def written(origin: str) -> str:
    """An origin as browsers write it; what is none stays as it is."""
    try:
        return ascii_url(origin)
    except ValueError:
        return origin


def is_origin(url: str) -> bool:
    """Whether this is a safe address without anything behind the name or the port."""
    try:
        parts = urlsplit(ascii_url(url)) if is_safe(url) else None
    except ValueError:
        return False
    is_bare = parts is not None and parts.path in ("", "/") and not (parts.query or parts.fragment)
    return is_bare and "@" not in url and "*" not in url


def is_below(url: str) -> bool:
    """Whether this is an origin and a path of plain parts, which cannot be mistaken for ours."""
    path = urlsplit(url).path if is_safe(url) else ""
    origin = url.rstrip("/").removesuffix(path.rstrip("/"))
    first = path[1:].partition("/")[0]
    return is_origin(origin) and bool(PATH.fullmatch(path)) and first not in OUR_PATHS
