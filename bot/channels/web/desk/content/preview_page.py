"""An edition before it opens: for curators, and for whoever was given a link."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.curation.edition_preview import preview_token, shows_preview
from bot.assistant.team.roles import WITH_CONTENT
from bot.channels.web.desk.content.preview_room import PreviewRoom
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.channels.web.desk.views import missing
from bot.channels.web.http.tokens import hash_of
from bot.content import open_items
from bot.handoff.business_hours import day_of
from bot.vocabulary.text import MAX_TEXT
from bot.wording.facts import long_date

PREVIEW = "/desk/preview"

LASTS = timedelta(days=7)
"""How long a link shows an edition."""


async def preview_list(request: DeskRequest, renderer: PageRenderer) -> Response:
    """The editions that are to come."""
    return await listed(request, renderer)


async def listed(request: DeskRequest, renderer: PageRenderer, link: str = "") -> Response:
    """The page; `link` was just made."""
    rows = await run_in_threadpool(rows_of, request)
    until = long_date(day_of(request.now) + LASTS, request.language)
    return renderer.page(request, "previews.html", rows=rows, link=link, until=until)


def rows_of(request: DeskRequest) -> list[dict[str, Any]]:
    """Each edition with its day and how much of it is still to be looked at."""
    service = request.service
    published = service.published
    return [
        {
            "id": edition,
            "opens": long_date(opens, request.language),
            "is_whole": service.previews.is_whole(edition),
            "left": len(open_items(published.files, edition)) if published else 0,
        }
        for edition, opens in service.previews.upcoming().items()
    ]


async def make_link(request: DeskRequest, renderer: PageRenderer) -> Response:
    """A link that shows an edition to whoever has it, for a week."""
    edition, service = request.given("edition"), request.service
    if edition not in service.previews.upcoming():
        return missing(request, renderer)
    until = day_of(request.now) + LASTS
    token = await run_in_threadpool(preview_token, service.storage, edition, until)
    home = service.site.url or str(request.request.base_url).rstrip("/")
    return await listed(request, renderer, f"{home}{address_of(edition, token)}")


def address_of(edition: str, token: str = "") -> str:
    """Where an edition is shown."""
    asked = f"?{urlencode({'token': token})}" if token else ""
    return f"{PREVIEW}/{quote(edition, safe='')}{asked}"


def may_look(request: DeskRequest, edition: str, token: str) -> bool:
    """Whether somebody may see an edition: by their role, or by a link."""
    if request.member is not None and request.member.role in WITH_CONTENT:
        return True
    return shows_preview(request.service.storage, token, edition, request.now)


async def preview_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """The conversation of who looks, under an edition."""
    edition, token = edition_of(request), request.asked("token")
    if not await run_in_threadpool(may_look, request, edition, token):
        return missing(request, renderer)
    room: PreviewRoom = request.service.previews
    opens: date | None = room.upcoming().get(edition)
    shown = None
    if opens is not None:
        visitor = visitor_of(request)
        shown = await run_in_threadpool(room.conversation, edition, visitor, request.language)
    if opens is None or shown is None:
        return missing(request, renderer)
    day = long_date(opens, request.language)
    where: dict[str, Any] = {"edition": edition, "token": token, "address": address_of(edition)}
    return renderer.page(request, "preview.html", rehearsal=shown, opens=day, **where)


async def preview_turn(request: DeskRequest, renderer: PageRenderer) -> Response:
    """One turn of the conversation under an edition that has not opened."""
    edition, token = edition_of(request), request.given("token")
    if not await run_in_threadpool(may_look, request, edition, token):
        return missing(request, renderer)
    room, visitor = request.service.previews, visitor_of(request)
    if not request.service.limits.of_member.allows(f"preview:{visitor}"):
        labels = request.labels
        return renderer.note(request, labels["too_often"], labels["too_often_lead"], 429)
    if edition not in room.upcoming():
        return missing(request, renderer)
    if request.given("anew"):
        await run_in_threadpool(room.begin_anew, edition, visitor)
    else:
        event, picked = request.given("event")[:64], request.given("choose")[:200]
        said = (request.given("text")[:MAX_TEXT], picked or None, request.language)
        await run_in_threadpool(room.take, edition, visitor, event, *said)
    asked = {"language": request.language.value, **({"token": token} if token else {})}
    return RedirectResponse(f"{address_of(edition)}?{urlencode(asked)}#end", status_code=303)


def edition_of(request: DeskRequest) -> str:
    """The edition that an address names."""
    return str(request.request.path_params["edition"])


def visitor_of(request: DeskRequest) -> str:
    """Whose conversation it is: that of a browser."""
    return hash_of(request.token)[:16]
