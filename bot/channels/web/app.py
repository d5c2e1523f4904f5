"""The counter in a browser: the page of applicants, and the desk of staff where there is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from starlette.routing import BaseRoute, Mount

from bot.assistant.desk.live_updates import POST
from bot.assistant.team.alert_queue import AlertReach, tell_staff
from bot.assistant.team.deals import deal_out
from bot.assistant.team.roles import Team
from bot.channels.common.tab_host import TabHost
from bot.channels.web.applicants.routes import page_app
from bot.channels.web.applicants.service import ApplicantService
from bot.channels.web.desk.routes import desk_routes
from bot.channels.web.desk.service import DeskService, provider_of
from bot.channels.web.desk.settings import StaffSettings
from bot.channels.web.http.network.descriptors import capacity
from bot.channels.web.http.sse import Hub
from bot.channels.web.live_updates import Watcher
from bot.channels.web.settings import WebSettings
from bot.channels.web.tabs.routes import tab_routes
from bot.runtime.adapter import Services
from bot.runtime.curation.published_content import PublishedContent
from bot.runtime.health import Check
from bot.runtime.probes import Probe
from bot.runtime.scheduler import Job
from bot.runtime.training import Trainer
from bot.wording.desk.team.alerts import phrase_of


class WebApp:
    """Everything in a browser; a `ChannelAdapter`. `called` names staff of other desks.

    `log_days` is how long the access log is kept; `home` is the address that people open where none
    is set. `hosts` are programs that show its pages as tabs, which takes https. `published` is what
    curators work on; without it they cannot.
    """

    name = "web"

    def __init__(
        self,
        settings: WebSettings,
        services: Services,
        learning: Trainer,
        called: Callable[[str], str] = str,
        log_days: int = 1_095,
        home: Callable[[], str] = str,
        hosts: Sequence[TabHost] = (),
        published: PublishedContent | None = None,
    ) -> None:
        self._log_days, self._home = log_days, home
        self._published = published
        self._settings, self._shared, self._learning = settings, services, learning
        self._hosts = tuple(hosts) if settings.site.is_secure else ()
        within = tuple(origin for host in self._hosts for origin in host.origins)
        self._site = replace(settings.site, embedders=(*settings.site.embedders, *within))
        self._capacity = capacity()
        self._hub = Hub(self._capacity.streams)
        self.visitors = ApplicantService(
            assistant=services.assistant,
            speaker=services.speaker,
            clock=services.clock,
            site=self._site,
            ready=learning.wait,
            committed=services.commits.tell,
            metrics=services.metrics,
            hosts=self._hosts,
            hub=self._hub,
        )
        self._staffing = self._new_staffing(called)
        self._watcher = Watcher(
            services.assistant.storage,
            self._ring,
            beside=self.visitors.keep_seen,
            follows=self._is_desk_open,
        )
        services.commits.listen(self._heard)
        services.cluster.listen(self._watcher.wake)
        self._share()

    def _share(self) -> None:
        """Count what visitors and staff do in all processes together."""
        share, limits = self._shared.cluster.share, self.visitors.limits
        share("visitor", limits.turns)
        share("address", limits.of_address)
        if self._staffing:
            of_desk = self._staffing.limits
            share("desk address", of_desk.of_address)
            share("desk name", of_desk.of_name)
            share("desk member", of_desk.of_member)
            share("desk provider", of_desk.of_provider)

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """All pages, with what keeps each of them safe."""
        desk = desk_routes(self._staffing) if self._staffing else []
        tabs = tab_routes(self._hosts, self.visitors, self._staffing)
        return [Mount("/", app=page_app(self.visitors, [*tabs, *desk]))]

    @property
    def probes(self) -> Sequence[Probe]:
        """A stream for nobody, which is none, and the desk, which asks to sign in."""
        desk = [Probe("GET", "/desk", 303)] if self._staffing else []
        return [Probe("GET", "/stream", 204), *desk]

    def _new_staffing(self, called: Callable[[str], str]) -> DeskService | None:
        staff, services = self._settings.staff, self._shared
        if staff is None and any(host.has_desk for host in self._hosts):
            staff = StaffSettings(Team({}))  # who works there is told by who shows it
        if staff is None:
            return None
        return DeskService(
            settings=staff,
            assistant=services.assistant,
            speaker=services.speaker,
            clock=services.clock,
            site=self._site,
            committed=services.commits.tell,
            learnt=self._learning.wait_here,
            is_learnt=lambda: self._learning.is_done,
            called=called,
            log_days=self._log_days,
            hub=Hub(self._capacity.desk_streams),
            provider=provider_of(staff),
            hosts=self._hosts,
            published=self._published,
        )

    @property
    def duties(self) -> Sequence[Job]:
        """Telling staff what waits for them, and dealing enquiries out."""
        if self._settings.staff is None:
            return ()
        return (
            Job("Dealing enquiries out", self._deal, trusts_clock=True),
            Job("Telling staff what waits", self._tell_staff, trusts_clock=True),
        )

    def _deal(self, now: datetime) -> None:
        assistant, staff = self._shared.assistant, self._settings.staff
        assert staff is not None  # noqa: S101  there is no such duty without
        hours, desks = assistant.edition.desk_hours, assistant.desks
        if deal_out(assistant.storage, staff.team, now, hours, desks):
            self._shared.commits.tell()

    def _tell_staff(self, now: datetime) -> None:
        assistant, staff = self._shared.assistant, self._settings.staff
        assert staff is not None  # noqa: S101  there is no such duty without
        speaker, site = self._shared.speaker, self._settings.site
        phrase = phrase_of(speaker.voice, lambda: f"{site.url or self._home()}/desk")
        reach = AlertReach(bool(assistant.mailed.persons), phrase if assistant.desks else None)
        hours = assistant.edition.desk_hours
        if tell_staff(assistant.storage, staff.team, reach, now, hours):
            self._shared.commits.tell()

    @property
    def checks(self) -> Sequence[Check]:
        """Nothing but that its pages are reached, which is asked of every channel."""
        return ()

    def start(self) -> None:
        """Tell open pages what is new."""
        self._watcher.start()

    def hush(self, timeout: float) -> bool:  # noqa: ARG002  as channels are hushed
        """End all streams; browsers come back to the next process by themselves."""
        self._hub.close()
        if self._staffing:
            self._staffing.hub.close()
        return True

    def close(self, timeout: float) -> bool:
        """Keep what was seen, and end."""
        return self._watcher.close(timeout)

    def is_well(self) -> bool:
        """Whether pages are served: the server itself knows."""
        return True

    def _heard(self, person: str | None) -> None:
        """Something was committed: pages are told in a moment."""
        self._watcher.wake(person)

    def _is_desk_open(self) -> bool:
        """Whether anybody looks at a page of the desk."""
        return self._staffing is not None and self._staffing.hub.open > 0

    def _ring(self, topics: frozenset[str]) -> None:
        """There is something new about topics; persons' pages listen by their names."""
        self.visitors.ring(topic.removeprefix(POST) for topic in topics if topic.startswith(POST))
        if self._staffing:
            for topic in topics:
                self._staffing.ring(topic)
