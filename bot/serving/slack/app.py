"""Slack as a whole: the bolt app with all listeners, the way in, the way out, and the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from slack_sdk import WebClient

from bot.assistant import reminding
from bot.assistant.counter import Counter
from bot.assistant.ports import DeliveryStatus, DeskPost, Outcome
from bot.assistant.remembering import purge
from bot.channels.slack.listeners import listen
from bot.channels.slack.sending import SlackSend
from bot.desks.slack import look_again, register
from bot.handoff.replies import CannedReply
from bot.platforms.slack.address import PREFIX, desk
from bot.platforms.slack.calls import LATER
from bot.platforms.slack.pacing import Pacing
from bot.serving.beside import Beside
from bot.serving.clockwork import MINUTE, Clockwork, Duty
from bot.serving.delivery import Delivery
from bot.serving.sequencer import Sequencer
from bot.serving.server import WebServer
from bot.serving.slack.applicants import Applicants
from bot.serving.slack.bolt import new_bolt
from bot.serving.slack.hinting import SlackHint
from bot.serving.slack.http import Installing, http_app
from bot.serving.slack.reception import Reception
from bot.serving.slack.settings import SlackSettings
from bot.serving.slack.socket_mode import SocketMode, client_maker
from bot.serving.slack.staffing import Staffing
from bot.serving.slack.workspaces import Workspaces, authorizer, calls_of
from bot.vocabulary import Language
from bot.wording.speaker import Speaker

log = logging.getLogger(__name__)

ENDING = 20.0
"""Seconds in which what was begun may end when this is closed."""


@dataclass(frozen=True)
class Parts:
    """What Slack is joined to. `is_alone`: no other process uses this database.

    `pacing`: how fast messages may follow each other in a channel.
    """

    counter: Counter
    speaker: Speaker
    replies: tuple[CannedReply, ...]
    clock: Callable[[], datetime]
    retention: timedelta
    language: Language
    host: str
    port: int
    is_alone: bool
    beside: Beside
    pacing: Pacing = field(default_factory=Pacing)


class Entrance(Protocol):
    """A way in that is open until it is closed."""

    def start(self) -> None:
        """Open it."""

    def close(self) -> None:
        """Close it."""


class SlackApp:
    """Everything about Slack, from when it is started until it is closed."""

    def __init__(
        self,
        settings: SlackSettings,
        parts: Parts,
        workspaces: Workspaces,
        desks: tuple[str, ...],
        installing: Installing | None = None,
    ) -> None:
        self._parts, self._desks = replace(parts, counter=with_desks(parts.counter, desks)), desks
        self._calls_of = calls_of(workspaces)
        self._pacing = parts.pacing
        self.bolt = new_bolt(
            client=WebClient(base_url=settings.api_url, retry_handlers=[]),
            authorize=authorizer(workspaces),
            signing_secret=settings.signing_secret,
        )
        applicants, staffing = self._applicants(), self._staffing(settings)
        self.delivery = self._new_delivery(applicants, staffing)
        if staffing is not None:
            register(self.bolt, staffing.listening())
        listen(self.bolt, applicants.outside)
        self.reception = Reception(self.bolt.dispatch, Sequencer(), self._hint())
        self.socket = self._socket(settings)
        self.server = self._server(settings, installing)
        self.clockwork = Clockwork(self._duties(), parts.clock)

    # The whole.

    def start(self) -> None:
        """Say what is left over from before, deliver it, and take what comes."""
        self.delivery.start()
        self.clockwork.start()
        for way in (self.server, self.socket):
            if way is not None:
                way.start()

    def close(self) -> bool:
        """Take nothing more, finish and deliver what was taken; whether all of that was done."""
        if self.socket is not None:
            self.socket.stop_hearing()
        is_finished = self.reception.close(ENDING)
        self.clockwork.close()
        self._parts.beside.close()
        is_delivered = self.delivery.close(ENDING)
        for way in (self.server, self.socket):
            if way is not None:
                way.close()
        return is_finished and is_delivered

    def is_well(self) -> bool:
        """Whether events can come in."""
        is_connected = self.socket is None or self.socket.is_connected
        return is_connected and (self.server is None or self.server.is_up)

    # Its parts.

    def _applicants(self) -> Applicants:
        parts = self._parts
        return Applicants(
            counter=parts.counter,
            speaker=parts.speaker,
            calls_of=self._calls_of,
            clock=parts.clock,
            wake=lambda person: self.delivery.wake(person),
            beside=parts.beside,
        )

    def _staffing(self, settings: SlackSettings) -> Staffing | None:
        if not self._desks:
            return None
        parts = self._parts
        return Staffing(
            team=team_of(self._desks[0]),
            listed=settings.staff,
            counter=parts.counter,
            speaker=parts.speaker,
            replies=parts.replies,
            calls_of=self._calls_of,
            clock=parts.clock,
            wake=lambda: self.delivery.wake(),
            beside=parts.beside,
            language=parts.language,
        )

    def _new_delivery(self, applicants: Applicants, staffing: Staffing | None) -> Delivery:
        parts = self._parts
        send = SlackSend(self._calls_of, self._pacing, applicants.phrases, parts.clock)
        show = staffing.show(self._pacing) if staffing else self._show_later
        storage, clock = parts.counter.storage, parts.clock
        return Delivery(storage, send, show, clock, PREFIX, self._desks, is_alone=parts.is_alone)

    def _show_later(self, _: DeskPost) -> Outcome:
        """There is no desk (any more)."""
        return Outcome(DeliveryStatus.QUEUED, retry_at=self._parts.clock() + LATER)

    def _hint(self) -> SlackHint:
        voices = [self._parts.speaker.voice(language) for language in Language]
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

    def _server(self, settings: SlackSettings, installing: Installing | None) -> WebServer | None:
        if not settings.needs_server:
            return None
        reception = None if settings.is_socket_mode else self.reception
        app = http_app(reception, settings.signing_secret, installing, self.is_well)
        return WebServer(app, self._parts.host, self._parts.port)

    # What the clock brings.

    def _duties(self) -> list[Duty]:
        return [
            Duty("Reminding the desks", self._remind),
            Duty("Looking for what may be shown", self._look_again),
            Duty("Forgetting quiet channels", self._pacing.forget),
            Duty("Deleting what is too old", self._purge, every=60 * MINUTE),
        ]

    def _remind(self, now: datetime) -> None:
        """Remind of replies that are due, and tell once a day where the desks stand."""
        counter = self._parts.counter
        with counter.storage() as work:
            hours = counter.edition.desk_hours
            told = [
                *reminding.due(work, now, hours, self._desks),
                *reminding.digest(work, now, hours, self._desks),
            ]
            work.commit()
        if told:
            self.delivery.wake()

    def _look_again(self, now: datetime) -> None:
        for each in self._desks:
            if look_again(self._parts.counter.storage, each, now):
                self.delivery.wake()

    def _purge(self, now: datetime) -> None:
        """What nobody touched for the retention time, as the purpose notice promises (III.4)."""
        with self._parts.counter.storage() as work:
            purge(work, now, self._parts.retention)
            work.commit()


def with_desks(counter: Counter, desks: tuple[str, ...]) -> Counter:
    """The counter whose new leads are shown at these desks."""
    return replace(counter, desks=desks)


def desks_of(settings: SlackSettings, home: str) -> tuple[str, ...]:
    """The desks that are configured; `home` is the workspace that is meant if none is named."""
    channel = settings.desk_channel
    return (desk(settings.desk_team or home, channel),) if channel else ()


def team_of(desk_id: str) -> str:
    """The workspace of a desk."""
    return desk_id.split(":")[1]
