"""Signing in and out: by a link that works once, by a password, or through a provider."""

from __future__ import annotations

import logging
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.ports import Storage
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import (
    HOME,
    SIGN_IN,
    DeskRequest,
    back_from,
    cookie_of,
    is_within,
    known_browser_cookie,
    tab_cookie,
)
from bot.channels.web.desk.sessions import (
    begin_session,
    end_session,
    speak,
    staff_of_link,
    use_link,
)
from bot.channels.web.desk.sign_in.device_cookies import is_known, token_for
from bot.channels.web.desk.sign_in.oidc import ProviderError
from bot.channels.web.http.rate_limit import address_of
from bot.channels.web.http.small_pool import BusyError
from bot.vocabulary import Language

log = logging.getLogger(__name__)

BACK_HERE = "/desk/provider/back"
OWN_PAGE = "/desk/me"
"""Where members say how they are told, and set a password."""
LONGEST_NAME = 100


async def sign_in_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Ways to sign in; who is signed in already goes on."""
    if request.member is not None:
        return RedirectResponse(back_from(request), status_code=303)
    hosts = request.service.hosts
    if hosts and tab_cookie(request.service).token(request.request):
        return RedirectResponse(f"/tab/{hosts[0].name}/desk", status_code=303)
    return sign_in_form(request, renderer)


def sign_in_form(
    request: DeskRequest, renderer: PageRenderer, wrong: str = "", status: int = 200
) -> Response:
    """The form, and what was wrong with what was sent."""
    return renderer.page(
        request,
        "sign_in.html",
        status,
        wrong=request.labels[wrong] if wrong else "",
        given_name=request.given("name")[:LONGEST_NAME],
        back=back_from(request),
        has_passwords=bool(request.admission.passwords),
        has_provider=request.service.provider is not None,
    )


async def sign_in(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Sign in with a password."""
    name, password = request.given("name").strip()[:LONGEST_NAME], request.given("password")
    hashes, cookie = request.admission.passwords, known_browser_cookie(request.service)
    browser = cookie.token(request.request)
    is_theirs = is_known(browser, name, hashes.get(name))
    if not may_try(request, name, browser if is_theirs else ""):
        return sign_in_form(request, renderer, "too_many_attempts", 429)
    check = request.service.password_check
    try:
        is_right = await check.is_right(hashes, name, password, is_known=is_theirs)
    except BusyError:
        return sign_in_form(request, renderer, "too_many_attempts", 429)
    if not is_right or request.admission.team.member(name) is None:
        log.info("Somebody could not sign in at the desk: a wrong name or password")
        return sign_in_form(request, renderer, "sign_in_failed", 401)
    response = await welcome(request, name, back_from(request))
    cookie.put(response, token_for(name, hashes[name]))
    return response


def may_try(request: DeskRequest, name: str, browser: str) -> bool:
    """Whether one may try a password. A known `browser` counts by itself, wherever it is."""
    limits = request.service.limits
    if browser:
        return limits.of_name.allows(f"{browser} {name}")
    return limits.of_address.allows(address_of(request.request)) and limits.of_name.allows(name)


async def link_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Whom a link would sign in. It is used by a press, as previews open links by themselves."""
    token = request.asked("token")
    staff = await run_in_threadpool(staff_of_link, request.service.storage, token, request.now)
    if staff is None or request.admission.team.member(staff) is None:
        return sign_in_form(request, renderer, "link_used", 410)
    name = request.service.name(staff)
    return renderer.page(request, "link.html", known_as=name, token=token)


async def take_link(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Use a link up. Only those that are none count as guesses."""
    token, storage = request.given("token"), request.service.storage
    if await run_in_threadpool(staff_of_link, storage, token, request.now) is None:
        is_patient = request.service.limits.of_address.allows(address_of(request.request))
        why, status = ("link_used", 410) if is_patient else ("too_many_attempts", 429)
        return sign_in_form(request, renderer, why, status)
    staff = await run_in_threadpool(use_link, request.service.storage, token, request.now)
    if staff is None or request.admission.team.member(staff) is None:
        return sign_in_form(request, renderer, "link_used", 410)
    is_invited = staff not in request.service.settings.team.roles
    is_new = is_invited and staff not in request.admission.passwords
    return await welcome(request, staff, OWN_PAGE if is_new else HOME)


