"""What people asked, added to the ways to ask for an article."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.curation.proposals import ProposalProblem
from bot.assistant.ports import Proposal
from bot.channels.web.desk.content.entry_page import LONGEST, asked_as
from bot.channels.web.desk.content.list_page import CONTENT, elsewhere, room_of
from bot.channels.web.desk.content.room import ContentRoom
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.content.edits.fields import PHRASINGS, EntryKind
from bot.vocabulary.text import visible
from bot.wording.translator import one_line


async def add_phrasing(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Add what people asked to the ways to ask for an article."""
    room = room_of(request)
    if room is None:
        return elsewhere(request, renderer)
    done = await run_in_threadpool(phrasing_kept, room, request)
    if isinstance(done, str):
        labels = request.labels
        return renderer.note(request, labels["please_note"], done, 422, "/desk/questions")
    return RedirectResponse(f"{CONTENT}/proposals/{done.id}", status_code=303)


def phrasing_kept(room: ContentRoom, request: DeskRequest) -> Proposal | str:
    """The proposal with the phrasing in it, or why there is none."""
    shelf = room.shelf(room.open_of(request.staff.id))
    article = shelf.get(EntryKind.ARTICLES, request.given("article").split(" ")[0].strip())
    asked = asked_as(room, request.given("question"))
    if article is None or not asked:
        return request.labels["problem_gone"]
    side = asked[0].language
    more = [one_line(visible(each.text[:LONGEST])) for each in asked]
    ways = list(dict.fromkeys([*article.lines(PHRASINGS, side), *more]))
    parts = {**article.data.get(PHRASINGS, {}), side.value: ways}
    proposal = room.keep(request.staff.id, article, {**article.data, PHRASINGS: parts})
    if isinstance(proposal, ProposalProblem):
        return request.labels[f"problem_{proposal}"]
    return proposal
