"""Slack as a whole: the bolt app with all listeners, the way in, and the way out."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk import WebClient
from starlette.routing import Route

from bot.channels.common.chat_desk import remind
from bot.channels.slack.api.address import PREFIX, desk_of
from bot.channels.slack.api.client import Alert
from bot.channels.slack.applicants.listeners import listen
from bot.channels.slack.applicants.search import SlackSearch
from bot.channels.slack.applicants.sender import SlackSend
from bot.channels.slack.applicants.service import SlackApplicantService
from bot.channels.slack.applicants.withdrawal import SlackWithdraw
from bot.channels.slack.desk import register
from bot.channels.slack.desk.service import SlackDeskService
from bot.channels.slack.dispatcher import Dispatcher
from bot.channels.slack.doubts import Doubts
from bot.channels.slack.hints import SlackProgressHint
from bot.channels.slack.http import Installing, http_probes, http_routes
from bot.channels.slack.settings import SlackSettings
from bot.channels.slack.socket_mode import SocketMode, client_maker
from bot.channels.slack.workspaces import Workspaces, authorizer, calls_of
from bot.runtime.adapter import Services
from bot.runtime.delivery import Delivery
from bot.runtime.health import Check
from bot.runtime.incoming.sequencer import Sequencer
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.runtime.outgoing.doubtful_posts import look_again
from bot.runtime.probes import Probe
from bot.runtime.scheduler import Job
from bot.vocabulary import Language

log = logging.getLogger(__name__)


def quiet_logger() -> logging.Logger:
    """Bolt's logger. Below warnings it writes out what people sent."""
    logger = logging.getLogger("slack_bolt")
    logger.setLevel(logging.WARNING)
    return logger


def new_bolt(**fields: Any) -> App:
    """A bolt app in which a request is answered when its listener is done.

    `fields` say for whom: `client` for one workspace, `oauth_flow` for several.
    """
    app = App(
        name="madoguchi",
        logger=quiet_logger(),
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        **fields,
    )
    app.error(answer_error)
    return app


