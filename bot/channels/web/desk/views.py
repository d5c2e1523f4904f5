"""Pages that are read: the inbox, a lead, numbers, what curators look after."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

from sse_starlette import ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.context import Denial
from bot.assistant.desk.inbox import MOST_SOUGHT, InboxQuery
from bot.assistant.desk.live_updates import LEADS
from bot.assistant.ports import InboxTab, LeadOrder
from bot.assistant.team.roles import WITH_CONTENT, WITH_LEADS
from bot.channels.web.desk.composer import sent_from
from bot.channels.web.desk.lead_filters import filters_of, sought_in
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest, member_of
from bot.channels.web.http.rate_limit import raw_address
from bot.channels.web.http.sse import event_stream
from bot.handoff.business_hours import read_day
from bot.vocabulary import Language
from bot.vocabulary.text import MAX_TEXT

RETRY = 3_000
"""Milliseconds after which a browser comes back to a stream that ended."""


async def home(request: DeskRequest, renderer: PageRenderer) -> Response:  # noqa: ARG001  as all answer
    """To what this person works with."""
    has_leads = request.staff.role in WITH_LEADS
    return RedirectResponse("/desk/leads" if has_leads else "/desk/questions", status_code=303)


async def inbox(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Leads on a tab."""
    wanted = wanted_of(request)
    found = await run_in_threadpool(request.service.inbox, request.staff, wanted, request.language)
    if isinstance(found, Denial):
        return missing(request, renderer)
    known = {
        **await told_to(request),
        **await run_in_threadpool(filters_of, request, wanted.sought),
    }
    return renderer.page(request, "inbox.html", inbox=found, stream="/desk/stream", **known)


def wanted_of(request: DeskRequest) -> InboxQuery:
    """What the address asks to see; what it cannot ask for is left as it usually is."""
    asked, order = request.asked("shelf"), request.asked("order")
    return InboxQuery(
        InboxTab(asked) if asked in set(InboxTab) else InboxTab.WAITING,
        sought_in(request)[:MOST_SOUGHT],
        request.asked("after")[:200],
        LeadOrder(order) if order in set(LeadOrder) else LeadOrder.URGENT,
        request.admission.team.colleagues,
    )


async def lead(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Everything about one lead."""
    reference = str(request.request.path_params["reference"])
    found = await run_in_threadpool(
        request.service.lead, request.staff, reference, request.language
    )
    if isinstance(found, Denial):
        return missing(request, renderer)
    stream = f"/desk/stream?lead={found.row.reference}"
    known = await told_to(request)
    return renderer.page(request, "lead.html", lead=found, stream=stream, **known)


async def told_to(request: DeskRequest) -> Mapping[str, Any]:
    """What stands above the page: what was sent just now, and what colleagues did."""
    news = await run_in_threadpool(request.service.news, request.staff, request.language)
    return {"sent": sent_from(request), "news": news}


async def nowhere(request: DeskRequest, renderer: PageRenderer) -> Response:
    """There is no such page; with a slash too many it is clear which was meant."""
    if not request.request.path_params["nowhere"]:
        return RedirectResponse("/desk", status_code=303)
    return missing(request, renderer)


def missing(request: DeskRequest, renderer: PageRenderer) -> Response:
    """There is nothing at this address."""
    labels = request.labels
    return renderer.note(request, labels["not_found"], labels["not_found_lead"], 404, "/desk")


async def stream(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Says when to look again: nothing of any lead goes through here."""
    topics: tuple[str, ...] = (LEADS,)
    reference = request.asked("lead")
    if reference:
        found = await run_in_threadpool(
            request.service.lead, request.staff, reference, request.language
        )
        if isinstance(found, Denial):
            return missing(request, renderer)
        topics = found.topics
    return event_stream(rings(request, topics))


async def rings(request: DeskRequest, topics: tuple[str, ...]) -> AsyncIterator[ServerSentEvent]:
    """An event whenever there is something new, as long as the session lasts."""
    service, address = request.service, raw_address(request.request)
    with service.hub.listening(*topics, owner=request.staff.id, address=address) as bell:
        while await bell.wait():
            if not await run_in_threadpool(has_leads_still, request):
                yield ServerSentEvent(event="over", data="")
                return
            yield ServerSentEvent(event="changed", data="", retry=RETRY)
        if bell.gave_way:
            yield ServerSentEvent(event="full", data="", retry=10 * RETRY)


def has_leads_still(request: DeskRequest) -> bool:
    """Whether who opened this page may see leads now."""
    member = member_of(request.service, request.token)
    return member is not None and member.role in WITH_LEADS


async def numbers(request: DeskRequest, renderer: PageRenderer) -> Response:
    """The counter in numbers over a period."""
    since, until = read_day(request.asked("since")), read_day(request.asked("until"))
    shown = await run_in_threadpool(request.service.numbers, since, until, request.language)
    return renderer.page(request, "numbers.html", numbers=shown)


async def questions(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Questions that were not answered."""
    shown = await run_in_threadpool(request.service.knowledge.questions, request.language)
    can_curate = request.service.content is not None and request.staff.role in WITH_CONTENT
    articles = request.service.knowledge.articles(request.language) if can_curate else []
    return renderer.page(
        request, "questions.html", page=shown, can_curate=can_curate, articles=articles
    )


async def try_out(request: DeskRequest, renderer: PageRenderer) -> Response:
    """What a message is taken for, what would be said to it, and why."""
    text, asked_in = request.asked("text")[:MAX_TEXT], request.asked("asked_in")
    spoken = Language(asked_in) if asked_in in set(Language) else None
    places = request.service.knowledge.places(request.language)
    place = next((p for p, _ in places if p == request.asked("place")), places[0][0])
    tried = None
    if text.strip():
        tried = await run_in_threadpool(
            request.service.knowledge.try_out, text, spoken, place, request.language
        )
    where = {"places": places, "place": place}
    return renderer.page(
        request, "try.html", text=text, asked_in=asked_in, where=where, tried=tried
    )


async def clauses(request: DeskRequest, renderer: PageRenderer) -> Response:
    """What rests on each clause."""
    rows = await run_in_threadpool(request.service.knowledge.clauses, request.language)
    return renderer.page(request, "clauses.html", rows=rows)


async def flow(request: DeskRequest, renderer: PageRenderer) -> Response:
    """The pre-check as a picture."""
    return renderer.page(request, "flow.html")


async def picture(request: DeskRequest, renderer: PageRenderer) -> Response:  # noqa: ARG001  as all answer
    """The picture itself."""
    drawn = await run_in_threadpool(request.service.knowledge.picture, request.language)
    return Response(drawn, media_type="image/svg+xml")


async def refusals(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Who was refused."""
    table = await run_in_threadpool(request.service.refusals, request.language)
    return renderer.page(request, "refusals.html", table=table)


async def practice(request: DeskRequest, renderer: PageRenderer) -> Response:
    """A practice conversation."""
    shown = await run_in_threadpool(
        request.service.practice.conversation, request.staff, request.language
    )
    return renderer.page(request, "practice.html", rehearsal=shown)


async def practise(request: DeskRequest, renderer: PageRenderer) -> Response:  # noqa: ARG001  as all answer
    """One turn of it."""
    room, text = request.service.practice, request.given("text")[:MAX_TEXT]
    if request.given("anew"):
        await run_in_threadpool(room.begin_anew, request.staff)
    else:
        event, picked = request.given("event")[:64], request.given("choose")[:200]
        said = (text, picked or None, request.language)
        await run_in_threadpool(room.take, request.staff, event, *said)
    return RedirectResponse("/desk/practice#end", status_code=303)
