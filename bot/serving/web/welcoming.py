"""What the operator is told at the start: where to click."""

from __future__ import annotations

from datetime import datetime

from bot.assistant.ports import Storage
from bot.desks.web.sign_in import make_link
from bot.serving.web.settings import WebSettings


def welcome(settings: WebSettings, host: str, port: int, storage: Storage, now: datetime) -> str:
    """The addresses of the page and of the desk; a link that signs in where nobody was named."""
    home = settings.site.url or f"http://{host_in_url(host)}:{port}"
    lines = [f"  Applicants  {home}/"]
    if settings.staff is not None and settings.staff.is_default:
        [name] = settings.staff.team.roles
        token = make_link(storage, name, now)
        lines.append(f"  Staff       {home}/desk/link?token={token}")
        lines.append(
            f"              (signs {name} in, once; for another: madoguchi desk link {name})"
        )
    elif settings.staff is not None:
        lines.append(f"  Staff       {home}/desk/")
    return "\n".join(["The counter is open in a browser:", *lines])


def host_in_url(host: str) -> str:
    """The host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
