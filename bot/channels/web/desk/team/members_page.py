"""Members of the desk, as an admin looks after them: invite, give a role, remove."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.ports import DEALS, KeptMember, SignInLink
from bot.assistant.team.members import (
    MemberProblem,
    change_role,
    crew_in,
    invite,
    remove,
    renew_link,
)
from bot.assistant.team.roles import Role
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.channels.web.http.tokens import hash_of, new_token
from bot.wording.desk.team.members import member_rows

MEMBERS = "/desk/members"

INVITATION_LASTS = timedelta(days=7)


async def members_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Everybody who may sign in."""
    return await shown(request, renderer)


async def shown(
    request: DeskRequest, renderer: PageRenderer, wrong: str = "", link: str = "", status: int = 200
) -> Response:
    """The page; `link` is one that was just made, to be passed on."""
    service = request.service
    voice = service.speaker.voice(request.language)

    def known() -> tuple[object, bool]:
        with service.storage.read_only() as work:
            crew = crew_in(work, service.settings.team)
            deals = work.desk_options.get(DEALS) == "yes"
        return member_rows(crew, request.staff.id, request.now, voice), deals

    rows, deals = await run_in_threadpool(known)
    until = voice.moment(request.now + INVITATION_LASTS)
    invited = request.given("id").strip()[:100]
    values = {"rows": rows, "deals": deals, "wrong": wrong, "link": link, "until": until}
    return renderer.page(
        request, "members.html", status, **values, invited=invited, all_roles=list(Role)
    )


async def set_member(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Do what the admin asks for."""
    id_, role, what = (request.given(name).strip() for name in ("id", "role", "what"))
    service, named, by = request.service, request.service.settings.team, request.staff.id
    token = new_token()
    link = SignInLink(hash_of(token), id_, request.now, request.now + INVITATION_LASTS)
    problem: MemberProblem | None
    match what:
        case "invite":
            member = KeptMember(id_, role, by, request.now)
            problem = await run_in_threadpool(
                invite, service.storage, named, member, link, request.now
            )
        case "link":
            problem = await run_in_threadpool(renew_link, service.storage, named, link)
        case "role":
            problem = await run_in_threadpool(
                change_role, service.storage, named, by, id_, role, request.now
            )
        case "remove":
            problem = await run_in_threadpool(remove, service.storage, named, by, id_, request.now)
        case "deals":
            problem = await run_in_threadpool(set_deals, request)
        case _:
            problem = MemberProblem.GONE
    if problem is not None:
        return await shown(request, renderer, request.labels[f"member_{problem.value}"], "", 422)
    if what in ("invite", "link"):
        home = service.site.url or str(request.request.base_url).rstrip("/")
        address = f"{home}/desk/link?token={quote(token)}"
        return await shown(request, renderer, link=address)
    return RedirectResponse(MEMBERS, status_code=303)


def set_deals(request: DeskRequest) -> None:
    """Have new enquiries dealt out, or not."""
    with request.service.storage() as work:
        work.desk_options.put(DEALS, "yes" if request.given("deals") == "yes" else "")
        work.commit()
