"""The pages of applicants, and what their forms and the page's program send."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from uuid import uuid4

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.assistant.history import Cursor
from bot.channels.web.applicants.contact import ContactPage
from bot.channels.web.applicants.live_updates import LiveUpdates
from bot.channels.web.applicants.mail_links import OPEN_PATH, MailLinks
from bot.channels.web.applicants.pages import ApplicantPages, lines_wanted
from bot.channels.web.applicants.responses import ANYONE, PageResponses, wants_news
from bot.channels.web.applicants.service import ApplicantService
from bot.channels.web.applicants.turns import NEW, PageTurn, language_in, mark_in, opening, sent
from bot.channels.web.applicants.visitor import (
    AMISS,
    RefusedError,
    Visitor,
    VisitorRefusal,
    check_address,
    check_cost,
    cookie_of,
    in_turn,
    meant,
    recognise,
    texts,
    visitor_of,
)
from bot.channels.web.http.csrf import is_from_us
from bot.channels.web.http.middleware import safeguards
from bot.channels.web.http.rate_limit import address_of
from bot.channels.web.http.tokens import new_token
from bot.vocabulary import Language
from bot.wording.appointments import FILE_NAME, MEDIA_TYPE

Handler = Callable[[Request], Awaitable[Response]]

HOME = "/"
ENDED = "/ended"
MOST_UID = 64
AGAIN = "./"
LATEST = "./#now"
"""Addresses are relative, so that all of it may be served below any path."""

log = logging.getLogger(__name__)


def page_app(service: ApplicantService, beside: Sequence[BaseRoute] = ()) -> Starlette:
    """Everything that applicants can reach, and what stands beside it, with what keeps it safe."""
    applicants = Applicants(service)
    return Starlette(
        routes=[*applicants.routes, *beside],
        middleware=safeguards(service.site),
        exception_handlers={HTTPException: applicants.amiss},
    )


class Applicants:
    """Answers requests. What reads or keeps anything is done in threads."""

    def __init__(self, service: ApplicantService) -> None:
        self._service = service
        self._showing = ApplicantPages(service)
        self._responses = PageResponses(service, self._showing.pages)
        self._live = LiveUpdates(service, self._showing)
        self._cookie = cookie_of(service)
        self._contact = ContactPage(service, self._showing.pages)
        self._links = MailLinks(service, self._showing.pages)

    @property
    def routes(self) -> list[BaseRoute]:
        """Every address of the applicant's page."""
        return [
            self._route(HOME, self.page, "GET"),
            self._route("/turn", self.turn, "POST"),
            self._route("/seen", self.seen, "POST"),
            self._route("/stream", self._live.stream, "GET"),
            self._route("/news", self._live.news, "GET"),
            self._route("/contact", self.contact_form, "GET"),
            self._route("/contact", self.fill, "POST"),
            self._route("/result", self.result, "GET"),
            self._route("/call/{uid}.ics", self.call, "GET"),
            self._route("/accessibility", self.accessibility, "GET"),
            self._route("/end", self.end, "POST"),
            self._route(ENDED, self.ended, "GET"),
            self._route(OPEN_PATH, self.opening, "GET"),
            self._route(OPEN_PATH, self.open, "POST"),
            self._route("/embed.js", self.embed, "GET"),
            self._showing.assets.route(),
        ]

    def _route(self, path: str, handler: Handler, method: str) -> Route:
        return Route(path, self._kindly(handler), methods=[method])

    def _kindly(self, handler: Handler) -> Handler:
        """The handler; what goes wrong is told in words, and to the page's program in one word."""

        async def handle(request: Request) -> Response:
            try:
                await recognise(self._service, request)
                return await handler(request)
            except RefusedError as refused:
                return self._responses.refuse(request, refused.why)
            except HTTPException:
                raise
            except Exception:
                log.exception("A page could not be answered")
                return self._responses.refuse(request, VisitorRefusal.NOT_NOW)

        return handle

    async def amiss(self, request: Request, error: Exception) -> Response:
        """What the framework itself refuses: there is no such page, or it cannot be read."""
        assert isinstance(error, HTTPException)  # noqa: S101  it handles nothing else
        why = AMISS.get(error.status_code, VisitorRefusal.NOTHING_HERE)
        response = self._responses.refuse(request, why)
        response.status_code = error.status_code
        response.headers.update(error.headers or {})
        return response

    async def page(self, request: Request) -> Response:
        """The conversation. Whoever has no token yet gets one; it stands for nothing so far."""
        check_address(self._service, request)
        visitor = visitor_of(self._service, request)
        visitor = replace(visitor, token=visitor.token or new_token())
        shown = lines_wanted(request.query_params.get("lines", ""))
        html = await run_in_threadpool(self._showing.page, visitor, uuid4().hex, shown)
        response = self._responses.html(html)
        self._cookie.put(response, visitor.token)
        return response

    async def turn(self, request: Request) -> Response:
        """Something that a person did; what came of it for the page's program, or the page."""
        visitor, form = await meant(self._service, request)
        fields = texts(form)
        done = sent(visitor.person, fields, visitor.language, address_of(request))
        if done is None:
            raise RefusedError(VisitorRefusal.TOO_LONG)
        check_cost(self._service, request, visitor, fields)
        if done.turn.choose is None:
            await self._service.ready()
        show = wants_news(request)
        async with in_turn(self._service, request):
            news = await run_in_threadpool(self._answer, visitor, done, show=show)
        return RedirectResponse(LATEST, status_code=303) if news is None else JSONResponse(news)

    def _answer(self, visitor: Visitor, done: PageTurn, *, show: bool) -> dict[str, object] | None:
        """Handle a turn; what came of it, where the page's program wants to show it."""
        cursor = self._take(done)
        spoken = replace(visitor, language=done.turn.language or visitor.language)
        return self._showing.news(spoken, cursor) if show else None

    def _take(self, done: PageTurn) -> Cursor | None:
        """Handle a turn; how far its page had read, in the conversation that there is now."""
        turn, cursor = done.turn, done.cursor
        if done.seen:
            self._service.seen(turn.person, done.seen)
        is_first = cursor is not None and cursor.conversation == NEW
        is_greeted = is_first and self._service.take(opening(turn)) is not None
        # the greeting stood on the page before anything was kept of it
        self._service.take(replace(turn, seen=None) if is_greeted else turn)
        if not is_greeted or cursor is None:
            return cursor
        begun = self._service.look(turn.person, turn.language or Language.JA).history
        return Cursor(begun.conversation, cursor.lines)

    async def seen(self, request: Request) -> Response:
        """The page shows everything up to a message."""
        visitor, form = await meant(self._service, request)
        self._service.seen(visitor.person, mark_in(texts(form).get("mark", "")))
        return Response(status_code=204)

    async def contact_form(self, request: Request) -> Response:
        """The contact form as a whole, if it is open."""
        visitor = visitor_of(self._service, request)
        check_address(self._service, request)
        html = await run_in_threadpool(self._contact.empty, visitor) if visitor.token else None
        return (
            RedirectResponse(LATEST, status_code=303)
            if html is None
            else self._responses.html(html)
        )

    async def fill(self, request: Request) -> Response:
        """The contact form, filled in: back to the conversation, or what is wrong beside it."""
        visitor, form = await meant(self._service, request)
        fields = texts(form)
        check_cost(self._service, request, visitor, fields)
        async with in_turn(self._service, request):
            html = await run_in_threadpool(self._contact.fill, visitor, fields)
        return (
            RedirectResponse(LATEST, status_code=303)
            if html is None
            else self._responses.html(html, 422)
        )

    async def result(self, request: Request) -> Response:
        """The result as a page to print."""
        visitor = visitor_of(self._service, request)
        check_address(self._service, request)
        if not visitor.token:
            return RedirectResponse(AGAIN, status_code=303)
        url = self._service.site.url
        address = f"{url}/" if url else str(request.base_url)
        show = self._showing.result
        return self._responses.html(await run_in_threadpool(show, visitor, uuid4().hex, address))

    async def call(self, request: Request) -> Response:
        """A call that was arranged with this visitor, for their calendar."""
        check_address(self._service, request)
        visitor, uid = visitor_of(self._service, request), request.path_params["uid"]
        is_known = bool(visitor.token) and len(uid) <= MOST_UID
        find = self._service.call
        content = await run_in_threadpool(find, visitor.person, uid) if is_known else None
        if content is None:
            raise RefusedError(VisitorRefusal.NOTHING_HERE)
        headers = {"content-disposition": f'attachment; filename="{FILE_NAME}"'}
        return Response(content, media_type=MEDIA_TYPE, headers=headers)

    async def accessibility(self, request: Request) -> Response:
        """For whom the page works, how that was tried, and whom to tell where it does not."""
        return self._responses.html(self._showing.accessibility(visitor_of(self._service, request)))

    async def end(self, request: Request) -> Response:
        """Have this browser forget whose conversation it showed; nothing of it is deleted."""
        visitor, form = await meant(self._service, request)
        spoken = language_in(texts(form).get("language", "")) or visitor.language
        letting_go = BackgroundTask(self._service.hub.dismiss, visitor.person)
        response = RedirectResponse(
            f".{ENDED}?language={spoken.value}", status_code=303, background=letting_go
        )
        self._forget_drafts(response)
        self._cookie.drop(response)
        return response

    def _forget_drafts(self, response: Response) -> None:
        """Have the browser forget what was typed and not sent. Below a path of another site the
        page's program does so alone: that site keeps things of its own."""
        if self._service.site.is_alone:
            response.headers["clear-site-data"] = '"storage"'

    async def ended(self, request: Request) -> Response:
        """The page that says that what was kept of a person is forgotten."""
        language = visitor_of(self._service, request).language
        words = self._service.words(language)
        return self._responses.told(request, language, words.ended)

    async def opening(self, request: Request) -> Response:
        """Ask whether to open what a link from a mail leads to: programs that fetch links do not
        press buttons."""
        token, visitor = request.path_params["token"], visitor_of(self._service, request)
        await self._check_link(request, token)
        html, status = await run_in_threadpool(self._links.ask, token, visitor)
        return HTMLResponse(html, status)

    async def open(self, request: Request) -> Response:
        """Have this browser show the conversation that a link leads to."""
        if not is_from_us(request, self._service.site):
            raise RefusedError(VisitorRefusal.ELSEWHERE)
        token, visitor = request.path_params["token"], visitor_of(self._service, request)
        await self._check_link(request, token)
        opened = await run_in_threadpool(self._links.open, token, visitor)
        if opened is None:
            return RedirectResponse(str(request.url.path), status_code=303)
        response = RedirectResponse(f".{LATEST}", status_code=303)  # from below, whatever the path
        if opened != visitor.token:
            self._forget_drafts(response)  # of whoever sat here before
            self._cookie.put(response, opened)
        return response

    async def _check_link(self, request: Request, token: str) -> None:
        """Only links that lead nowhere count as guesses: others' guesses refuse nobody's link."""
        if not await run_in_threadpool(self._links.is_known, token):
            check_address(self._service, request)

    async def embed(self, _: Request) -> Response:
        """The program that shows the page inside of another site."""
        if not self._service.site.is_embedded:
            raise RefusedError(VisitorRefusal.NOTHING_HERE)
        headers = {"cache-control": "public, max-age=300", "cross-origin-resource-policy": ANYONE}
        return Response(self._showing.embed(), headers=headers, media_type="text/javascript")
