"""The addresses of the API. Who calls is known by a token; nobody is told anything without one."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.assistant.context import Denial
from bot.assistant.desk.inbox import position_in
from bot.channels.common.request_body import read_body
from bot.channels.crm.openapi import ROOT, document
from bot.channels.crm.schemas import StatusChange, Trouble
from bot.channels.crm.service import MOST, CrmService
from bot.channels.crm.settings import digest_of
from bot.handoff.lead_change import Refusal, RefusalCode

log = logging.getLogger(__name__)

LARGEST = 20_000
"""Bytes of a body."""

LONGEST_KEY = 200

DENIED = {
    Denial.NO_SUCH_LEAD: (404, "There is no lead with this reference."),
    Denial.TOO_MANY_AT_ONCE: (503, "Several people change this lead at this moment: try again."),
    Denial.NOT_STAFF: (401, "This token is not known."),
}

REFUSED = {
    RefusalCode.ERASED: "The lead was erased.",
    RefusalCode.OWNED_BY_OTHER: "A colleague has this lead: send take_over and a reason.",
    RefusalCode.OWNED_BY_YOU: "You have this lead already.",
    RefusalCode.NOT_CLAIMED: "Nobody has claimed this lead: claim it first.",
    RefusalCode.NOT_FROM_HERE: "From where it stands, the lead cannot be moved there: the way is "
    "claimed, contacted, applied; closed from anywhere.",
    RefusalCode.CLOSED: "The lead is closed: claim it to open it again.",
    RefusalCode.TEXT_MISSING: "A reason is needed.",
}

Answer = Callable[[Request, str], Awaitable[Response]]


class BadRequestError(ValueError):
    """What was asked makes no sense; says what would."""


class CrmRoutes:
    """Answers calls. `tokens`: who may call, by the digest of their token."""

    def __init__(self, service: CrmService, tokens: Mapping[str, str]) -> None:
        self._service, self._tokens = service, tokens

    @property
    def routes(self) -> list[Route]:
        """All addresses."""
        return [
            Route(f"{ROOT}/openapi.json", self._guarded(self._described), methods=["GET"]),
            Route(f"{ROOT}/leads", self._guarded(self._page), methods=["GET"]),
            Route(f"{ROOT}/leads/{{reference}}", self._guarded(self._lead), methods=["GET"]),
            Route(f"{ROOT}/leads/{{reference}}/status", self._guarded(self._move), methods=["PUT"]),
        ]

    def _guarded(self, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
        async def guarded(request: Request) -> Response:
            name = self._name_of(request)
            if not name:
                headers = {"www-authenticate": "Bearer"}
                return trouble(401, "unauthorized", "A known token is needed.", headers=headers)
            try:
                return await answer(request, name)
            except BadRequestError as error:
                return trouble(400, "bad_request", str(error))
            except Exception:
                log.exception("A call of %s could not be answered", name)
                return trouble(503, "unavailable", "This is not possible now: try again later.")

        return guarded

    def _name_of(self, request: Request) -> str:
        """Whose token it is; the digest is looked up, so its time tells nothing of the token."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return self._tokens.get(digest_of(token.strip()), "") if scheme.lower() == "bearer" else ""

    async def _described(self, _: Request, __: str) -> Response:
        return JSONResponse(document(self._service.home))

    async def _page(self, request: Request, name: str) -> Response:
        asked = request.query_params
        after = read("after", position_in, asked.get("after"))
        since = read("changed_since", moment_in, asked.get("changed_since"))
        limit = read("limit", limit_in, asked.get("limit")) or MOST
        page = await run_in_threadpool(self._service.page, name, after, since, limit)
        return shaped(page)

    async def _lead(self, request: Request, name: str) -> Response:
        reference = request.path_params["reference"]
        return answered(await run_in_threadpool(self._service.lead, name, reference))

    async def _move(self, request: Request, name: str) -> Response:
        event = request.headers.get("idempotency-key", "").strip()
        if len(event) > LONGEST_KEY:
            raise BadRequestError(f"Idempotency-Key has {LONGEST_KEY} characters at most.")
        try:
            wanted = StatusChange.model_validate_json(await body_in(request))
        except ValidationError as error:
            return trouble(422, "invalid", told(error))
        reference = request.path_params["reference"]
        return answered(await run_in_threadpool(self._service.move, name, reference, wanted, event))


async def body_in(request: Request) -> bytes:
    """The body of a request, as long as it is not too large."""
    body = await read_body(request, LARGEST)
    if body is None:
        raise BadRequestError(f"A body has {LARGEST} bytes at most.")
    return body


def told(error: ValidationError) -> str:
    """What is wrong with a body, without what stands in it."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(
        f"{'.'.join(map(str, each['loc'])) or 'body'}: {each['msg']}" for each in found
    )


def read(name: str, meaning: Callable[[str], Any], text: str | None) -> Any:
    """A parameter of the query; None where it was not given."""
    if not text:
        return None
    try:
        found = meaning(text)
    except ValueError:
        found = None
    if found is None:
        msg = f"`{name}` is not what it has to be (see {ROOT}/openapi.json)."
        raise BadRequestError(msg)
    return found


def moment_in(text: str) -> datetime:
    """A moment with its zone. Raises `ValueError` for anything else."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found


def limit_in(text: str) -> int:
    """How many leads a page may have. Raises `ValueError` for none, and for too many."""
    if not 1 <= int(text) <= MOST:
        raise ValueError(text)
    return int(text)


def answered(found: BaseModel | Denial | Refusal) -> Response:
    """What came of a call."""
    if isinstance(found, Denial):
        status, message = DENIED[found]
        return trouble(status, found.value, message)
    if isinstance(found, Refusal):
        told = Trouble(
            code=found.code.value,
            message=REFUSED[found.code],
            owner=found.owner,
            status=found.status,
        )
        return shaped(told, 409)
    return shaped(found)


def trouble(
    status: int, code: str, message: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Why something was not done."""
    return shaped(Trouble(code=code, message=message), status, headers)


def shaped(
    body: BaseModel, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A body of a known shape."""
    return Response(body.model_dump_json(), status, headers, "application/json")
