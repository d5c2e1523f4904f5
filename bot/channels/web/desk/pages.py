"""Templates of the desk, and what all of them know."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from starlette.responses import Response

from bot.assistant.team.roles import ADMINS, EVERYBODY, WITH_CONTENT, WITH_LEADS
from bot.channels.common.tab_host import TabHost
from bot.channels.web.desk.request import DeskRequest
from bot.channels.web.http.assets import Assets
from bot.channels.web.http.middleware import content_policy
from bot.channels.web.http.templates import Pages, environment
from bot.channels.web.http.tokens import new_token
from bot.channels.web.theme.tab_scripts import tab_scripts
from bot.vocabulary.ui import Dialog, Part

HERE = Path(__file__).parent
STATIC = "/desk/static"

MENU = (
    ("inbox", "/desk/leads", WITH_LEADS),
    ("questions", "/desk/questions", EVERYBODY),
    ("try", "/desk/try", EVERYBODY),
    ("numbers", "/desk/numbers", EVERYBODY),
    ("content", "/desk/content", WITH_CONTENT),
    ("coverage", "/desk/clauses", WITH_CONTENT),
    ("flow", "/desk/flow", WITH_CONTENT),
    ("rehearsal", "/desk/practice", WITH_CONTENT),
    ("members", "/desk/members", ADMINS),
    ("days", "/desk/days", ADMINS),
    ("accesses", "/desk/accesses", ADMINS),
    ("refusals", "/desk/refusals", ADMINS),
)
"""The parts of the desk: name of the label, address, who sees it."""

DIALOG: TypeAdapter[Dialog] = TypeAdapter(Dialog)
PARTS: Mapping[str, TypeAdapter[Part]] = {
    kind.__name__.lower(): TypeAdapter(kind) for kind in get_args(Part)
}
MOST_PACKED = 40_000
"""Characters of a dialog that travels with its form."""


def kind_of(part: Part) -> str:
    """Which macro draws a part."""
    return type(part).__name__.lower()


def packed(dialog: Dialog) -> str:
    """A dialog as text: it travels with its form, to be drawn again where something is wrong. What
    each part is comes along, as several hold nothing but a text."""
    kinds = [kind_of(part) for part in dialog.parts]
    return json.dumps([kinds, DIALOG.dump_python(dialog, mode="json")], ensure_ascii=False)


def unpacked(text: str) -> Dialog | None:
    """The dialog that came with a form; None where there is none, or what came is no dialog."""
    if not text or len(text) > MOST_PACKED:
        return None
    try:
        kinds, held = json.loads(text)
        pairs = zip(kinds, held.pop("parts"), strict=True)
        parts = tuple(PARTS[kind].validate_python(part) for kind, part in pairs)
        return replace(DIALOG.validate_python(held), parts=parts)
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


class PageRenderer:
    """Draws pages of the desk. `base` is the path below which all of it is served; `hosts` are
    programs that may show it in a tab."""

    def __init__(self, base: str = "", hosts: Sequence[TabHost] = ()) -> None:
        origins = [origin for host in hosts for origin in host.origins]
        self._headers = (
            {
                "content-security-policy": content_policy(origins),
                "cross-origin-resource-policy": "cross-origin",
            }
            if origins
            else {}
        )
        self.assets = Assets(HERE / "static", STATIC)
        known = {"nonce": new_nonce, "tab_scripts": tab_scripts(hosts)}
        templates = environment(HERE / "templates", self.assets, base=base, **known)
        templates.filters.update(kind=kind_of, packed=packed)
        self._pages = Pages(templates)

    def page(self, request: DeskRequest, name: str, status: int = 200, **values: Any) -> Response:
        """A whole page."""
        return self._pages.page(name, status, self._headers, **self._known(request), **values)

    def piece(self, request: DeskRequest, name: str, **values: Any) -> str:
        """A part of a page, for the page's program."""
        return self._pages.piece(name, **self._known(request), **values)

    def note(
        self, request: DeskRequest, title: str, text: str, status: int = 200, back: str = ""
    ) -> Response:
        """A page that only says something."""
        return self.page(request, "note.html", status, title=title, text=text, back=back)

    def _known(self, request: DeskRequest) -> Mapping[str, Any]:
        path = request.request.url.path
        here = f"{path}?{request.request.url.query}" if request.request.url.query else path
        return {
            "t": request.labels,
            "member": request.member,
            "who": request.service.name(request.member.id) if request.member else "",
            "language": request.language.value,
            "other": request.language.other.value,
            "csrf": request.word,
            "path": path,
            "here": here if request.request.method == "GET" else "/desk",
            "menu": menu_of(request),
            "hears": request.member is not None and request.member.role in WITH_LEADS,
            "colleagues": [(each, request.service.name(each)) for each in colleagues_of(request)],
        }


def menu_of(request: DeskRequest) -> list[tuple[str, str]]:
    """The parts of the desk that this person sees: label, address."""
    if request.member is None:
        return []
    role = request.member.role
    return [(request.labels[name], address) for name, address, who in MENU if role in who]


def colleagues_of(request: DeskRequest) -> tuple[str, ...]:
    """To whom this person can hand a lead over."""
    me = request.member.id if request.member else ""
    return tuple(each for each in request.admission.team.colleagues if each != me)


def new_nonce() -> str:
    """What names one form on one page, so that what is sent twice counts once."""
    return new_token()[:22]
