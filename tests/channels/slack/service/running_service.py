"""The whole service on a small Slack, as an operator would configure it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.assistant.ports import Storage
from bot.bootstrap import now
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.serving.factory import configured, open_service
from bot.serving.service import Service
from bot.settings import Settings
from tests.driver import IN_EDITION
from tests.fake_slack import Channel, Person, SmallSlack, Workspace

Given = dict[str, Any]

GAP = timedelta(seconds=0.05)
"""Between two messages in a channel, which is a second otherwise; the pace has tests of its own."""


@dataclass
class Calendar:
    """What time it is: a working day within the edition. `passes` lets time pass at once."""

    ahead: timedelta = field(default_factory=lambda: IN_EDITION - now())

    def __call__(self) -> datetime:
        return now() + self.ahead

    def passes(self, time: timedelta) -> None:
        self.ahead += time


def configuration(
    slack: SmallSlack, workspace: Workspace, desk: Channel, staff: str, transport: str
) -> Given:
    """What an operator would set. `staff` are ids of people and groups."""
    given: Given = {
        "slack_bot_token": workspace.bot_token,
        "slack_api_url": slack.api_url,
        "slack_desk_channel": desk.id,
        "slack_staff": staff,
        "language": "en",
        "port": 0,
    }
    if transport == "http":
        return given | {"slack_signing_secret": slack.app.signing_secret}
    return given | {"slack_app_token": slack.use_socket_mode()}


@contextmanager
def serving(
    slack: SmallSlack, storage: Storage, given: Given, clock: Callable[[], datetime] = now
) -> Iterator[Service]:
    """The service, reachable for Slack; closed in peace at the end."""
    wanted = Settings(**given)
    with open_service(wanted, configured(wanted), storage, clock, DeliveryPace(GAP)) as service:
        service.start()
        if service.port:
            slack.connect_http(f"http://127.0.0.1:{service.port}/slack/events")
        else:
            slack.wait_until(lambda: slack.connections and service.is_well())
        yield service
        slack.sockets.cut()
        assert service.close()


def hand_in(slack: SmallSlack, person: Person, **entries: str) -> None:
    """Fill in the window that is open, and hand it in."""
    slack.wait_until(person.modal)
    view = person.modal()
    assert view is not None
    person.fill(view, entries)
    assert person.submit(view).answer() is not None
    slack.quiet()
