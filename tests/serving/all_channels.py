"""The counter with channels configured together, as an operator may choose them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any

from bot.bootstrap import now
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.serving.factory import configured, open_service
from bot.serving.service import Service
from bot.settings import Settings
from bot.storage import open_storage
from tests.channels.slack.service.running_service import GAP
from tests.fake_slack import SmallSlack, Workspace

Given = dict[str, Any]

NAME = "counter.example.co.jp"
"""Under which browsers come."""

METRICS_TOKEN = "watching"  # noqa: S105  opens the numbers of a test

SLACK = ("one workspace", "many workspaces")
BESIDE = ("page", "desk", "numbers")
TRANSPORTS = ("http", "socket")


@dataclass(frozen=True)
class Choice:
    """What is configured: Slack in one of two ways or not at all, and what stands beside it."""

    slack: str
    transport: str
    beside: tuple[str, ...]

    def __str__(self) -> str:
        slack = f"{self.slack} over {self.transport}" if self.slack else "no Slack"
        return ", ".join((slack, *self.beside))

    @property
    def has_page(self) -> bool:
        """Without Slack there is a page in any case."""
        return not self.slack or bool({"page", "desk"} & set(self.beside))

    @property
    def has_desk(self) -> bool:
        return "desk" in self.beside


def choices() -> Iterator[Choice]:
    """Each channel alone, every pair, and all together; over both transports of Slack."""
    for count in range(len(BESIDE) + 1):
        for beside in combinations(BESIDE, count):
            if beside:
                yield Choice("", "", beside)
            if count != 2:
                yield from (Choice(slack, way, beside) for slack in SLACK for way in TRANSPORTS)


def settings_for(
    choice: Choice, slack: SmallSlack, acme: Workspace, url: str, **more: Any
) -> Settings:
    """What an operator would set for it."""
    given: Given = {"database_url": url, "language": "en", "port": 0}
    if choice.slack:
        given |= slack_given(choice, slack, acme)
    if choice.has_page:
        given |= {"web_url": f"https://{NAME}"}
    if choice.has_desk:
        given |= {"web_staff": "hanako=admin taro=curator"}
    if "numbers" in choice.beside:
        given |= {"metrics_token": METRICS_TOKEN}
    return Settings(**{**given, **more})


def slack_given(choice: Choice, slack: SmallSlack, acme: Workspace) -> Given:
    given: Given = {"slack_api_url": slack.api_url}
    if choice.slack == "one workspace":
        given |= {"slack_bot_token": acme.bot_token}
    else:
        app = slack.app
        given |= {"slack_client_id": app.client_id, "slack_client_secret": app.client_secret}
    if choice.transport == "http":
        return given | {"slack_signing_secret": slack.app.signing_secret}
    return given | {"slack_app_token": slack.use_socket_mode()}


@contextmanager
def opened(
    choice: Choice,
    slack: SmallSlack,
    acme: Workspace,
    url: str,
    clock: Callable[[], datetime] = now,
    **more: Any,
) -> Iterator[Service]:
    """All that is configured, not started yet."""
    wanted = settings_for(choice, slack, acme, url, **more)
    with ExitStack() as stack:
        storage = stack.enter_context(open_storage(url))
        channels = configured(wanted)
        service = open_service(wanted, channels, storage, clock, DeliveryPace(GAP))
        yield stack.enter_context(service)
