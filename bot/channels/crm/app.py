"""The office's own system as a whole: what it asks, and what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from starlette.routing import Route

from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing
from bot.channels.crm.openapi import ROOT
from bot.channels.crm.routes import CrmRoutes
from bot.channels.crm.service import PREFIX, CrmService
from bot.channels.crm.settings import DESK, CrmSettings
from bot.runtime.adapter import Services
from bot.runtime.delivery import Delivery
from bot.runtime.health import Check
from bot.runtime.outgoing.doubtful_posts import look_again
from bot.runtime.probes import Probe
from bot.runtime.scheduler import Job


class CrmApp:
    """Everything about it; a `ChannelAdapter`."""

    name = "crm"

    def __init__(self, settings: CrmSettings, services: Services) -> None:
        self._settings, self._shared = settings, services
        self._service = CrmService(
            assistant=services.assistant,
            names=frozenset(settings.tokens.values()),
            home=settings.home,
            clock=services.clock,
            committed=services.commits.tell,
        )
        self._delivery = self._new_delivery()

    @property
    def routes(self) -> Sequence[Route]:
        """The API, where anybody may call it."""
        if not self._settings.tokens:
            return ()
        return CrmRoutes(self._service, self._settings.tokens).routes

    @property
    def probes(self) -> Sequence[Probe]:
        """The same, as a stranger finds it."""
        return (Probe("GET", f"{ROOT}/leads", 401),) if self._settings.tokens else ()

    @property
    def duties(self) -> Sequence[Job]:
        """Telling once more what may not have been heard."""
        return (Job("Telling again what the webhook may not know", self._look_again),)

    @property
    def checks(self) -> Sequence[Check]:
        """Nothing: people reach the counter without it."""
        return ()

    def start(self) -> None:
        """Tell what is left over from before."""
        if self._delivery:
            self._delivery.start()

    def hush(self, timeout: float) -> bool:  # noqa: ARG002  as channels are hushed
        """Nothing goes on between two calls."""
        return True

    def close(self, timeout: float) -> bool:
        """Tell what is due, and end; whether that was done in so many seconds."""
        return self._delivery.close(timeout) if self._delivery else True

    def is_well(self) -> bool:
        """Whether it can be called: the web server itself knows."""
        return True

    def _look_again(self, now: datetime) -> None:
        if look_again(self._shared.assistant.storage, DESK, now) and self._delivery:
            self._delivery.wake()

    def _new_delivery(self) -> Delivery | None:
        webhook, services = self._settings.webhook, self._shared
        if webhook is None:
            return None
        import httpx  # not needed, and perhaps not there, where no webhook is

        from bot.channels.crm.webhook import TIMEOUT, WebhookShow

        storage, clock = services.assistant.storage, services.clock
        http = httpx.Client(timeout=TIMEOUT, follow_redirects=False)
        show = WebhookShow(webhook, storage, http, clock)
        delivery = Delivery(
            *(storage, to_nobody, clock, PREFIX, {DESK: show}), is_alone=services.is_alone
        )
        services.commits.listen(delivery.wake)
        return delivery


def to_nobody(_: Outgoing) -> DeliveryResult:
    """No person is reached through it."""
    return DeliveryResult(DeliveryStatus.FAILED)
