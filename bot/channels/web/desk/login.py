"""Signing in and out: by a link that works once, by a password, or through a provider."""

from __future__ import annotations

import logging

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.channels.web.desk.device_cookies import is_known, token_for
from bot.channels.web.desk.oidc import ProviderError
from bot.channels.web.desk.pages import Drawing
from bot.channels.web.desk.request import (
    HOME,
    SIGN_IN,
    Visit,
    back_from,
    cookie_of,
    is_within,
    known_browser_cookie,
)
from bot.channels.web.desk.sessions import (
    begin_session,
    end_session,
    speak,
    staff_of_link,
    use_link,
)
from bot.channels.web.http.rate_limit import address_of
from bot.channels.web.http.small_pool import BusyError
from bot.vocabulary import Language

log = logging.getLogger(__name__)

BACK_HERE = "/desk/provider/back"
LONGEST_NAME = 100


async def sign_in_page(visit: Visit, drawing: Drawing) -> Response:
    """Ways to sign in; who is signed in already goes on."""
    if visit.member is not None:
        return RedirectResponse(back_from(visit), status_code=303)
    return sign_in_form(visit, drawing)


def sign_in_form(visit: Visit, drawing: Drawing, wrong: str = "", status: int = 200) -> Response:
    """The form, and what was wrong with what was sent."""
    return drawing.page(
        visit,
        "sign_in.html",
        status,
        wrong=visit.labels[wrong] if wrong else "",
        given_name=visit.given("name")[:LONGEST_NAME],
        back=back_from(visit),
        has_passwords=bool(visit.outside.passwords),
        has_provider=visit.outside.provider is not None,
    )


async def sign_in(visit: Visit, drawing: Drawing) -> Response:
    """Sign in with a password."""
    name, password = visit.given("name").strip()[:LONGEST_NAME], visit.given("password")
    hashes, cookie = visit.outside.passwords, known_browser_cookie(visit.outside)
    browser = cookie.token(visit.request)
    is_theirs = is_known(browser, name, hashes.get(name))
    if not may_try(visit, name, browser if is_theirs else ""):
        return sign_in_form(visit, drawing, "too_many_attempts", 429)
    check = visit.outside.password_check
    try:
        is_right = await check.is_right(hashes, name, password, is_known=is_theirs)
    except BusyError:
        return sign_in_form(visit, drawing, "too_many_attempts", 429)
    if not is_right or visit.outside.team.member(name) is None:
        log.info("Somebody could not sign in at the desk: a wrong name or password")
        return sign_in_form(visit, drawing, "sign_in_failed", 401)
    response = await welcome(visit, name, back_from(visit))
    cookie.put(response, token_for(name, hashes[name]))
    return response


def may_try(visit: Visit, name: str, browser: str) -> bool:
    """Whether one may try a password. A known `browser` counts by itself, wherever it is."""
    limits = visit.outside.limits
    if browser:
        return limits.of_name.allows(f"{browser} {name}")
    return limits.of_address.allows(address_of(visit.request)) and limits.of_name.allows(name)


async def link_page(visit: Visit, drawing: Drawing) -> Response:
    """Whom a link would sign in. It is used by a press, as previews open links by themselves."""
    token = visit.asked("token")
    staff = await run_in_threadpool(staff_of_link, visit.outside.storage, token, visit.now)
    if staff is None or visit.outside.team.member(staff) is None:
        return sign_in_form(visit, drawing, "link_used", 410)
    name = visit.outside.name(staff)
    return drawing.page(visit, "link.html", known_as=name, token=token)


