"""Whether each way in leads where it should: the whole application is asked as a stranger asks it.

A channel can be well and yet out of reach, because another one stands in front of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp, Message, Scope

log = logging.getLogger(__name__)

PATIENCE = 1.0
"""Seconds in which all have to answer."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A way in, and the status by which its channel turns a stranger away.

    Nothing may be read or kept before that: whoever watches asks often.
    """

    method: str
    path: str
    status: int


class TwiceError(ValueError):
    """Two channels want the same address."""


def exact_first(routes: Iterable[BaseRoute]) -> list[BaseRoute]:
    """The routes in an order in which none hides another: whole addresses, then what is below one.

    Raises `TwiceError` where the same address is wanted twice.
    """
    every = list(routes)
    wanted = [claim_of(route) for route in every]
    for claim in wanted:
        if wanted.count(claim) > 1:
            raise TwiceError(" ".join(claim))
    mounted = [route for route in every if isinstance(route, Mount)]
    longest_first = sorted(mounted, key=lambda mount: len(mount.path), reverse=True)
    return [*(route for route in every if not isinstance(route, Mount)), *longest_first]


def claim_of(route: BaseRoute) -> tuple[str, str]:
    """What a route wants for itself: its methods and its address."""
    methods: set[str] = getattr(route, "methods", None) or set()
    return ",".join(sorted(methods)), str(getattr(route, "path", ""))


def closed_door(app: ASGIApp, probes: Sequence[Probe]) -> str:
    """The first way in that its own channel does not answer; empty where all of them lead.

    Call it outside of any loop.
    """
    try:
        return asyncio.run(asyncio.wait_for(first_closed(app, probes), PATIENCE))
    except TimeoutError:
        log.warning("A way in did not answer within %s s", PATIENCE)
        return "a way in does not answer"


async def first_closed(app: ASGIApp, probes: Sequence[Probe]) -> str:
    """Ask one after the other."""
    for probe in probes:
        status = await status_of(app, probe)
        if status != probe.status:
            told = (probe.method, probe.path, status, probe.status)
            log.warning("%s %s answers %s, not %s: nobody comes in there", *told)
            return f"nobody comes in at {probe.path}"
    return ""


async def status_of(app: ASGIApp, probe: Probe) -> int:
    """What is answered to a stranger who brings nothing."""
    statuses: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    await app(scope_of(probe), receive, send)
    return statuses[0] if statuses else 0


def scope_of(probe: Probe) -> Scope:
    """A request from this machine, under a name that is always ours."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": probe.method,
        "scheme": "http",
        "path": probe.path,
        "raw_path": probe.path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"content-length", b"0")],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 0),
        "state": {},
    }