def answer_error(error: Exception) -> BoltResponse:
    """What nobody listens to is acknowledged; what broke is not, so that Slack sends it again."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200, body="")
    log.error("A request of Slack could not be handled", exc_info=error)
    return BoltResponse(status=500, body="")


LOOK = 10.0
"""Seconds between two rounds for messages in doubt; most find none."""


class SlackApp:
    """Everything about Slack; a `ChannelAdapter`. `desks` are those where new leads are shown.

    `pacing`: how fast messages may follow each other in a channel. `alert` tells staff of trouble.
    """

    name = "slack"

    def __init__(
        self,
        settings: SlackSettings,
        services: Services,
        workspaces: Workspaces,
        desks: tuple[str, ...],
        pacing: DeliveryPace,
        installing: Installing | None = None,
        alert: Alert = lambda *_: None,
    ) -> None:
        self._shared, self._desks, self._pacing = services, desks, pacing
        self._settings, self._installing = settings, installing
        self._calls_of = calls_of(workspaces)
        self._is_started = False
        self.bolt = new_bolt(
            client=WebClient(base_url=settings.api_url, retry_handlers=[]),
            authorize=authorizer(workspaces),
            signing_secret=settings.signing_secret,
        )
        applicants, staffing = self._applicants(), self._staffing(settings)
        self._staff = staffing
        send = SlackSend(self._calls_of, self._pacing, applicants.phrases, services.clock)
        self.delivery = self._new_delivery(send, staffing)
        search = SlackSearch(self._calls_of, send, applicants.phrases)
        self.doubts = Doubts(services.assistant.storage, search, alert, services.commits.tell)
        services.commits.listen(self.delivery.wake)
        services.cluster.share("slack", pacing)
        if staffing is not None:
            register(self.bolt, staffing)
        listen(self.bolt, applicants)
        self.reception = Dispatcher(self.bolt.dispatch, Sequencer(), self._hint())
        self.socket = self._socket(settings)

    # The whole.

    @property
    def routes(self) -> Sequence[Route]:
        """Where Slack delivers, if it does so over HTTP, and the pages for installing."""
        settings = self._settings
        dispatcher = None if settings.is_socket_mode else self.reception
        return http_routes(
            dispatcher, settings.signing_secret, self._installing, lambda: self._is_started
        )

    @property
    def probes(self) -> Sequence[Probe]:
        """The same, as a stranger finds it."""
        settings = self._settings
        return http_probes(has_events=not settings.is_socket_mode, is_for_many=settings.is_for_many)

    def start(self) -> None:
        """Say what is left over from before, deliver it, and take what comes."""
        self.delivery.start()
        self._is_started = True
        if self.socket is not None:
            self.socket.start()

    def hush(self, timeout: float) -> bool:
        """Take nothing more and finish what was taken; whether that was done in so many seconds."""
        if self.socket is not None:
            self.socket.stop_hearing()
        return self.reception.close(timeout)

    def close(self, timeout: float) -> bool:
        """Deliver what is due, and end; whether that was done in so many seconds."""
        is_delivered = self.delivery.close(timeout)
        if self.socket is not None:
            self.socket.close()
        return is_delivered

    def called(self, staff: str) -> str:
        """What somebody at the desk is called, by id; the id itself where nobody knows."""
        return self._staff.colleagues.name(staff) if self._staff else staff

    def is_well(self) -> bool:
        """Whether events can come in."""
        return self.socket is None or self.socket.is_connected

    @property
    def checks(self) -> Sequence[Check]:
        """Whether events can come in."""
        return (Check("slack", lambda: "" if self.is_well() else "not connected"),)

    # Its parts.

    def _applicants(self) -> SlackApplicantService:
        services = self._shared
        return SlackApplicantService(
            assistant=services.assistant,
            speaker=services.speaker,
            calls_of=self._calls_of,
            clock=services.clock,
            wake=services.commits.tell,
            beside=services.beside,
            metrics=services.metrics,
        )

    def _staffing(self, settings: SlackSettings) -> SlackDeskService | None:
        if not self._desks:
            return None
        team = team_of(self._desks[0])
        shared = self._shared
        return SlackDeskService(team, settings.staff, shared, self._calls_of, shared.beside)

    def _new_delivery(self, send: SlackSend, staffing: SlackDeskService | None) -> Delivery:
        services = self._shared
        show = staffing.show(self._pacing) if staffing else None
        storage, clock = services.assistant.storage, services.clock
        withdraw = SlackWithdraw(self._calls_of, self._pacing, clock)
        return Delivery(
            *(storage, send, clock, PREFIX, dict.fromkeys(self._desks, show) if show else {}),
            is_alone=services.is_alone,
            withdraw=withdraw,
            finds_out=True,
        )

    def _hint(self) -> SlackProgressHint:
        voices = [self._shared.speaker.voice(language) for language in Language]
        working = " / ".join(voice.gettext("One moment, please …") for voice in voices)
        failed = " / ".join(
            voice.gettext("That did not work just now. Please try again in a moment.")
            for voice in voices
        )
        return SlackProgressHint(self._calls_of, working, failed)

    def _socket(self, settings: SlackSettings) -> SocketMode | None:
        if not settings.is_socket_mode:
            return None
        return SocketMode(self.reception, client_maker(settings.app_token, settings.api_url))

    # What the clock brings.

    @property
    def duties(self) -> Sequence[Job]:
        """Reminding, and looking for what waits or is in doubt."""
        return (
            Job("Reminding the desks", self._remind, trusts_clock=True),
            Job("Looking for what may be shown", self._look_again),
            Job("Looking for what may have arrived", self.doubts.look, every=LOOK),
            Job("Forgetting quiet channels", self._pacing.forget, is_own=True),
        )

    def _remind(self, now: datetime) -> None:
        """Remind of replies that are due, and tell once a day where the desks stand."""
        remind(self._shared, self._desks, now)

    def _look_again(self, now: datetime) -> None:
        for each in self._desks:
            if look_again(self._shared.assistant.storage, each, now):
                self.delivery.wake()


def desks_of(settings: SlackSettings, home: str) -> tuple[str, ...]:
    """The desks that are configured; `home` is the workspace that is meant if none is named."""
    channel = settings.desk_channel
    return (desk_of(settings.desk_team or home, channel),) if channel else ()


def team_of(desk_id: str) -> str:
    """The workspace of a desk."""
    return desk_id.split(":")[1]
