"""What another edition's rules mean for the enquiries that there are; telling the applicants."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.assistant.context import Assistant, Denial
from bot.assistant.desk.rules.rules_notice import tell_new_rules
from bot.assistant.desk.rules.verdict_flips import verdict_flips
from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import DeskRequest
from bot.channels.web.desk.views import missing
from bot.content import open_items
from bot.handoff.canned_replies import CannedReply
from bot.handoff.lead import Lead, LeadStatus
from bot.vocabulary import Language
from bot.wording.desk.content.rules import flip_row, flips_counted, people_told
from bot.wording.desk.leads.replies import canned_text

RULES = "/desk/rules"

MOST = 200
"""Enquiries on one page; once their applicants are told, the next follow."""


async def rules_page(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Whose verdict changes under the edition that the address names."""
    values = await run_in_threadpool(drawn, request, request.asked("edition"))
    return renderer.page(request, "rules.html", **values) if values else missing(request, renderer)


def drawn(request: DeskRequest, edition: str) -> dict[str, Any] | None:
    """What the template draws; None where there is no such edition."""
    counter = counter_of(request, edition or newest(request))
    if counter is None:
        return None
    service, name = request.service, counter.edition.id
    voice = service.speaker.under(name).voice(request.language)
    with service.storage.read_only() as work:
        total, flips = verdict_flips(work, counter.flow)
    waiting = [each for each in flips if each.told_at is None]
    shown = [*waiting, *(each for each in flips if each.told_at)][:MOST]
    reply, told = reply_of(counter, request.asked("reply")), request.asked("told")
    return {
        "edition": name,
        "editions": editions_of(request),
        "count": flips_counted(len(flips), total, voice),
        "rows": [flip_row(each, voice) for each in shown],
        "closed": LeadStatus.CLOSED.value,
        "is_ready": is_ready(request, name),
        "replies": [(each.id, each.title.speak(request.language)) for each in counter.replies],
        "reply": reply,
        "is_waiting": bool(waiting),
        "told": people_told(int(told), voice) if told.isdecimal() and len(told) < 6 else "",
    }


def newest(request: DeskRequest) -> str:
    """The edition that comes next, else the one that holds."""
    return editions_of(request)[-1]


def editions_of(request: DeskRequest) -> tuple[str, ...]:
    """The one that holds, and those that are to come."""
    return (request.service.current.edition.id, *request.service.previews.upcoming())


def counter_of(request: DeskRequest, edition: str) -> Assistant | None:
    """The counter of one of these editions; None where its content cannot be used."""
    current = request.service.current
    if edition == current.edition.id:
        return current
    editions = request.service.assistant.editions
    return editions.of(edition) if editions and edition in editions_of(request) else None


def is_ready(request: DeskRequest, edition: str) -> bool:
    """Whether an edition's rules are what they will be: nothing is left to be looked at."""
    published = request.service.published
    is_current = edition == request.service.current.edition.id
    return is_current or (published is not None and not open_items(published.files, edition))


def reply_of(counter: Assistant, id_: str) -> CannedReply | None:
    """The prepared reply that was picked."""
    return next((each for each in counter.replies if each.id == id_), None)


async def tell_rules(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Tell the applicants of all enquiries that were picked, in the words that were shown."""
    done = await run_in_threadpool(told, request)
    if done is None:
        return missing(request, renderer)
    asked = urlencode({"edition": request.given("edition"), "told": done})
    return RedirectResponse(f"{RULES}?{asked}", status_code=303)


def told(request: DeskRequest) -> int | None:
    """How many were told; None where there is no such edition, or no such text."""
    edition, service = request.given("edition"), request.service
    counter = counter_of(request, edition)
    reply = reply_of(counter, request.given("reply")) if counter else None
    if reply is None or not is_ready(request, edition):
        return None
    speaker = service.speaker.under(edition)

    def words(lead: Lead) -> str:
        return canned_text(reply, lead, speaker.voice(Language(lead.language)))

    picked = request.filled("pick.").get("lead", "").split(",")
    done = tell_new_rules(
        service.desk, filter(None, picked), edition, words, request.staff.id, request.now
    )
    service.committed()
    return 0 if isinstance(done, Denial) else done
