"""Every address of the desk, and who may go there: this table is the only place that says so."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.assistant.team.roles import ADMINS, EVERYBODY, WITH_CONTENT, WITH_LEADS, Role
from bot.channels.web.desk import composer, lead_filters, views
from bot.channels.web.desk.actions import act, who_may
from bot.channels.web.desk.content import (
    asked_phrasings,
    entry_page,
    entry_submission,
    history_page,
    list_page,
    preview_page,
    proposal_page,
    rules_page,
)
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import (
    DeskRequest,
    cookie_of,
    nobody_at,
    sign_in_from,
    token_of,
    visit_of,
)
from bot.channels.web.desk.service import DeskService
from bot.channels.web.desk.sign_in import login
from bot.channels.web.desk.team import (
    access_page,
    alert_feed,
    days_page,
    members_page,
    own_page,
)
from bot.channels.web.http.tokens import new_token

log = logging.getLogger(__name__)

Answer = Callable[[DeskRequest, PageRenderer], Awaitable[Response]]

TOO_LARGE = 413

PROPOSAL = "/desk/content/proposals/{proposal}"

ANYBODY = None
"""Also who is not signed in."""


@dataclass(frozen=True, slots=True)
class DeskRoute:
    """One address: what it is asked with, who may, and what answers."""

    method: str
    path: str
    who: frozenset[Role] | None
    answer: Answer


ROUTES = (
    DeskRoute("GET", "/desk", EVERYBODY, views.home),
    DeskRoute("GET", "/desk/sign-in", ANYBODY, login.sign_in_page),
    DeskRoute("POST", "/desk/sign-in", ANYBODY, login.sign_in),
    DeskRoute("GET", "/desk/link", ANYBODY, login.link_page),
    DeskRoute("POST", "/desk/link", ANYBODY, login.take_link),
    DeskRoute("POST", "/desk/provider", ANYBODY, login.to_provider),
    DeskRoute("GET", login.BACK_HERE, ANYBODY, login.from_provider),
    DeskRoute("POST", "/desk/sign-out", EVERYBODY, login.sign_out),
    DeskRoute("POST", "/desk/language", EVERYBODY, login.choose_language),
    DeskRoute("GET", "/desk/leads", WITH_LEADS, views.inbox),
    DeskRoute("GET", "/desk/leads/{reference}", WITH_LEADS, views.lead),
    DeskRoute("POST", "/desk/leads/{reference}/draft", WITH_LEADS, composer.save_draft),
    DeskRoute("GET", "/desk/stream", WITH_LEADS, views.stream),
    DeskRoute("POST", "/desk/act", EVERYBODY, act),
    DeskRoute("GET", "/desk/numbers", EVERYBODY, views.numbers),
    DeskRoute("GET", "/desk/questions", EVERYBODY, views.questions),
    DeskRoute("GET", "/desk/try", EVERYBODY, views.try_out),
    DeskRoute("GET", "/desk/clauses", WITH_CONTENT, views.clauses),
    DeskRoute("GET", "/desk/flow", WITH_CONTENT, views.flow),
    DeskRoute("GET", "/desk/flow.svg", WITH_CONTENT, views.picture),
    DeskRoute("GET", "/desk/practice", WITH_CONTENT, views.practice),
    DeskRoute("POST", "/desk/practice", WITH_CONTENT, views.practise),
    DeskRoute("GET", "/desk/content", WITH_CONTENT, list_page.list_page),
    DeskRoute("GET", "/desk/content/entry", WITH_CONTENT, entry_page.entry_page),
    DeskRoute("POST", "/desk/content/entry", WITH_CONTENT, entry_submission.keep_entry),
    DeskRoute("POST", "/desk/content/phrasing", WITH_CONTENT, asked_phrasings.add_phrasing),
    DeskRoute("GET", "/desk/content/history", WITH_CONTENT, history_page.history_page),
    DeskRoute("POST", "/desk/content/history", WITH_CONTENT, history_page.roll_back),
    DeskRoute("GET", PROPOSAL, WITH_CONTENT, proposal_page.proposal_page),
    DeskRoute("POST", PROPOSAL, WITH_CONTENT, proposal_page.settle_proposal),
    DeskRoute("GET", "/desk/preview", WITH_CONTENT, preview_page.preview_list),
    DeskRoute("POST", "/desk/preview", WITH_CONTENT, preview_page.make_link),
    DeskRoute("GET", "/desk/preview/{edition}", ANYBODY, preview_page.preview_page),
    DeskRoute("POST", "/desk/preview/{edition}", ANYBODY, preview_page.preview_turn),
    DeskRoute("GET", rules_page.RULES, ADMINS, rules_page.rules_page),
    DeskRoute("POST", rules_page.RULES, ADMINS, rules_page.tell_rules),
    DeskRoute("GET", "/desk/refusals", ADMINS, views.refusals),
    DeskRoute("GET", "/desk/me", EVERYBODY, own_page.own_page),
    DeskRoute("POST", "/desk/me", EVERYBODY, own_page.set_own),
    DeskRoute("POST", "/desk/views", WITH_LEADS, lead_filters.set_view),
    DeskRoute("GET", "/desk/keys", WITH_LEADS, lead_filters.keys),
    DeskRoute("GET", "/desk/alerts", WITH_LEADS, alert_feed.alert_feed),
    DeskRoute("GET", "/desk/icon/{count}", WITH_LEADS, alert_feed.icon),
    DeskRoute("GET", "/desk/members", ADMINS, members_page.members_page),
    DeskRoute("POST", "/desk/members", ADMINS, members_page.set_member),
    DeskRoute("GET", "/desk/days", ADMINS, days_page.days_page),
    DeskRoute("POST", "/desk/days", ADMINS, days_page.set_day),
    DeskRoute("GET", "/desk/accesses", ADMINS, access_page.access_page),
    DeskRoute("GET", "/desk/{nowhere:path}", ANYBODY, views.nowhere),
)
"""The whole desk. What is done by `/desk/act` has roles of its own, by action (`who_may`)."""


def desk_routes(service: DeskService) -> list[Route]:
    """Everything that staff can reach, and nothing without its guard.

    Safe headers and a limit for what is sent belong in front of it (see `bot.channels.web.http`).
    """
    renderer = PageRenderer(service.site.path, service.hosts)
    ways = [
        Route(way.path, guarded(way, service, renderer), methods=[way.method], name=way.path)
        for way in ROUTES
    ]
    return [renderer.assets.route(), *ways]


def guarded(
    way: DeskRoute, service: DeskService, renderer: PageRenderer
) -> Callable[[Request], Awaitable[Response]]:
    """Answers only whom the table lets in, and only what was meant."""

    async def answer(request: Request) -> Response:
        visit = await visit_of(service, request)
        refused = refuse(visit, way, renderer)
        if refused is not None:
            return refused
        return await way.answer(visit, renderer)

    async def kindly(request: Request) -> Response:
        """What is broken, such as the database, is told in words; here is the outermost edge."""
        try:
            return await answer(request)
        except HTTPException as error:
            why = "too_large" if error.status_code == TOO_LARGE else "stale"
            return told(nobody_at(service, request), renderer, why, error.status_code)
        except Exception:
            log.exception("%s %s could not be answered", way.method, way.path)
            return told(nobody_at(service, request), renderer, "trouble", 503)

    async def with_token(request: Request) -> Response:
        """Whoever has no token yet gets one: forms need it before anybody is signed in."""
        cookie = cookie_of(service)
        if way.who is not ANYBODY or way.method != "GET" or token_of(service, request):
            return await kindly(request)
        token = new_token()
        request.cookies[cookie.name] = token
        response = await kindly(request)
        cookie.put(response, token)
        return response

    return with_token


def refuse(visit: DeskRequest, way: DeskRoute, renderer: PageRenderer) -> Response | None:
    """Why somebody may not have this; None if they may."""
    if way.who is not ANYBODY and visit.member is None:
        if visit.is_fetched:
            return JSONResponse({"do": "sign_in"}, status_code=401)
        return RedirectResponse(sign_in_from(visit.request), status_code=303)
    if way.method == "POST" and not visit.is_meant:
        return told(visit, renderer, "stale")
    allowed = way.who
    if allowed is not ANYBODY and way.answer is act:
        allowed = allowed & who_may(visit.given("action"))
    if allowed is not ANYBODY and visit.staff.role not in allowed:
        return told(visit, renderer, "forbidden")
    if way.method == "POST" and not is_patient(visit):
        return told(visit, renderer, "too_often", 429)
    return None


def is_patient(visit: DeskRequest) -> bool:
    """Whether who is signed in does no more than a person can. Signing in has limits of its own."""
    return visit.member is None or visit.service.limits.of_member.allows(visit.member.id)


def told(visit: DeskRequest, renderer: PageRenderer, why: str, status: int = 403) -> Response:
    """Nobody is let in, or it is not possible now; says why."""
    labels = visit.labels
    if visit.is_fetched:
        return JSONResponse({"do": why, "text": labels[f"{why}_lead"]}, status_code=status)
    return renderer.note(visit, labels[why], labels[f"{why}_lead"], status, "/desk")
