"""What a member sets for themselves: how they are told, whether they are away, their password."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.ports import StaffPreferences
from bot.assistant.team.members import Crew, crew_in
from bot.assistant.team.roles import WITH_LEADS
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.channels.web.desk.service import DeskService
from bot.channels.web.desk.sign_in.login import OWN_PAGE, welcome
from bot.channels.web.desk.sign_in.passwords import LONGEST, SHORTEST, hash_password
from bot.handoff.alerts import AlertRules, AlertWay, Occasion
from bot.handoff.business_hours import day_of, read_day
from bot.handoff.mail_address import find_address
from bot.wording.desk.team.rules import rule_rows

SAVED = f"{OWN_PAGE}?saved=1"
ACCOUNT = re.compile(r"[A-Za-z0-9:._-]{1,100}")
"""What somebody is known by in Slack or Teams."""
WITH_PEOPLE = ("slack:", "teams:")
"""How desks begin that also write to a person alone."""


async def own_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """What somebody has set."""
    return await shown(request, renderer)


async def shown(
    request: DeskRequest, renderer: PageRenderer, wrong: str = "", status: int = 200
) -> Response:
    """The page; `wrong` says what could not be kept."""
    known = await run_in_threadpool(known_of, request)
    return renderer.page(request, "own_page.html", status, wrong=wrong, **known)


def known_of(request: DeskRequest) -> Mapping[str, Any]:
    """What the page says."""
    service = request.service
    with service.storage.read_only() as work:
        crew = crew_in(work, service.settings.team)
    of, me = crew.of(request.staff.id), request.staff.id
    ways = ways_of(service)
    voice = service.speaker.voice(request.language)
    return {
        "of": of,
        "account": of.chat.split(":", 2)[2] if of.chat else "",
        "platform": platform_of(service).partition(":")[0].capitalize(),
        "has_mail": AlertWay.MAIL in ways,
        "rules": rule_rows(of.rules, ways, voice),
        "has_leads": request.staff.role in WITH_LEADS,
        "deputies": [each for each in crew.team.colleagues if each != me],
        "today": day_of(request.now).isoformat(),
        "is_invited": me in crew.invited and me not in crew.named.roles,
        "has_password": bool(request.admission.passwords.get(me)),
        "shortest": SHORTEST,
        "is_saved": request.asked("saved") == "1",
    }


def ways_of(service: DeskService) -> tuple[AlertWay, ...]:
    """In which ways anybody can be told here."""
    has = {
        AlertWay.BROWSER: True,
        AlertWay.MAIL: bool(service.assistant.mailed.persons),
        AlertWay.CHAT: bool(platform_of(service)),
    }
    return tuple(way for way, is_there in has.items() if is_there)


def platform_of(service: DeskService) -> str:
    """Where direct messages go, as names of persons begin there (`slack:T1`); empty for none."""
    with_people = (each for each in service.assistant.desks if each.startswith(WITH_PEOPLE))
    return ":".join(next(with_people, "").split(":")[:2])


async def set_own(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Keep what somebody sets."""
    is_password = request.given("what") == "password"
    keep = keep_password if is_password else keep_preferences
    wrong = await run_in_threadpool(keep, request)
    if wrong:
        return await shown(request, renderer, request.labels[wrong], 422)
    if is_password:  # sessions end with the password that they began with
        admission = await run_in_threadpool(request.service.admission)
        return await welcome(replace(request, admission=admission), request.staff.id, SAVED)
    return RedirectResponse(SAVED, status_code=303)


def keep_preferences(request: DeskRequest) -> str:
    """Keep how somebody is told and whether they are away; the label of what is wrong."""
    service, me = request.service, request.staff.id
    if request.staff.role not in WITH_LEADS:
        return ""
    with service.storage() as work:
        crew = crew_in(work, service.settings.team)
        wished = with_absence(request, crew, with_addresses(request, crew.of(me)))
        if isinstance(wished, str):
            return wished
        rules = rules_of(request, wished.rules, ways_of(service))
        takes = request.given("takes_turns") == "yes"
        work.preferences.save(
            replace(wished, rules=rules, language=request.language, takes_turns=takes)
        )
        work.commit()
    return ""


def rules_of(request: DeskRequest, before: AlertRules, offered: tuple[AlertWay, ...]) -> AlertRules:
    """The rules that were ticked. Ways that were not offered stay as they were."""
    ticked = {
        each: frozenset(
            way
            for way in AlertWay
            if (request.given(f"{each.value}.{way.value}") == "yes")
            or (way not in offered and way in before.of(each))
        )
        for each in Occasion
    }
    return AlertRules(ticked, request.given("sound") == "yes", request.given("digest") == "yes")


def with_addresses(request: DeskRequest, of: StaffPreferences) -> StaffPreferences | str:
    """With where they are written to; the label of what is wrong."""
    mail, account = request.given("mail").strip(), request.given("account").strip()
    platform = platform_of(request.service)
    if mail:
        found = find_address(mail)
        if found is None or not found.is_certain or not found.address.isascii():
            return "mail_wrong"
        mail = found.address
    if account and platform and not ACCOUNT.fullmatch(account):
        return "account_wrong"
    chat = f"{platform}:{quote(account, safe='')}" if account and platform else ""
    return replace(of, mail=mail, chat=chat)


def with_absence(
    request: DeskRequest, crew: Crew, of: StaffPreferences | str
) -> StaffPreferences | str:
    """With until when they are away, and who stands in for them."""
    if isinstance(of, str):
        return of
    text, deputy = request.given("away_until"), request.given("deputy")
    until = read_day(text)
    if text and (until is None or until < day_of(request.now) or until > furthest(request)):
        return "away_wrong"
    if deputy and (deputy == of.staff or not crew.team.has_leads(deputy)):
        return "deputy_wrong"
    return replace(of, away_until=until, deputy=deputy if until else "")


def furthest(request: DeskRequest) -> date:
    """The last day until which one can be away."""
    today = day_of(request.now)
    return today.replace(year=today.year + 1, day=min(today.day, 28))


def keep_password(request: DeskRequest) -> str:
    """Keep somebody's password; the label of what is wrong."""
    given = request.given("password")
    if not SHORTEST <= len(given) <= LONGEST:
        return "password_length"
    if given != request.given("again"):
        return "password_differs"
    kept = hash_password(given)
    with request.service.storage() as work:
        if not work.members.set_password(request.staff.id, kept):
            return "password_elsewhere"
        work.commit()
    return ""
