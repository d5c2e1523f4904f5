"""Answers to browsers: a page, a page that only says something, and why something was not done."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.channels.web.applicants.service import ApplicantService
from bot.channels.web.applicants.visitor import STATUS, VisitorRefusal, visitor_of
from bot.channels.web.http.middleware import content_policy
from bot.channels.web.http.templates import Pages
from bot.vocabulary import Language

ANYONE = "cross-origin"
"""Other sites may ask for it."""


class PageResponses:
    """Makes them."""

    def __init__(self, service: ApplicantService, pages: Pages) -> None:
        self._service, self._pages = service, pages

    def refuse(self, request: Request, why: VisitorRefusal) -> Response:
        """Why something was not done: in words, and to the page's program in one word."""
        if wants_news(request):
            return JSONResponse({"refused": why.value}, status_code=STATUS[why])
        language = visitor_of(self._service, request).language
        told = getattr(self._service.words(language), why.value)
        return self.told(request, language, told, STATUS[why])

    def told(
        self, request: Request, language: Language, told: str, status: int = 200
    ) -> HTMLResponse:
        """A page that only says something, wherever it was asked for."""
        words = self._service.words(language)
        page = self._pages.piece(
            "told.html", w=words, language=language.value, told=told, root=way_up(request.url.path)
        )
        return self.html(page, status)

    def html(self, page: str, status: int = 200) -> HTMLResponse:
        """A page, which those sites may show in a frame that are configured."""
        headers: dict[str, str] = {}
        if self._service.site.is_embedded:
            headers["content-security-policy"] = content_policy(self._service.site.embedders)
            headers["cross-origin-resource-policy"] = ANYONE
        return HTMLResponse(page, status_code=status, headers=headers)


def wants_news(request: Request) -> bool:
    """Whether the page's program asks, and not the browser for a page."""
    return "application/json" in request.headers.get("accept", "")


def way_up(path: str) -> str:
    """The way from a page to where all of this begins, as browsers follow it."""
    depth = path.count("/") - 1
    return "/".join([".."] * depth) or "."
