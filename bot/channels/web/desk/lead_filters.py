"""The list of enquiries narrowed down by controls, lists that have a name, and the keyboard.

A control writes what could be typed as well (`verdict:needs_review`): so a list is one address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import RedirectResponse, Response

from bot.assistant.ports import InboxTab, LeadOrder, SavedView
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest, back_from
from bot.vocabulary.text import visible
from bot.wording.desk.filters import Control, controls

NAMES = ("verdict", "status", "language", "owner")
TERM = re.compile(rf"(?<!\S)({'|'.join(NAMES)}):(\S+)(?!\S)")
VALUE = re.compile(r"[A-Za-z0-9._@+-]{1,100}")

MOST_VIEWS = 20
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class LeadFilters:
    """The controls, as they stand; `rest` is what else is looked for."""

    controls: tuple[Control, ...]
    rest: str

    @property
    def is_set(self) -> bool:
        """Whether any of them narrows the list down."""
        return any(control.value for control in self.controls)


def sought_in(request: DeskRequest) -> str:
    """What is looked for: what was typed, and what the controls say in place of it."""
    typed = request.asked("q").strip()
    asked = {name: request.asked(name) for name in NAMES if name in request.request.query_params}
    if not asked:
        return typed
    kept = TERM.sub(lambda found: "" if found[1] in asked else found[0], typed)
    picked = (f"{name}:{value}" for name, value in asked.items() if VALUE.fullmatch(value))
    return " ".join((*kept.split(), *picked))


def filters_of(request: DeskRequest, sought: str) -> Mapping[str, Any]:
    """What stands above the list."""
    service = request.service
    values = {found[1]: found[2] for found in TERM.finditer(sought)}
    rest = " ".join(TERM.sub("", sought).split())
    voice, owners = service.speaker.voice(request.language), request.admission.team.colleagues
    with service.storage.read_only() as work:
        saved = work.saved_views.of(request.staff.id)
    shown = controls(values, owners, voice, service.name)
    return {"filters": LeadFilters(shown, rest), "saved": saved}


async def set_view(request: DeskRequest, renderer: PageRenderer) -> Response:  # noqa: ARG001  as all answer
    """Give a list a name, or forget one."""
    name = visible(request.given("name")).strip()[:LONGEST_NAME]
    if name and request.given("what") == "drop":
        with request.service.storage() as work:
            work.saved_views.drop(request.staff.id, name)
            work.commit()
    elif name:
        keep(request, name)
    return RedirectResponse(back_from(request), status_code=303)


def keep(request: DeskRequest, name: str) -> None:
    """Keep the list that is shown; no more of them than anybody looks through."""
    tab, order = request.given("tab"), request.given("order")
    view = SavedView(
        request.staff.id,
        name,
        tab if tab in set(InboxTab) else InboxTab.ALL.value,
        request.given("sought")[:200],
        order if order in set(LeadOrder) else LeadOrder.URGENT.value,
    )
    with request.service.storage() as work:
        known = work.saved_views.of(request.staff.id)
        if len(known) < MOST_VIEWS or any(each.name == name for each in known):
            work.saved_views.save(view)
            work.commit()


async def keys(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Which keys do what."""
    return renderer.page(request, "keys.html")
