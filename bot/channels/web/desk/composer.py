"""Writing to an applicant on the page of a lead: what was begun is kept, and where one goes on."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.channels.web.desk.pages import PageRenderer
from bot.channels.web.desk.request import PREFIX, DeskRequest

INBOX = "/desk/leads"

LONGEST_DRAFT = 20_000
"""Characters of a draft: more than can be sent, so that nothing is lost before it is shortened."""

REFERENCE = re.compile(r"[A-Z0-9-]{1,40}")


def is_in_composer(request: DeskRequest) -> bool:
    """Whether a form was handed in from the composer and not from a dialog."""
    return request.given("place") == "composer"


async def save_draft(request: DeskRequest, renderer: PageRenderer) -> Response:  # noqa: ARG001  as all answer
    """Keep what somebody began to write."""
    text, reference = request.given("text"), str(request.request.path_params["reference"])
    if len(text) > LONGEST_DRAFT:
        told = {"do": "too_long", "text": request.labels["too_long"]}
        return JSONResponse(told, status_code=413)
    save = request.service.save_draft
    refused = await run_in_threadpool(save, request.staff, reference, text)
    return JSONResponse({"do": "kept"} if refused is None else {"do": "gone"})


async def keep_typed(request: DeskRequest) -> None:
    """Keep what is in the composer before anything can come between: a colleague, a refusal."""
    reference, text = request.given("value").partition(" ")[0], request.given(f"{PREFIX}text")
    if request.given("action") == "reply.preview" and len(text) <= LONGEST_DRAFT:
        await run_in_threadpool(request.service.save_draft, request.staff, reference, text)


def sent(request: DeskRequest, back: str) -> Response:
    """A message is on its way: the next enquiry, where that is wished, or back to the same page."""
    about = request.given("value").partition(" ")[0]
    to = back
    if request.given("then") == "next":
        found = request.service.next_lead(request.staff, about)
        to = f"{INBOX}/{quote(found)}" if found else INBOX
        to = f"{to}?{urlencode({'sent': about})}"
    if not request.is_fetched:
        return RedirectResponse(to, status_code=303)
    there = request.service.site.path + to
    return JSONResponse({"do": "go", "to": there} if to != back else {"do": "done"})


def sent_from(request: DeskRequest) -> str:
    """The enquiry from which somebody came here by sending a message; empty for none."""
    about = request.asked("sent")
    return about if REFERENCE.fullmatch(about) else ""
