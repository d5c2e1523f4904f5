"""The way into a tab: its program's token becomes a cookie, and then the page is as everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.assistant.ports import Storage
from bot.channels.common.tab_host import TabHost, TabRefusedError
from bot.channels.web.applicants.service import ApplicantService
from bot.channels.web.applicants.turns import accepted, language_in
from bot.channels.web.applicants.visitor import cookie_of as visitor_cookie
from bot.channels.web.desk.request import tab_cookie
from bot.channels.web.desk.service import DeskService
from bot.channels.web.desk.sessions import begin_session
from bot.channels.web.http.csrf import is_from_us
from bot.channels.web.http.middleware import content_policy
from bot.channels.web.http.rate_limit import address_of
from bot.channels.web.http.templates import Pages, environment
from bot.channels.web.http.tokens import OPENED, hash_of, new_token
from bot.channels.web.theme.tab_scripts import host_assets, own_assets, tab_scripts
from bot.vocabulary import Language
from bot.wording.applicants.channels.tab_words import TabWords, tab_words

HERE = Path(__file__).parent


class TabPlace(StrEnum):
    """What a tab shows. To configure one is what whoever adds the desk to a channel does."""

    COUNTER = "counter"
    DESK = "desk"
    CONFIGURE = "configure"


def tab_routes(
    hosts: Sequence[TabHost], visitors: ApplicantService, desk: DeskService | None
) -> list[BaseRoute]:
    """The ways in from these programs."""
    entrances = [TabEntrance(host, visitors, desk if host.has_desk else None) for host in hosts]
    ways = [way for entrance in entrances for way in entrance.routes]
    return [*ways, own_assets().route()] if hosts else []


class TabEntrance:
    """The way in from one program. What reads or keeps anything is done in threads."""

    def __init__(self, host: TabHost, visitors: ApplicantService, desk: DeskService | None) -> None:
        self._host, self._visitors, self._desk = host, visitors, desk
        self._assets, scripts = host_assets(host), tab_scripts([host])
        base = visitors.site.path
        self._pages = Pages(
            environment(HERE / "templates", self._assets, base=base, tab_scripts=scripts)
        )

    @property
    def routes(self) -> list[BaseRoute]:
        """Its addresses."""
        places = [TabPlace.COUNTER, *([TabPlace.DESK, TabPlace.CONFIGURE] if self._desk else [])]
        shown = [Route(self._path(each), self.page, methods=["GET"]) for each in places]
        entered = [
            Route(self._path(TabPlace.COUNTER), self.enter_counter, methods=["POST"]),
            Route(self._path(TabPlace.DESK), self.enter_desk, methods=["POST"]),
        ]
        return [*shown, *(entered if self._desk else entered[:1]), self._assets.route()]

    def _path(self, place: TabPlace) -> str:
        return f"/tab/{self._host.name}/{place}"

    async def page(self, request: Request) -> Response:
        """The page that asks the program who is looking; it holds nothing about anybody."""
        language = language_of(request)
        place = request.url.path.rpartition("/")[2]
        headers = {
            "content-security-policy": content_policy(self._host.origins),
            "cross-origin-resource-policy": "cross-origin",
        }
        return self._pages.page(
            "tab.html",
            headers=headers,
            language=language.value,
            words=self._words(language),
            place=place,
            desk=TabPlace.DESK.value,
        )

    async def enter_counter(self, request: Request) -> Response:
        """Have this tab show the conversation that its person has with the counter."""
        person = await self._vouched(request)
        if person is None:
            return refused(self._words(language_of(request)).failed)
        cookie = visitor_cookie(self._visitors)
        held = cookie.token(request)
        storage = self._visitors.assistant.storage
        token = await run_in_threadpool(opened_for, storage, person, held, self._visitors)
        response = entered(f"{self._visitors.site.path}/", request)
        cookie.put(response, token)
        return response

    async def enter_desk(self, request: Request) -> Response:
        """Begin a session at the desk for somebody who is staff of the program's people."""
        desk, person = self._desk, await self._vouched(request)
        assert desk is not None  # noqa: S101  there is no such address without
        words = self._words(language_of(request))
        if person is None:
            return refused(words.failed)
        if person not in await run_in_threadpool(self._host.staff):
            return refused(words.for_staff)
        now, language = desk.clock(), language_in(request.query_params.get("language", ""))
        token = await run_in_threadpool(begin_session, desk.storage, person, now, language)
        response = entered(f"{desk.site.path}/desk", request)
        tab_cookie(desk).put(response, token)
        return response

    async def _vouched(self, request: Request) -> str | None:
        """Whom the program vouches for; None where it does not, or somebody else asks."""
        if not is_from_us(request, self._visitors.site):
            return None
        if not self._visitors.limits.of_address.allows(address_of(request)):
            raise HTTPException(429)
        form = await request.form(max_files=0, max_fields=4)
        token = form.get("token")
        if not isinstance(token, str):
            return None
        try:
            return await run_in_threadpool(self._host.vouch, token)
        except TabRefusedError:
            return None

    def _words(self, language: Language) -> TabWords:
        return tab_words(self._visitors.speaker.voice(language))


def refused(told: str) -> Response:
    """Nobody is let in, and why, for the tab's program."""
    return JSONResponse({"text": told}, status_code=403)


def language_of(request: Request) -> Language:
    """The language that the tab's address names, or its browser."""
    asked = language_in(request.query_params.get("language", "")[:2])
    return asked or accepted(request.headers.get("accept-language", ""))


def entered(address: str, request: Request) -> JSONResponse:
    """Where the tab goes on, for its program."""
    return JSONResponse({"to": f"{address}?language={language_of(request).value}"})


def opened_for(storage: Storage, person: str, held: str, visitors: ApplicantService) -> str:
    """The token of a browser that shows a person's conversation: its own where it does already."""
    with storage() as work:
        if held.startswith(OPENED) and work.devices.person_of(hash_of(held)) == person:
            return held
        opened = OPENED + new_token()
        work.devices.add(hash_of(opened), person, visitors.clock())
        work.commit()
    return opened
