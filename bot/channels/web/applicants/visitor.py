"""Who comes with a request, and whether what they send may be done."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request

from bot.channels.web.applicants.service import ApplicantService
from bot.channels.web.applicants.turns import (
    accepted,
    cost_of,
    language_in,
    person_of,
    unspoken,
)
from bot.channels.web.http.cookies import TokenCookie
from bot.channels.web.http.csrf import FIELD, is_from_us, knows_word
from bot.channels.web.http.rate_limit import address_of
from bot.channels.web.http.small_pool import BusyError
from bot.channels.web.http.tokens import OPENED, hash_of
from bot.faq.text.other_languages import Tongue
from bot.vocabulary import Language

MOST_FIELDS = 60


class VisitorRefusal(StrEnum):
    """Why something was not done; the page's program tells them apart."""

    ELSEWHERE = "elsewhere"
    COOKIES = "cookies"
    LOST = "lost"
    TOO_OFTEN = "too_often"
    TOO_LONG = "too_long"
    NOT_NOW = "not_now"
    NOTHING_HERE = "nothing_here"


STATUS: Mapping[VisitorRefusal, int] = {
    VisitorRefusal.ELSEWHERE: 403,
    VisitorRefusal.COOKIES: 403,
    VisitorRefusal.LOST: 403,
    VisitorRefusal.TOO_OFTEN: 429,
    VisitorRefusal.TOO_LONG: 422,
    VisitorRefusal.NOT_NOW: 503,
    VisitorRefusal.NOTHING_HERE: 404,
}

AMISS: Mapping[int, VisitorRefusal] = {400: VisitorRefusal.LOST, 413: VisitorRefusal.TOO_LONG}
"""What a status of the framework means; any other, that there is no such page."""


class RefusedError(Exception):
    """Nothing was done, and why."""

    def __init__(self, why: VisitorRefusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody in front of a browser. `language` is what they ask for, as far as they do; `tongue`
    what they would rather speak, where that is not spoken here. `guest_of` is whose conversation it
    shows where a link led there."""

    token: str
    language: Language
    tongue: Tongue | None = None
    guest_of: str = ""

    @property
    def person(self) -> str:
        """What the rest knows them as."""
        return self.guest_of or person_of(self.token)


def cookie_of(service: ApplicantService) -> TokenCookie:
    """The cookie by which a visitor is known again."""
    return TokenCookie(service.site, "madoguchi_visitor", is_shared=True)


def visitor_of(service: ApplicantService, request: Request) -> Visitor:
    """Who comes with a request; the token is empty where they never came before."""
    asked = language_in(request.query_params.get("language", ""))
    wished = request.headers.get("accept-language", "")
    language = asked or accepted(wished)
    token, guest_of = cookie_of(service).token(request), getattr(request.state, "guest_of", "")
    known = token if guest_of or not token.startswith(OPENED) else ""
    return Visitor(known, language, unspoken(wished), guest_of)


async def recognise(service: ApplicantService, request: Request) -> None:
    """Find out whose conversation a browser shows that a link led there, before it is asked."""
    token = cookie_of(service).token(request)
    if token.startswith(OPENED):
        request.state.guest_of = await run_in_threadpool(service.host_of, hash_of(token)) or ""


def check_address(service: ApplicantService, request: Request) -> None:
    """Raise `RefusedError` where more comes from one address than a whole office does."""
    if not service.limits.of_address.allows(address_of(request)):
        raise RefusedError(VisitorRefusal.TOO_OFTEN)


def check_cost(
    service: ApplicantService, request: Request, visitor: Visitor, fields: Mapping[str, str]
) -> None:
    """Raise `RefusedError` where one visitor, or one address, asks for more than people do."""
    cost = cost_of(fields)
    limits = service.limits
    is_little = limits.turns.allows(visitor.person, cost) and (
        cost == 1 or limits.of_address.allows(address_of(request), cost - 1)
    )
    if not is_little:
        raise RefusedError(VisitorRefusal.TOO_OFTEN)


@asynccontextmanager
async def in_turn(service: ApplicantService, request: Request) -> AsyncIterator[None]:
    """Wait until it is the turn of whoever asks. Raises `RefusedError` where too many wait."""
    try:
        async with service.queue.turn_of(address_of(request)):
            yield
    except BusyError as error:
        raise RefusedError(VisitorRefusal.TOO_OFTEN) from error


async def meant(service: ApplicantService, request: Request) -> tuple[Visitor, FormData]:
    """Who sent a form, and its fields. Raises `RefusedError` unless it was meant by them."""
    visitor = visitor_of(service, request)
    if not is_from_us(request, service.site):
        raise RefusedError(VisitorRefusal.ELSEWHERE)
    check_address(service, request)
    if not visitor.token:
        raise RefusedError(VisitorRefusal.COOKIES)
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    if not knows_word(visitor.token, form.get(FIELD)):
        raise RefusedError(VisitorRefusal.LOST)
    return visitor, form


def texts(form: FormData) -> dict[str, str]:
    """The fields of a form; several values of one are joined by commas."""
    named: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            named.setdefault(name, []).append(value)
    return {name: ",".join(values) for name, values in named.items()}
