"""Every address of the desk, and who may go there: this table is the only place that says so."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.desk import login, views
from bot.channels.web.desk.actions import act, who_may
from bot.channels.web.desk.pages import Drawing
from bot.channels.web.desk.request import Visit, cookie_of, nobody_at, sign_in_from, visit_of
from bot.channels.web.desk.roles import ADMINS, EVERYBODY, WITH_CONTENT, WITH_LEADS, Role
from bot.channels.web.desk.service import Outside
from bot.channels.web.http.tokens import new_token

log = logging.getLogger(__name__)

Answer = Callable[[Visit, Drawing], Awaitable[Response]]

TOO_LARGE = 413

ANYBODY = None
"""Also who is not signed in."""


@dataclass(frozen=True, slots=True)
class Way:
    """One address: what it is asked with, who may, and what answers."""

    method: str
    path: str
    who: frozenset[Role] | None
    answer: Answer


WAYS = (
    Way("GET", "/desk", EVERYBODY, views.home),
    Way("GET", "/desk/sign-in", ANYBODY, login.sign_in_page),
    Way("POST", "/desk/sign-in", ANYBODY, login.sign_in),
    Way("GET", "/desk/link", ANYBODY, login.link_page),
    Way("POST", "/desk/link", ANYBODY, login.take_link),
    Way("POST", "/desk/provider", ANYBODY, login.to_provider),
    Way("GET", login.BACK_HERE, ANYBODY, login.from_provider),
    Way("POST", "/desk/sign-out", EVERYBODY, login.sign_out),
    Way("POST", "/desk/language", EVERYBODY, login.choose_language),
    Way("GET", "/desk/leads", WITH_LEADS, views.inbox),
    Way("GET", "/desk/leads/{reference}", WITH_LEADS, views.lead),
    Way("GET", "/desk/stream", WITH_LEADS, views.stream),
    Way("POST", "/desk/act", EVERYBODY, act),
    Way("GET", "/desk/numbers", EVERYBODY, views.numbers),
    Way("GET", "/desk/questions", EVERYBODY, views.questions),
    Way("GET", "/desk/try", EVERYBODY, views.try_out),
    Way("GET", "/desk/clauses", WITH_CONTENT, views.clauses),
    Way("GET", "/desk/flow", WITH_CONTENT, views.flow),
    Way("GET", "/desk/flow.svg", WITH_CONTENT, views.picture),
    Way("GET", "/desk/practice", WITH_CONTENT, views.practice),
    Way("POST", "/desk/practice", WITH_CONTENT, views.practise),
    Way("GET", "/desk/refusals", ADMINS, views.refusals),
    Way("GET", "/desk/{nowhere:path}", ANYBODY, views.nowhere),
)
"""The whole desk. What is done by `/desk/act` has roles of its own, by action (`who_may`)."""


def desk_routes(outside: Outside) -> list[Route]:
    """Everything that staff can reach, and nothing without its guard.

    Safe headers and a limit for what is sent belong in front of it (see `bot.channels.web.http`).
    """
    drawing = Drawing()
    ways = [
        Route(way.path, guarded(way, outside, drawing), methods=[way.method], name=way.path)
        for way in WAYS
    ]
    return [drawing.assets.route(), *ways]


def guarded(
    way: Way, outside: Outside, drawing: Drawing
) -> Callable[[Request], Awaitable[Response]]:
    """Answers only whom the table lets in, and only what was meant."""

    async def answer(request: Request) -> Response:
        visit = await visit_of(outside, request)
        refused = refuse(visit, way, drawing)
        if refused is not None:
            return refused
        return await way.answer(visit, drawing)

    async def kindly(request: Request) -> Response:
        """What is broken, such as the database, is told in words; here is the outermost edge."""
        try:
            return await answer(request)
        except HTTPException as error:
            why = "too_large" if error.status_code == TOO_LARGE else "stale"
            return told(nobody_at(outside, request), drawing, why, error.status_code)
        except Exception:
            log.exception("%s %s could not be answered", way.method, way.path)
            return told(nobody_at(outside, request), drawing, "trouble", 503)

    async def with_token(request: Request) -> Response:
        """Whoever has no token yet gets one: forms need it before anybody is signed in."""
        cookie = cookie_of(outside)
        if way.who is not ANYBODY or way.method != "GET" or cookie.token(request):
            return await kindly(request)
        token = new_token()
        request.cookies[cookie.name] = token
        response = await kindly(request)
        cookie.put(response, token)
        return response

    return with_token


def refuse(visit: Visit, way: Way, drawing: Drawing) -> Response | None:
    """Why somebody may not have this; None if they may."""
    if way.who is not ANYBODY and visit.member is None:
        if visit.is_fetched:
            return JSONResponse({"do": "sign_in"}, status_code=401)
        return RedirectResponse(sign_in_from(visit.request), status_code=303)
    if way.method == "POST" and not visit.is_meant:
        return told(visit, drawing, "stale")
    allowed = way.who
    if allowed is not ANYBODY and way.answer is act:
        allowed = allowed & who_may(visit.given("action"))
    if allowed is not ANYBODY and visit.staff.role not in allowed:
        return told(visit, drawing, "forbidden")
    if way.method == "POST" and not is_patient(visit):
        return told(visit, drawing, "too_often", 429)
    return None


def is_patient(visit: Visit) -> bool:
    """Whether who is signed in does no more than a person can. Signing in has limits of its own."""
    return visit.member is None or visit.outside.limits.of_member.allows(visit.member.id)


def told(visit: Visit, drawing: Drawing, why: str, status: int = 403) -> Response:
    """Nobody is let in, or it is not possible now; says why."""
    labels = visit.labels
    if visit.is_fetched:
        return JSONResponse({"do": why, "text": labels[f"{why}_lead"]}, status_code=status)
    return drawing.note(visit, labels[why], labels[f"{why}_lead"], status, "/desk")
