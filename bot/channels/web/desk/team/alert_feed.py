"""What open pages are to tell: how many enquiries wait, which are new, and a picture of that."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from bot.assistant.context import calendar_in
from bot.assistant.team.alerts import alerts_of
from bot.assistant.team.members import crew_in
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.handoff.alerts import AlertWay
from bot.handoff.business_hours import day_of, is_open
from bot.wording.desk.team.alerts import alert_title

MOST_SHOWN = 99

ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#9b1c1c"/>
<text x="16" y="23" font-family="sans-serif" font-weight="700" font-size="{size}" fill="#fff"
 text-anchor="middle">{count}</text></svg>
"""


async def alert_feed(request: DeskRequest, renderer: PageRenderer) -> Response:  # noqa: ARG001  as all answer
    """What somebody is to know of now. Nothing of any applicant is in it but the number."""
    return JSONResponse(await run_in_threadpool(told, request))


def told(request: DeskRequest) -> dict[str, object]:
    """Counted for everybody; told by the browser only as they wish, and while the desk is open."""
    service, me, now = request.service, request.staff.id, request.now
    with service.storage.read_only() as work:
        crew = crew_in(work, service.settings.team)
        alerts = alerts_of(work, crew, me, now)
        hours = service.assistant.edition.desk_hours
        is_loud = is_open(now, calendar_in(work, hours)) and not crew.of(me).is_away(day_of(now))
    rules, voice = crew.of(me).rules, service.speaker.voice(request.language)
    wished = [each for each in alerts if AlertWay.BROWSER in rules.of(each.occasion)]
    return {
        "count": min(len({each.reference for each in alerts}), MOST_SHOWN),
        "is_loud": is_loud,
        "has_sound": rules.has_sound,
        "alerts": [
            {
                "key": each.key,
                "title": alert_title(each.occasion, voice),
                "text": each.reference,
                "to": f"{service.site.path}/desk/leads/{each.reference}",
            }
            for each in wished
        ],
    }


async def icon(request: DeskRequest, renderer: PageRenderer) -> Response:  # noqa: ARG001  as all answer
    """The picture of a tab that says how many enquiries wait."""
    asked = str(request.request.path_params["count"])
    is_count = asked.isdecimal() and asked.isascii() and len(asked) < 3
    count = int(asked) if is_count else MOST_SHOWN
    drawn = ICON.format(count=count, size=20 if count < 10 else 16)
    headers = {"cache-control": "public, max-age=86400"}  # it tells nothing but its address
    return Response(drawn, media_type="image/svg+xml", headers=headers)
