"""All channels of the counter behind one web server, and what the clock brings."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Lock

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.assistant.context import Assistant
from bot.assistant.curation.unanswered import review
from bot.assistant.desk.numbers.daily import keep_days
from bot.assistant.ports.enquiry_limit import EnquiryLimit
from bot.assistant.team.usual_hours import usual_hours_of
from bot.channels.web.http.middleware import SafeHeaders
from bot.channels.web.http.network.proxies import LOCAL, Proxies
from bot.channels.web.http.public_path import BelowPath
from bot.handoff.business_hours import day_of
from bot.runtime.adapter import ChannelAdapter, Services
from bot.runtime.health import Check, Readiness, health_routes
from bot.runtime.metrics import metrics_route
from bot.runtime.probes import closed_door, exact_first
from bot.runtime.scheduler import MINUTE, Job, Scheduler
from bot.runtime.search_index import search_job
from bot.runtime.sweeps import LOG_KEPT, log_duty, sweep_duty
from bot.runtime.telemetry.service_gauges import ServiceState
from bot.runtime.training import Trainer, preparing
from bot.serving.http_server import WebServer
from bot.serving.memory import give_back, save_memory, spare_what_stays

ENDING = 20.0
"""Seconds in which what was begun may end when this is closed."""

log = logging.getLogger(__name__)


class Service:
    """The counter, from when it is started until it is closed.

    With a `metrics_token` there is a page of numbers for who knows it. `early` adapters begin
    before everything is learnt, and wait by themselves where they need it; the others begin after
    that. `checks` have to be well for it to be ready, besides those of adapters. `proxies` are
    believed about who asks; `is_public`: one of them is expected, and browsers reach all of it by
    https. `path` is the one of another site below which all of it is. `log_kept` is how long the
    access log is kept. `jobs` are more that the clock brings.
    Raises `OSError` where the address cannot be listened on.
    """

    def __init__(
        self,
        services: Services,
        learning: Trainer,
        retention: timedelta,
        address: tuple[str, int],
        metrics_token: str = "",
        early: Sequence[ChannelAdapter] = (),
        adapters: Sequence[ChannelAdapter] = (),
        checks: Sequence[Check] = (),
        proxies: Proxies = LOCAL,
        *,
        is_public: bool = False,
        path: str = "",
        log_kept: timedelta = LOG_KEPT,
        jobs: Sequence[Job] = (),
    ) -> None:
        self._shared, self._learning = services, learning
        self._early, self._late = tuple(early), tuple(adapters)
        self.adapters = (*self._early, *self._late)
        self._is_open = self._is_closing = False
        self._opening = Lock()
        self._proxies, self._is_public, self._path = proxies, is_public, path
        services.metrics.watch(self._state())
        self._app = self._new_app(metrics_token, checks)
        self._server = self._new_server(address)
        duties = [duty for adapter in self.adapters for duty in adapter.duties]
        sweeping = sweep_duty(services.assistant.storage, retention, lambda: not self._is_closing)
        forgetting = log_duty(services.assistant.storage, log_kept)
        reviewing = review_duty(services.assistant)
        counting = numbers_duty(services.assistant, lambda: not self._is_closing)
        finding = search_job(services.assistant.storage, lambda: not self._is_closing)
        self._scheduler = Scheduler(
            [
                *duties,
                *(sweeping, forgetting, reviewing, counting, finding),
                hours_duty(services.assistant),
                preparing(services.assistant),
                sparing_job(),
                *jobs,
            ],
            services.clock,
            leads=services.cluster.leads,
        )

    def _state(self) -> ServiceState:
        """What whoever watches is told of this process."""
        assistant, clock = self._shared.assistant, self._shared.clock
        return ServiceState(
            is_learnt=lambda: self._learning.is_done,
            channels=lambda: {
                each.name: self._is_open and each.is_well() for each in self.adapters
            },
            edition=lambda: assistant.today(clock()).edition,
            today=lambda: day_of(clock()),
            leads=self._shared.cluster.leads,
        )

    def _new_app(self, token: str, checks: Sequence[Check]) -> Starlette | None:
        """Everything that is reached over HTTP; whatever answers says what keeps browsers safe."""
        doors = [route for adapter in self.adapters for route in adapter.routes]
        if not (doors or token):
            return None
        numbers = [metrics_route(self._shared.metrics, token)] if token else []
        own = [check for adapter in self.adapters for check in adapter.checks]
        readiness = Readiness([*checks, Check("doors", self.closed_door), *own])
        watching = health_routes(self.is_well, lambda: self._is_open, readiness)
        app = Starlette(
            routes=exact_first([*watching, *numbers, *doors]),
            middleware=[
                Middleware(SafeHeaders, is_secure=self._is_public),
                Middleware(BelowPath, path=self._path),
            ],
        )
        app.router.redirect_slashes = False  # nobody knows here through what people came
        return app

    def _new_server(self, address: tuple[str, int]) -> WebServer | None:
        if self._app is None:
            return None
        return WebServer(self._app, *address, proxies=self._proxies, is_public=self._is_public)

    def closed_door(self) -> str:
        """Which way in over HTTP does not lead to its own channel; empty where all do."""
        probes = [probe for adapter in self.adapters for probe in adapter.probes]
        return closed_door(self._app, probes) if self._app else ""

    @property
    def enquiries(self) -> EnquiryLimit:
        """How many enquiries are taken."""
        return self._shared.assistant.enquiries

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
        save_memory()
        for adapter in self._early:
            adapter.start()
        if self._server is not None:
            self._server.start()

    def open(self) -> None:
        """Learn, then take everything else. It ends early where this is closed meanwhile."""
        if not self._learning.run():
            return
        give_back()
        with self._opening:
            if self._is_closing:
                return
            for adapter in self._late:
                adapter.start()
            self._scheduler.start()
            self._is_open = True

    def close(self) -> bool:
        """Take nothing more, finish and deliver what was taken; whether all of that was done."""
        end = time.monotonic() + 2 * ENDING
        self._learning.stop()
        with self._opening:
            self._is_closing = True
        adapters = self.adapters if self._is_open else self._early
        if self._is_open:
            self._scheduler.close()
        is_finished = [adapter.hush(ENDING) for adapter in adapters]
        self._shared.beside.close()
        is_delivered = [adapter.close(max(1.0, end - time.monotonic())) for adapter in adapters]
        if self._server is not None:
            self._server.close()
        return all(is_finished) and all(is_delivered)

    def is_well(self) -> bool:
        """Whether people can reach the counter in every way."""
        is_up = self._server is None or self._server.is_up
        begun = self.adapters if self._is_open else ()
        return is_up and all(adapter.is_well() for adapter in begun)


SETTLED = 10.0
"""Seconds after the start in which all is there that stays."""

HOURS_SEEN = 5.0
"""Seconds after which every process speaks of hours that an admin set in another one."""


def review_duty(assistant: Assistant) -> Job:
    """See what is answered otherwise by now, since people said what did not help them. What
    curators publish is looked at when it is brought."""

    def look_again(now: datetime) -> None:
        count = review(assistant.today(now))
        if count:
            log.info("%s questions are answered otherwise than when they were asked", count)

    return Job("Looking at open questions again", look_again, every=24 * 60 * MINUTE)


def hours_duty(assistant: Assistant) -> Job:
    """See whether an admin set other usual hours, perhaps in another process."""

    def look_again(_: datetime) -> None:
        usual_hours_of(assistant.storage).refresh(assistant.storage)

    return Job("Keeping to the hours of the desk", look_again, every=HOURS_SEEN, is_own=True)


def sparing_job() -> Job:
    """Spare what was learnt meanwhile, and no longer what it stands in for."""
    return Job(
        "Tidying up memory",
        lambda _: spare_what_stays(),
        every=60 * MINUTE,
        after=SETTLED,
        is_own=True,
    )


def numbers_duty(assistant: Assistant, goes_on: Callable[[], bool]) -> Job:
    """Count the days that are over, so that the numbers of a year are soon shown."""

    def count(now: datetime) -> None:
        hours = assistant.edition.desk_hours
        days = keep_days(assistant.storage, assistant.flow, hours, now, goes_on)
        if days:
            log.info("The numbers of %s days were counted", days)

    return Job("Counting the days that are over", count, every=2 * MINUTE, trusts_clock=True)
