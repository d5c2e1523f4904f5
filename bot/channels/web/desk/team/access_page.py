"""The access log, for admins: page by page, narrowed down."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bot.assistant.ports import Access, AccessFilter, AccessKind
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.handoff.business_hours import moment, read_day
from bot.wording.desk.team.accesses import access_table, kind_options

PAGE = 50
"""Entries on one page."""


async def access_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Who looked at, took along or deleted what."""
    wanted, before = filter_of(request), request.asked("before")
    start = int(before) if before.isdecimal() and before.isascii() and len(before) < 19 else None
    service = request.service

    def read() -> list[tuple[int, Access]]:
        with service.storage.read_only() as work:
            return list(work.accesses.page(wanted, start, PAGE + 1))

    found = await run_in_threadpool(read)
    voice = service.speaker.voice(request.language)
    shown = [access for _, access in found[:PAGE]]
    asked = {name: request.asked(name) for name in ("staff", "kind", "about", "since", "until")}
    further = (
        {**{k: v for k, v in asked.items() if v}, "before": str(found[PAGE - 1][0])}
        if (len(found) > PAGE)
        else {}
    )
    return renderer.page(
        request,
        "accesses.html",
        table=access_table(shown, voice, service.name),
        asked=asked,
        kinds=kind_options(voice),
        next=urlencode(further),
        is_first=start is None,
        days=service.log_days,
    )


def filter_of(request: DeskRequest) -> AccessFilter:
    """What the address looks for; what it cannot look for is left out."""
    kind = request.asked("kind")
    return AccessFilter(
        staff=request.asked("staff").strip()[:100],
        kind=AccessKind(kind) if kind in set(AccessKind) else None,
        about=request.asked("about").strip()[:100],
        since=begin_of(request.asked("since")),
        until=begin_of(request.asked("until"), later=1),
    )


def begin_of(text: str, later: int = 0) -> datetime | None:
    """When a day begins, or one some days later; None where no day that can be is named."""
    day = read_day(text)
    if day is None or not 2000 <= day.year < 2200:
        return None
    return moment(day + timedelta(days=later), time())
