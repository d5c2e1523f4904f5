"""What was published, by whom and when; and taking it back."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.curation.proposals import ProposalProblem
from bot.assistant.ports import Publication
from bot.channels.web.desk.content.changes import entry_changes
from bot.channels.web.desk.content.list_page import CONTENT, elsewhere, live_state, room_of
from bot.channels.web.desk.content.room import ContentRoom
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.content.edits.shelf import shelf_at
from bot.wording.desk.content.pages import PublicationRow, publication_row

MOST = 50
"""Publications that are shown."""


async def history_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Every publication, the newest first."""
    return await shown(request, renderer)


async def shown(
    request: DeskRequest, renderer: PageRenderer, wrong: str = "", status: int = 200
) -> Response:
    """The page; `wrong` says why nothing was taken back."""
    room = room_of(request)
    if room is None:
        return elsewhere(request, renderer)
    rows = await run_in_threadpool(rows_of, room, request)
    live = await run_in_threadpool(live_state, room)
    return renderer.page(
        request, "publications.html", status, rows=rows, wrong=wrong, live=live, most=MOST
    )


def rows_of(room: ContentRoom, request: DeskRequest) -> list[PublicationRow]:
    """The newest publications."""
    return [row_of(room, request, each) for each in reversed(room.published.all()[-MOST:])]


def row_of(room: ContentRoom, request: DeskRequest, publication: Publication) -> PublicationRow:
    """One publication, with what it changed."""
    files = room.published.files
    edition = room.edition_of(publication)
    old = shelf_at(files, publication.before, edition)
    new = shelf_at(files, publication.edits, edition)
    changes = entry_changes(publication.edits, old, new, request.labels, request.language)
    voice = request.service.speaker.voice(request.language)
    return publication_row(publication, changes, voice, request.service.name)


async def roll_back(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Take one publication back."""
    room = room_of(request)
    if room is None:
        return elsewhere(request, renderer)
    text = request.given("number")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
    done = await run_in_threadpool(room.roll_back, number, request.staff.id)
    if isinstance(done, ProposalProblem):
        return await shown(request, renderer, request.labels[f"problem_{done}"], 409)
    return RedirectResponse(f"{CONTENT}/history", status_code=303)
