"""Teams as a whole: the way in, mounted on our own server, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from starlette.routing import Route

from bot.channels.common.chat_desk import remind
from bot.channels.teams.api.address import PREFIX, desk_of
from bot.channels.teams.api.inbound_tokens import InboundTokens
from bot.channels.teams.api.pace import TeamsPace
from bot.channels.teams.api.references import TeamsReferences
from bot.channels.teams.api.signed_tokens import KeyStore
from bot.channels.teams.api.user_tokens import UserTokens, audiences_of
from bot.channels.teams.applicants.activities import ApplicantActivities
from bot.channels.teams.applicants.sender import TeamsSend, TeamsWithdraw
from bot.channels.teams.applicants.service import TeamsApplicantService
from bot.channels.teams.connection import new_transport
from bot.channels.teams.desk.activities import TeamsDeskActivities
from bot.channels.teams.desk.directory import TeamsStaff
from bot.channels.teams.desk.posts import TeamsShow
from bot.channels.teams.desk.service import TeamsDeskService
from bot.channels.teams.dispatcher import TeamsDispatcher
from bot.channels.teams.endpoint import PROBES, TeamsEndpoint, TeamsGate
from bot.channels.teams.settings import TeamsSettings
from bot.channels.teams.tabs import TeamsTabs
from bot.runtime.adapter import Services
from bot.runtime.delivery import Delivery
from bot.runtime.health import Check
from bot.runtime.incoming.sequencer import Sequencer
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.runtime.outgoing.doubtful_posts import look_again
from bot.runtime.probes import Probe
from bot.runtime.scheduler import Job


class TeamsApp:
    """Everything about Teams; a `ChannelAdapter`. `pacing`: how fast messages follow each other."""

    name = "teams"

    def __init__(
        self, settings: TeamsSettings, services: Services, pacing: DeliveryPace | None = None
    ) -> None:
        self._settings, self._shared = settings, services
        self._pacing = pacing or TeamsPace()
        services.cluster.share("teams", self._pacing)
        if isinstance(self._pacing, TeamsPace):
            services.cluster.share("teams altogether", self._pacing.altogether)
        self._is_started = False
        self._transport = new_transport(settings, services.clock)
        self._references = TeamsReferences(settings.cloud, services.assistant.storage)
        self._applicants = self._new_applicants()
        self.desk = self._new_desk()
        self._sequencer = Sequencer()
        desk = TeamsDeskActivities(self.desk, services.beside) if self.desk else None
        applicants = ApplicantActivities(self._applicants)
        self._dispatcher = TeamsDispatcher(applicants, desk, self._references, self._sequencer)
        self.delivery = self._new_delivery()
        services.commits.listen(self.delivery.wake)

    # The whole.

    @property
    def routes(self) -> Sequence[Route]:
        """Where Teams delivers."""
        settings, clock = self._settings, self._shared.clock
        cloud = settings.cloud
        keys = KeyStore(cloud.openid, cloud.issuer, self._transport.http)
        tokens = InboundTokens(cloud, settings.app_id, keys, clock)
        gate = TeamsGate(tokens, cloud, settings.welcome)
        receive, arriving = self._dispatcher.receive, self._sequencer.arriving
        return TeamsEndpoint(gate, receive, arriving, lambda: self._is_started).routes()

    @property
    def tabs(self) -> TeamsTabs | None:
        """Teams as what shows our pages; None where they have no address that it takes."""
        settings, http = self._settings, self._transport.http
        if not settings.host:
            return None
        named = audiences_of(settings.app_id, settings.host)
        tokens = UserTokens(settings.cloud, named, settings.welcome, http, self._shared.clock)
        return TeamsTabs(tokens, self.desk.staff if self.desk else None)

    @property
    def probes(self) -> Sequence[Probe]:
        """The same, as a stranger finds it."""
        return PROBES

    @property
    def checks(self) -> Sequence[Check]:
        """What has to be well; whether Microsoft reaches us, only Microsoft knows."""
        return ()

    def start(self) -> None:
        """Say what is left over from before, deliver it, and take what comes."""
        self.delivery.start()
        self._is_started = True

    def hush(self, timeout: float) -> bool:
        """Take nothing more and finish what was taken; whether that was done in so many seconds."""
        return self._sequencer.close(timeout)

    def close(self, timeout: float) -> bool:
        """Deliver what is due, and end; whether that was done in so many seconds."""
        is_delivered = self.delivery.close(timeout)
        self._transport.http.close()
        return is_delivered

    def is_well(self) -> bool:
        """Whether activities are taken."""
        return self._is_started

    def called(self, staff: str) -> str:
        """What somebody at the desk is called, by id; the id itself where nobody knows."""
        return self.desk.staff.name(staff) if self.desk else staff

    # Its parts.

    def _new_applicants(self) -> TeamsApplicantService:
        services = self._shared
        return TeamsApplicantService(
            assistant=services.assistant,
            speaker=services.speaker,
            connector=self._transport.connector,
            references=self._references,
            clock=services.clock,
            wake=services.commits.tell,
            beside=services.beside,
            metrics=services.metrics,
        )

    def _new_desk(self) -> TeamsDeskService | None:
        settings, services = self._settings, self._shared
        if not settings.desk_channel:
            return None
        connector, channel = self._transport.connector, settings.desk_channel
        staff = TeamsStaff(
            *(settings.tenant, channel, settings.staff, connector),
            references=self._references,
            clock=services.clock,
            groups=settings.staff_groups,
            members=self._transport.graph.members,
        )
        return TeamsDeskService(
            desk_of(settings.tenant, channel), channel, staff, services, connector
        )

    def _new_delivery(self) -> Delivery:
        services, connector = self._shared, self._transport.connector
        storage, clock = services.assistant.storage, services.clock
        send = TeamsSend(
            *(connector, self._references, self._pacing, self._applicants.phrases, clock),
            bot=f"28:{self._settings.app_id}",
        )
        desks = {self.desk.desk: self._new_show(self.desk)} if self.desk else {}
        return Delivery(
            *(storage, send, clock, PREFIX, desks),
            is_alone=services.is_alone,
            withdraw=TeamsWithdraw(connector, self._references),
        )

    def _new_show(self, desk: TeamsDeskService) -> TeamsShow:
        return TeamsShow(
            desk=desk.desk,
            channel=desk.channel,
            storage=self._shared.assistant.storage,
            screen_of=desk.chat.screen_of,
            name_of=desk.staff.name,
            accounts=desk.staff.every_account,
            connector=self._transport.connector,
            references=self._references,
            pacing=self._pacing,
            clock=self._shared.clock,
        )

    # What the clock brings.

    @property
    def duties(self) -> Sequence[Job]:
        """Reminding of replies that are due, showing what is in doubt, forgetting what is quiet."""
        return (
            Job("Reminding the desk in Teams", self._remind, trusts_clock=True),
            Job("Showing again what may not be shown in Teams", self._look_again),
            Job("Forgetting quiet conversations", self._pacing.forget, is_own=True),
        )

    def _look_again(self, now: datetime) -> None:
        """Teams cannot be searched, so what is in doubt is shown once more."""
        if self.desk and look_again(self._shared.assistant.storage, self.desk.desk, now):
            self.delivery.wake()

    def _remind(self, now: datetime) -> None:
        """Remind of replies that are due, and tell once a day where the desk stands."""
        remind(self._shared, (self.desk.desk,) if self.desk else (), now)
