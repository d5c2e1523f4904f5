"""Usual hours, closed days and other hours, as an admin sets them."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.context import calendar_in
from bot.assistant.team.special_days import (
    DayProblem,
    DaysWish,
    drop_day,
    promised_on,
    read_hours,
    set_days,
)
from bot.assistant.team.usual_hours import HoursProblem, set_usual_hours, usual_hours_of
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.handoff.business_hours import day_of, read_day
from bot.vocabulary import Hours
from bot.vocabulary.text import visible
from bot.wording.desk.team.days import DaysPage, HoursKept, days_page_of

DAYS = "/desk/days"

MOST_CHANGES = 10
"""Changes of the usual hours that are shown, the newest first."""


async def days_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Days that are not as usual, and the hours of those that are."""
    return await shown(request, renderer)


async def shown(
    request: DeskRequest, renderer: PageRenderer, wrong: str = "", status: int = 200
) -> Response:
    """The page; `wrong` says why nothing was set."""
    page = await run_in_threadpool(read, request)
    fields = ("what", "first", "last", "how", "hours", "usual", "note")
    typed = {name: request.given(name)[:200] for name in fields}
    return renderer.page(request, "days.html", status, page=page, wrong=wrong, typed=typed)


def read(request: DeskRequest) -> DaysPage:
    """What is set now, and what would be promised now."""
    service, now = request.service, request.now
    hours, form = service.assistant.edition.desk_hours, service.assistant.form
    with service.storage.read_only() as work:
        days = work.special_days.all(day_of(now))
        calendar = calendar_in(work, hours)
        promised = {each.day: promised_on(work, each.day, now) for each in days}
        kept = HoursKept(hours, tuple(work.usual_hours.newest(MOST_CHANGES)))
    voice = service.speaker.voice(request.language)
    within = form.reply_within_working_days
    return days_page_of(days, promised, calendar, kept, within, now, voice, service.name)


async def set_day(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Set the usual hours, set days apart, or let one be as usual again."""
    match request.given("what"):
        case "drop":
            day = read_day(request.given("day"))
            if day is not None:
                await run_in_threadpool(drop_day, request.service.storage, day)
            return RedirectResponse(DAYS, status_code=303)
        case "usual" | "default" as what:
            problem: DayProblem | HoursProblem | None = await run_in_threadpool(
                keep_usual, request, is_default=what == "default"
            )
        case _:
            wish = wish_of(request)
            if not isinstance(wish, DayProblem):
                problem = await run_in_threadpool(keep, request, wish)
            else:
                problem = wish
    if problem is not None:
        return await shown(request, renderer, request.labels[problem.value], 422)
    return RedirectResponse(DAYS, status_code=303)


def keep(request: DeskRequest, wish: DaysWish) -> DayProblem | None:
    """Set days apart."""
    now = request.now
    return set_days(request.service.storage, wish, request.staff.id, day_of(now), now)


def keep_usual(request: DeskRequest, *, is_default: bool) -> HoursProblem | None:
    """Set the usual hours; those of the edition where that is wished. What this process says of
    them is right at once, what others say in a moment."""
    assistant, storage = request.service.assistant, request.service.storage
    of_edition = assistant.edition.desk_hours
    hours: Hours | None = () if is_default else read_hours(request.given("usual"))
    if hours is None:
        return HoursProblem.HOURS_WRONG
    problem = set_usual_hours(storage, hours, of_edition, request.staff.id, request.now)
    usual_hours_of(storage).refresh(storage)
    return problem


def wish_of(request: DeskRequest) -> DaysWish | DayProblem:
    """What the form says."""
    first = read_day(request.given("first"))
    last = read_day(request.given("last")) if request.given("last") else first
    if first is None or last is None:
        return DayProblem.DAY_WRONG
    hours = read_hours(request.given("hours")) if request.given("how") == "open" else ()
    if hours is None:
        return DayProblem.HOURS_WRONG
    return DaysWish(first, last, hours, visible(request.given("note")).strip())
