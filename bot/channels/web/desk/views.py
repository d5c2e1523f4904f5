"""Pages that are read: the inbox, a lead, numbers, what curators look after."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

from sse_starlette import ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.context import Denial
from bot.assistant.desk.inbox import MOST_SOUGHT, Shelf, Wanted
from bot.assistant.desk.live_updates import LEADS
from bot.channels.web.desk.pages import Drawing
from bot.channels.web.desk.request import Visit, member_of
from bot.channels.web.desk.roles import WITH_LEADS
from bot.channels.web.http.rate_limit import raw_address
from bot.channels.web.http.sse import event_stream
from bot.vocabulary import Language

LONGEST_TEXT = 4_000
RETRY = 3_000
"""Milliseconds after which a browser comes back to a stream that ended."""


async def home(visit: Visit, drawing: Drawing) -> Response:  # noqa: ARG001  as all answer
    """To what this person works with."""
    has_leads = visit.staff.role in WITH_LEADS
    return RedirectResponse("/desk/leads" if has_leads else "/desk/questions", status_code=303)


async def inbox(visit: Visit, drawing: Drawing) -> Response:
    """Leads on a shelf."""
    asked, page = visit.asked("shelf"), visit.asked("page")
    wanted = Wanted(
        Shelf(asked) if asked in set(Shelf) else Shelf.WAITING,
        visit.asked("q").strip()[:MOST_SOUGHT],
        int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1,
    )
    found = await run_in_threadpool(visit.outside.inbox, visit.staff, wanted, visit.language)
    if isinstance(found, Denial):
        return missing(visit, drawing)
    return drawing.page(visit, "inbox.html", inbox=found, stream="/desk/stream")


async def lead(visit: Visit, drawing: Drawing) -> Response:
    """Everything about one lead."""
    reference = str(visit.request.path_params["reference"])
    found = await run_in_threadpool(visit.outside.lead, visit.staff, reference, visit.language)
    if isinstance(found, Denial):
        return missing(visit, drawing)
    stream = f"/desk/stream?lead={found.row.reference}"
    return drawing.page(visit, "lead.html", lead=found, stream=stream)


async def nowhere(visit: Visit, drawing: Drawing) -> Response:
    """There is no such page; with a slash too many it is clear which was meant."""
    if not visit.request.path_params["nowhere"]:
        return RedirectResponse("/desk", status_code=303)
    return missing(visit, drawing)


def missing(visit: Visit, drawing: Drawing) -> Response:
    """There is nothing at this address."""
    labels = visit.labels
    return drawing.note(visit, labels["not_found"], labels["not_found_lead"], 404, "/desk")


async def stream(visit: Visit, drawing: Drawing) -> Response:
    """Says when to look again: nothing of any lead goes through here."""
    topics: tuple[str, ...] = (LEADS,)
    reference = visit.asked("lead")
    if reference:
        found = await run_in_threadpool(visit.outside.lead, visit.staff, reference, visit.language)
        if isinstance(found, Denial):
            return missing(visit, drawing)
        topics = found.topics
    return event_stream(rings(visit, topics))


async def rings(visit: Visit, topics: tuple[str, ...]) -> AsyncIterator[ServerSentEvent]:
    """An event whenever there is something new, as long as the session lasts."""
    outside, address = visit.outside, raw_address(visit.request)
    with outside.hub.listening(*topics, owner=visit.staff.id, address=address) as bell:
        while await bell.wait():
            if not await run_in_threadpool(has_leads_still, visit):
                yield ServerSentEvent(event="over", data="")
                return
            yield ServerSentEvent(event="changed", data="", retry=RETRY)
        if bell.gave_way:
            yield ServerSentEvent(event="full", data="", retry=10 * RETRY)


def has_leads_still(visit: Visit) -> bool:
    """Whether who opened this page may see leads now."""
    member = member_of(visit.outside, visit.token)
    return member is not None and member.role in WITH_LEADS


async def numbers(visit: Visit, drawing: Drawing) -> Response:
    """The counter in numbers over a period."""
    since, until = day_in(visit.asked("since")), day_in(visit.asked("until"))
    shown = await run_in_threadpool(visit.outside.numbers, since, until, visit.language)
    return drawing.page(visit, "numbers.html", numbers=shown)


def day_in(text: str) -> date | None:
    """A day (YYYY-MM-DD); None for anything else."""
    try:
        return date.fromisoformat(text) if text.isascii() and len(text) == 10 else None
    except ValueError:
        return None


async def questions(visit: Visit, drawing: Drawing) -> Response:
    """Questions that were not answered."""
    shown = await run_in_threadpool(visit.outside.questions, visit.language)
    return drawing.page(visit, "questions.html", page=shown)


async def try_out(visit: Visit, drawing: Drawing) -> Response:
    """What would be said to a question, and why."""
    text, asked_in = visit.asked("text")[:LONGEST_TEXT], visit.asked("asked_in")
    spoken = Language(asked_in) if asked_in in set(Language) else None
    tried = None
    if text.strip():
        tried = await run_in_threadpool(visit.outside.try_out, text, spoken, visit.language)
    return drawing.page(visit, "try.html", text=text, asked_in=asked_in, tried=tried)


async def clauses(visit: Visit, drawing: Drawing) -> Response:
    """What rests on each clause."""
    rows = await run_in_threadpool(visit.outside.clauses, visit.language)
    return drawing.page(visit, "clauses.html", rows=rows)


async def flow(visit: Visit, drawing: Drawing) -> Response:
    """The pre-check as a picture."""
    return drawing.page(visit, "flow.html")


async def picture(visit: Visit, drawing: Drawing) -> Response:  # noqa: ARG001  as all answer
    """The picture itself."""
    drawn = await run_in_threadpool(visit.outside.picture, visit.language)
    return Response(drawn, media_type="image/svg+xml")


async def refusals(visit: Visit, drawing: Drawing) -> Response:
    """Who was refused."""
    table = await run_in_threadpool(visit.outside.refusals, visit.language)
    return drawing.page(visit, "refusals.html", table=table)


async def practice(visit: Visit, drawing: Drawing) -> Response:
    """A practice conversation."""
    shown = await run_in_threadpool(visit.outside.rehearsal, visit.staff, visit.language)
    return drawing.page(visit, "practice.html", rehearsal=shown)


async def practise(visit: Visit, drawing: Drawing) -> Response:  # noqa: ARG001  as all answer
    """One turn of it."""
    outside, text = visit.outside, visit.given("text")[:LONGEST_TEXT]
    if visit.given("anew"):
        await run_in_threadpool(outside.begin_anew, visit.staff)
    else:
        event, picked = visit.given("event")[:64], visit.given("choose")[:200]
        choose = picked or None
        await run_in_threadpool(outside.rehearse, visit.staff, event, text, choose, visit.language)
    return RedirectResponse("/desk/practice#end", status_code=303)