async def take_link(visit: Visit, drawing: Drawing) -> Response:
    """Use a link up. Only those that are none count as guesses."""
    token, storage = visit.given("token"), visit.outside.storage
    if await run_in_threadpool(staff_of_link, storage, token, visit.now) is None:
        is_patient = visit.outside.limits.of_address.allows(address_of(visit.request))
        why, status = ("link_used", 410) if is_patient else ("too_many_attempts", 429)
        return sign_in_form(visit, drawing, why, status)
    staff = await run_in_threadpool(use_link, visit.outside.storage, token, visit.now)
    if staff is None or visit.outside.team.member(staff) is None:
        return sign_in_form(visit, drawing, "link_used", 410)
    return await welcome(visit, staff, HOME)


async def to_provider(visit: Visit, drawing: Drawing) -> Response:
    """Send somebody to their organisation."""
    outside = visit.outside
    if outside.provider is None:
        return sign_in_form(visit, drawing, "provider_failed", 404)
    if not outside.limits.of_provider.would_allow(address_of(visit.request)):
        return sign_in_form(visit, drawing, "too_many_attempts", 429)
    try:
        begin = outside.provider.begin
        address = await outside.provider_pool.run(begin, visit.token, callback_of(visit))
    except (ProviderError, BusyError, TimeoutError) as error:
        log.warning("The provider cannot be used: %s", why_not(error))
        return sign_in_form(visit, drawing, "provider_failed", 502)
    return RedirectResponse(address, status_code=303)


async def from_provider(visit: Visit, drawing: Drawing) -> Response:
    """Somebody comes back from their organisation."""
    outside, address = visit.outside, address_of(visit.request)
    if outside.provider is None:
        return sign_in_form(visit, drawing, "provider_failed", 404)
    if not outside.limits.of_provider.would_allow(address):
        return sign_in_form(visit, drawing, "too_many_attempts", 429)
    vouch, query = outside.provider.vouch, dict(visit.request.query_params)
    try:
        person = await outside.provider_pool.run(vouch, visit.token, callback_of(visit), query)
    except (ProviderError, BusyError, TimeoutError) as error:
        outside.limits.of_provider.allows(address)
        log.warning("Somebody could not sign in through the provider: %s", why_not(error))
        return sign_in_form(visit, drawing, "provider_failed", 403)
    member = outside.team.vouched_for(person.email, person.subject, outside.passwords)
    if member is None:
        return sign_in_form(visit, drawing, "not_a_member", 403)
    return await welcome(visit, member.id, HOME)


def why_not(error: Exception) -> str:
    """What went wrong with a provider."""
    return str(error) or "it does not answer, or too many ask at once"


def callback_of(visit: Visit) -> str:
    """Where the provider sends people back to."""
    base = visit.outside.site.origin or str(visit.request.base_url).rstrip("/")
    return f"{base}{BACK_HERE}"


async def welcome(visit: Visit, staff: str, back: str) -> Response:
    """Begin a session. It has a token of its own: one that was planted before opens nothing."""
    storage, now = visit.outside.storage, visit.now
    asked = visit.given("language")
    language = Language(asked) if asked in set(Language) else None
    if visit.session is not None:
        await run_in_threadpool(end_session, storage, visit.token)
    kept = visit.outside.passwords.get(staff)
    token = await run_in_threadpool(begin_session, storage, staff, now, language, kept)
    log.info("%s signed in at the desk", staff)
    response = RedirectResponse(back if is_within(back) else HOME, status_code=303)
    cookie_of(visit.outside).put(response, token)
    return response


async def sign_out(visit: Visit, drawing: Drawing) -> Response:  # noqa: ARG001  as all answer
    """End the session."""
    await run_in_threadpool(end_session, visit.outside.storage, visit.token)
    response = RedirectResponse(SIGN_IN, status_code=303)
    cookie_of(visit.outside).drop(response)
    return response


async def choose_language(visit: Visit, drawing: Drawing) -> Response:  # noqa: ARG001
    """Keep the language in which the desk is read."""
    asked = visit.given("language")
    if asked in set(Language):
        await run_in_threadpool(speak, visit.outside.storage, visit.token, Language(asked))
    return RedirectResponse(back_from(visit), status_code=303)
