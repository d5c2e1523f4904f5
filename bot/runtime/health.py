"""Pages for whoever watches over this: whether it lives, and whether it can do its work.

`/health` asks nobody else. `/ready` asks everything that a turn needs, all of it at once, and says
within a second how that is, also while something hangs.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Lock, Thread

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

log = logging.getLogger(__name__)

HEALTH_PATH = "/health"
READY_PATH = "/ready"

PATIENCE = 1.0
"""Seconds in which everything has to answer."""

FRESH = 1.0
"""Seconds for which an answer is good: however many ask, hardly anything is written."""

NO_ANSWER = "no answer within a second"
BROKEN = "cannot be asked"


@dataclass(frozen=True)
class Check:
    """Something that has to be well. `ask` says what is the matter in a few words, or nothing.

    Strangers read it: it names no address, no file and nobody.
    """

    name: str
    ask: Callable[[], str]


@dataclass
class Asked:
    """One check that is asked on a thread of its own, at most one at a time."""

    check: Check
    _lock: Lock = field(default_factory=Lock)
    _answer: Future[str] | None = None
    _answered: float = 0.0

    def answer(self) -> Future[str]:
        """The answer that is on its way, or was given a moment ago."""
        with self._lock:
            if self._answer is None or self._is_stale(self._answer):
                self._answer = Future()
                name = f"check-{self.check.name}"
                Thread(target=self._ask, args=(self._answer,), name=name, daemon=True).start()
            return self._answer

    def _is_stale(self, answer: Future[str]) -> bool:
        return answer.done() and time.monotonic() - self._answered > FRESH

    def _ask(self, answer: Future[str]) -> None:
        try:
            found = self.check.ask()
        except Exception:
            log.exception("%s could not be asked", self.check.name)
            found = BROKEN
        self._answered = time.monotonic()
        answer.set_result(found)


class Readiness:
    """Whether everything is well that is needed."""

    def __init__(self, checks: Sequence[Check], patience: float = PATIENCE) -> None:
        self._asked = [Asked(check) for check in checks]
        self._patience = patience

    async def ask(self) -> dict[str, str]:
        """What is the matter, by name of the check; empty where all is well."""
        answers = {asked.check.name: asked.answer() for asked in self._asked}
        waiting = [asyncio.wrap_future(answer) for answer in answers.values()]
        if waiting:
            await asyncio.wait(waiting, timeout=self._patience)
        found = {
            name: answer.result() if answer.done() else NO_ANSWER
            for name, answer in answers.items()
        }
        return {name: matter for name, matter in found.items() if matter}


def health_routes(
    is_well: Callable[[], bool], is_open: Callable[[], bool], readiness: Readiness
) -> list[Route]:
    """Whether it works, and whether it takes everything already: 200 or 503."""

    async def health(_: Request) -> Response:
        return told("ok" if is_well() else "down")

    async def ready(_: Request) -> Response:
        if not is_open():
            return told("starting")
        wrong = await readiness.ask()
        return told("down" if wrong or not is_well() else "ok", wrong)

    return [
        Route(HEALTH_PATH, health, methods=["GET"]),
        Route(READY_PATH, ready, methods=["GET"]),
    ]


def told(status: str, wrong: dict[str, str] | None = None) -> Response:
    """How it is, and what is wrong."""
    content: dict[str, object] = {"status": status}
    if wrong:
        content["wrong"] = wrong
    return JSONResponse(content, status_code=200 if status == "ok" else 503)
