"""Pages for whoever watches over this."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

HEALTH_PATH = "/health"
READY_PATH = "/ready"


def health_routes(is_well: Callable[[], bool], is_ready: Callable[[], bool]) -> list[Route]:
    """Whether it works, and whether it takes everything already: 200 or 503."""
    return [
        Route(HEALTH_PATH, state_page(is_well, "down"), methods=["GET"]),
        Route(READY_PATH, state_page(is_ready, "starting"), methods=["GET"]),
    ]


def state_page(is_so: Callable[[], bool], otherwise: str) -> Callable[[Request], object]:
    """A page that says `ok`, with 200, or else what is the matter, with 503."""

    async def page(_: Request) -> Response:
        is_fine = await run_in_threadpool(is_so)
        told = {"status": "ok" if is_fine else otherwise}
        return JSONResponse(told, status_code=200 if is_fine else 503)

    return page
