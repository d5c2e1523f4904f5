"""Slack as a whole: the bolt app with all listeners, the way in, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from slack_sdk import WebClient
from starlette.routing import Route

from bot.assistant import reminding
from bot.assistant.ports import DeliveryStatus, DeskPost, Outcome
from bot.channels.slack.listeners import listen
from bot.channels.slack.sending import SlackSend
from bot.channels.slack.withdrawal import SlackWithdraw
from bot.desks.slack import look_again, register
from bot.platforms.slack.address import PREFIX, desk
from bot.platforms.slack.calls import LATER
from bot.platforms.slack.pacing import Pacing
from bot.serving.clockwork import Duty
from bot.serving.delivery import Delivery
from bot.serving.faces import Shared
from bot.serving.sequencer import Sequencer
from bot.serving.slack.applicants import Applicants
from bot.serving.slack.bolt import new_bolt
from bot.serving.slack.hinting import SlackHint
from bot.serving.slack.http import Installing, http_routes
from bot.serving.slack.reception import Reception
from bot.serving.slack.settings import SlackSettings
from bot.serving.slack.socket_mode import SocketMode, client_maker
from bot.serving.slack.staffing import Staffing
from bot.serving.slack.workspaces import Workspaces, authorizer, calls_of
from bot.vocabulary import Language


class SlackApp:
    """Everything about Slack; a `Face`. `desks` are those where new leads are shown.

    `pacing`: how fast messages may follow each other in a channel.
    """

    def __init__(
        self,
        settings: SlackSettings,
        shared: Shared,
        workspaces: Workspaces,
        desks: tuple[str, ...],
        pacing: Pacing,
        installing: Installing | None = None,
    ) -> None:
        self._shared, self._desks, self._pacing = shared, desks, pacing
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
        self.delivery = self._new_delivery(applicants, staffing)
        shared.commits.listen(self.delivery.wake)
        if staffing is not None:
            register(self.bolt, staffing.listening())
        listen(self.bolt, applicants.outside)
        self.reception = Reception(self.bolt.dispatch, Sequencer(), self._hint())
        self.socket = self._socket(settings)

    # The whole.

    @property
    def routes(self) -> Sequence[Route]:
        """Where Slack delivers, if it does so over HTTP, and the pages for installing."""
        settings = self._settings
        reception = None if settings.is_socket_mode else self.reception
        return http_routes(
            reception, settings.signing_secret, self._installing, lambda: self._is_started
        )

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

    # Its parts.

    def _applicants(self) -> Applicants:
        shared = self._shared
        return Applicants(
            counter=shared.counter,
            speaker=shared.speaker,
            calls_of=self._calls_of,
            clock=shared.clock,
            wake=shared.commits.tell,
            beside=shared.beside,
            metrics=shared.metrics,
        )

    def _staffing(self, settings: SlackSettings) -> Staffing | None:
        if not self._desks:
            return None
        shared = self._shared
        return Staffing(
            team=team_of(self._desks[0]),
            listed=settings.staff,
            counter=shared.counter,
            speaker=shared.speaker,
            replies=shared.replies,
            calls_of=self._calls_of,
            clock=shared.clock,
            wake=shared.commits.tell,
            beside=shared.beside,
            language=shared.language,
        )

    def _new_delivery(self, applicants: Applicants, staffing: Staffing | None) -> Delivery:
        shared = self._shared
        send = SlackSend(self._calls_of, self._pacing, applicants.phrases, shared.clock)
        show = staffing.show(self._pacing) if staffing else self._show_later
        storage, clock = shared.counter.storage, shared.clock
        withdraw = SlackWithdraw(self._calls_of, self._pacing, clock)
        return Delivery(
            *(storage, send, show, clock, PREFIX, self._desks),
            is_alone=shared.is_alone,
            withdraw=withdraw,
        )

    def _show_later(self, _: DeskPost) -> Outcome:
        """There is no desk (any more)."""
        return Outcome(DeliveryStatus.QUEUED, retry_at=self._shared.clock() + LATER)

    def _hint(self) -> SlackHint:
        voices = [self._shared.speaker.voice(language) for language in Language]
        working = " / ".join(voice.gettext("One moment, please …") for voice in voices)
        failed = " / ".join(
            voice.gettext("That did not work just now. Please try again in a moment.")
            for voice in voices
        )
        return SlackHint(self._calls_of, working, failed)

    def _socket(self, settings: SlackSettings) -> SocketMode | None:
        if not settings.is_socket_mode:
            return None
        return SocketMode(self.reception, client_maker(settings.app_token, settings.api_url))

    # What the clock brings.

    @property
    def duties(self) -> Sequence[Duty]:
        """Reminding, and looking for what waits."""
        return (
            Duty("Reminding the desks", self._remind),
            Duty("Looking for what may be shown", self._look_again),
            Duty("Forgetting quiet channels", self._pacing.forget),
        )

    def _remind(self, now: datetime) -> None:
        """Remind of replies that are due, and tell once a day where the desks stand."""
        counter = self._shared.counter
        with counter.storage() as work:
            hours = counter.edition.desk_hours
            told = [
                *reminding.due(work, now, hours, self._desks),
                *reminding.digest(work, now, hours, self._desks),
            ]
            work.commit()
        if told:
            self._shared.commits.tell()

    def _look_again(self, now: datetime) -> None:
        for each in self._desks:
            if look_again(self._shared.counter.storage, each, now):
                self.delivery.wake()


def desks_of(settings: SlackSettings, home: str) -> tuple[str, ...]:
    """The desks that are configured; `home` is the workspace that is meant if none is named."""
    channel = settings.desk_channel
    return (desk(settings.desk_team or home, channel),) if channel else ()


def team_of(desk_id: str) -> str:
    """The workspace of a desk."""
    return desk_id.split(":")[1]