async def to_provider(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Send somebody to their organisation."""
    service = request.service
    if service.provider is None:
        return sign_in_form(request, renderer, "provider_failed", 404)
    if not service.limits.of_provider.would_allow(address_of(request.request)):
        return sign_in_form(request, renderer, "too_many_attempts", 429)
    try:
        begin = service.provider.begin
        address = await service.provider_pool.run(begin, request.token, callback_of(request))
    except (ProviderError, BusyError, TimeoutError) as error:
        log.warning("The provider cannot be used: %s", why_not(error))
        return sign_in_form(request, renderer, "provider_failed", 502)
    return RedirectResponse(address, status_code=303)


async def from_provider(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Somebody comes back from their organisation."""
    service, address = request.service, address_of(request.request)
    if service.provider is None:
        return sign_in_form(request, renderer, "provider_failed", 404)
    if not service.limits.of_provider.would_allow(address):
        return sign_in_form(request, renderer, "too_many_attempts", 429)
    vouch, query = service.provider.vouch, dict(request.request.query_params)
    try:
        person = await service.provider_pool.run(vouch, request.token, callback_of(request), query)
    except (ProviderError, BusyError, TimeoutError) as error:
        service.limits.of_provider.allows(address)
        log.warning("Somebody could not sign in through the provider: %s", why_not(error))
        return sign_in_form(request, renderer, "provider_failed", 403)
    team, passwords = request.admission.team, request.admission.passwords
    member = team.vouched_for(person.email, person.subject, passwords)
    if member is None:
        return sign_in_form(request, renderer, "not_a_member", 403)
    return await welcome(request, member.id, HOME)


def why_not(error: Exception) -> str:
    """What went wrong with a provider."""
    return str(error) or "it does not answer, or too many ask at once"


def callback_of(request: DeskRequest) -> str:
    """Where the provider sends people back to."""
    base = request.service.site.url or str(request.request.base_url).rstrip("/")
    return f"{base}{BACK_HERE}"


async def welcome(request: DeskRequest, staff: str, back: str) -> Response:
    """Begin a session. It has a token of its own: one that was planted before opens nothing."""
    storage, now = request.service.storage, request.now
    asked = request.given("language")
    language = Language(asked) if asked in set(Language) else None
    if request.session is not None:
        await run_in_threadpool(end_session, storage, request.token)
    kept = request.admission.passwords.get(staff)
    await run_in_threadpool(joined_now, storage, staff, now)
    token = await run_in_threadpool(begin_session, storage, staff, now, language, kept)
    log.info("%s signed in at the desk", staff)
    response = RedirectResponse(back if is_within(back) else HOME, status_code=303)
    cookie_of(request.service).put(response, token)
    return response


def joined_now(storage: Storage, staff: str, now: datetime) -> None:
    """Keep that somebody who was invited has come."""
    with storage() as work:
        work.members.join(staff, now)
        work.commit()


async def sign_out(request: DeskRequest, renderer: PageRenderer) -> Response:  # noqa: ARG001  as all answer
    """End the session."""
    await run_in_threadpool(end_session, request.service.storage, request.token)
    response = RedirectResponse(SIGN_IN, status_code=303)
    cookie_of(request.service).drop(response)
    if request.service.hosts:
        tab_cookie(request.service).drop(response)
    return response


async def choose_language(request: DeskRequest, renderer: PageRenderer) -> Response:  # noqa: ARG001
    """Keep the language in which the desk is read."""
    asked = request.given("language")
    if asked in set(Language):
        await run_in_threadpool(speak, request.service.storage, request.token, Language(asked))
    return RedirectResponse(back_from(request), status_code=303)
