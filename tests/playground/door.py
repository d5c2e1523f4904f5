"""Between the client and the bot: what the client sends unsigned is signed as Microsoft does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.fake_teams import SmallTeams
from tests.serving.live_server import served


@contextmanager
def signing_door(teams: SmallTeams) -> Iterator[str]:
    """The address of a door to wherever the small Teams is connected."""

    async def passed_on(request: Request) -> Response:
        activity = await request.json()
        answer = await run_in_threadpool(passed, teams, activity)
        return Response(answer.content, answer.status_code, media_type="application/json")

    async def knocked(_: Request) -> Response:
        return Response(status_code=200)

    routes = [
        Route("/messages", passed_on, methods=["POST"]),
        Route("/messages", knocked, methods=["GET", "HEAD"]),
    ]
    with served(Starlette(routes=routes)) as url:
        yield f"{url}/messages"


def passed(teams: SmallTeams, activity: dict[str, str]) -> httpx.Response:
    """One activity, signed and brought to the bot."""
    token = teams.signer.token(teams.app_id, activity["serviceUrl"])
    return teams.post(activity, {"Authorization": f"Bearer {token}"})
