"""All faces of the counter behind one web server, and what the clock brings."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Lock

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from bot.assistant.counter import Counter
from bot.assistant.ports import Storage
from bot.assistant.remembering import purge
from bot.assistant.reviewing import review
from bot.platforms.web.headers import SafeHeaders
from bot.serving.clockwork import MINUTE, Clockwork, Duty
from bot.serving.faces import Face, Shared
from bot.serving.health import health_routes
from bot.serving.learning import Learning
from bot.serving.metrics import metrics_route
from bot.serving.probes import all_lead, exact_first
from bot.serving.server import WebServer

ENDING = 20.0
"""Seconds in which what was begun may end when this is closed."""

log = logging.getLogger(__name__)


class Service:
    """The counter, from when it is started until it is closed.

    With a `metrics_token` there is a page of numbers for who knows it. `is_secure`: browsers reach
    all of it through https. `early` faces begin before
    everything is learnt, and wait by themselves where they need it; the others begin after that.
    Raises `OSError` where the address cannot be listened on.
    """

    def __init__(
        self,
        shared: Shared,
        learning: Learning,
        retention: timedelta,
        address: tuple[str, int],
        metrics_token: str = "",
        early: Sequence[Face] = (),
        faces: Sequence[Face] = (),
        *,
        is_secure: bool = False,
    ) -> None:
        self._shared, self._learning = shared, learning
        self._early, self._late = tuple(early), tuple(faces)
        self.faces = (*self._early, *self._late)
        self._is_open = self._is_closing = False
        self._opening = Lock()
        self._app = self._new_app(metrics_token, is_secure=is_secure)
        self._server = WebServer(self._app, *address) if self._app else None
        duties = [duty for face in self.faces for duty in face.duties]
        purging = purge_duty(shared.counter.storage, retention)
        reviewing = review_duty(shared.counter)
        self._clockwork = Clockwork([*duties, purging, reviewing], shared.clock)

    def _new_app(self, token: str, *, is_secure: bool) -> Starlette | None:
        """Everything that is reached over HTTP; whatever answers says what keeps browsers safe."""
        routes = [route for face in self.faces for route in face.routes]
        if not (routes or token):
            return None
        watching: list[BaseRoute] = [*health_routes(self.is_well, self.is_ready)]
        if token:
            watching.append(metrics_route(self._shared.metrics, token))
        return Starlette(
            routes=exact_first([*watching, *routes]),
            middleware=[Middleware(SafeHeaders, is_secure=is_secure)],
        )

    @property
    def port(self) -> int:
        """The port that is listened on; 0 for none."""
        return self._server.port if self._server else 0

    def start(self) -> None:
        """Open everything, however long it takes."""
        self.show()
        self.open()

    def show(self) -> None:
        """Show pages. It is soon done; what needs to be learnt waits."""
        for face in self._early:
            face.start()
        if self._server is not None:
            self._server.start()

    def open(self) -> None:
        """Learn, then take everything else. It ends early where this is closed meanwhile."""
        if not self._learning.run():
            return
        with self._opening:
            if self._is_closing:
                return
            for face in self._late:
                face.start()
            self._clockwork.start()
            self._is_open = True

    def close(self) -> bool:
        """Take nothing more, finish and deliver what was taken; whether all of that was done."""
        end = time.monotonic() + 2 * ENDING
        self._learning.stop()
        with self._opening:
            self._is_closing = True
        faces = self.faces if self._is_open else self._early
        if self._is_open:
            self._clockwork.close()
        is_finished = [face.hush(ENDING) for face in faces]
        self._shared.beside.close()
        is_delivered = [face.close(max(1.0, end - time.monotonic())) for face in faces]
        if self._server is not None:
            self._server.close()
        return all(is_finished) and all(is_delivered)

    def is_well(self) -> bool:
        """Whether people can reach the counter in every way."""
        is_up = self._server is None or self._server.is_up
        return is_up and all(face.is_well() for face in (self.faces if self._is_open else ()))

    def is_ready(self) -> bool:
        """Whether everything is taken already."""
        return self._is_open and self.is_well() and self.is_reached()

    def is_reached(self) -> bool:
        """Whether every way in over HTTP leads to its own channel."""
        probes = [probe for face in self.faces for probe in face.probes]
        return self._app is None or all_lead(self._app, probes)


def purge_duty(storage: Storage, retention: timedelta) -> Duty:
    """Delete what nobody touched for the retention time, as the purpose notice promises (III.4)."""

    def forget(now: datetime) -> None:
        with storage() as work:
            purge(work, now, retention)
            work.commit()

    return Duty("Deleting what is too old", forget, every=60 * MINUTE)


def review_duty(counter: Counter) -> Duty:
    """See what is answered otherwise by now: since curators wrote, which takes a restart to show,
    and since people said what did not help them."""

    def look_again(_: datetime) -> None:
        count = review(counter)
        if count:
            log.info("%s questions are answered otherwise than when they were asked", count)

    return Duty("Looking at open questions again", look_again, every=24 * 60 * MINUTE)
