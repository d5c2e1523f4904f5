"""From what is configured to a service that can be started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import bootstrap
from bot.assistant.ports import Storage
from bot.platforms.slack.pacing import Pacing
from bot.platforms.web.site import Site
from bot.serving.beside import Beside
from bot.serving.commits import Commits
from bot.serving.faces import Face, Shared
from bot.serving.learning import Learning, learn
from bot.serving.metrics import Metrics
from bot.serving.service import Service
from bot.serving.slack.opening import configured as slack_configured
from bot.serving.slack.opening import open_slack
from bot.serving.slack.settings import SlackSettings
from bot.serving.web.app import WebApp
from bot.serving.web.settings import WebSettings, web_settings
from bot.serving.web.welcoming import welcome
from bot.settings import Settings, SettingsError
from bot.vocabulary import Language

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Channels:
    """Which channels are configured, each as a whole that works."""

    slack: SlackSettings | None = None
    web: WebSettings | None = None

    @property
    def names(self) -> str:
        """What they are called."""
        found = ("Slack" if self.slack else "", "the counter in a browser" if self.web else "")
        return " and ".join(filter(None, found))


def configured(wanted: Settings) -> Channels:
    """What is configured, or the counter in a browser. Half of a channel is trouble."""
    slack = slack_configured(wanted)
    try:
        web = web_settings(wanted, is_wanted=slack is None)
    except SettingsError as error:
        raise bootstrap.TroubleError(str(error), exit_code=2) from error
    return Channels(slack, web)


@contextmanager
def open_service(
    wanted: Settings,
    channels: Channels,
    storage: Storage,
    clock: Clock = bootstrap.now,
    pacing: Pacing | None = None,
) -> Iterator[Service]:
    """Everything that is configured. Whatever is wrong is told before anything is started."""
    shared, early, late = shared_of(wanted, storage, clock), list[Face](), list[Face]()
    learning = Learning(learn)
    called: Callable[[str], str] = str
    with ExitStack() as stack:
        if channels.slack is not None:
            slack, shared = stack.enter_context(open_slack(wanted, channels.slack, shared, pacing))
            late.append(slack)
            called = slack.called
        if channels.web is not None:
            early.append(WebApp(channels.web, shared, learning, called))
        yield joined(wanted, shared, learning, early, late)


def shared_of(wanted: Settings, storage: Storage, clock: Clock) -> Shared:
    """What all faces share."""
    return Shared(
        counter=bootstrap.counter_on(storage, wanted.retention_days),
        speaker=bootstrap.speaker(wanted.retention_days),
        replies=bootstrap.content().replies,
        clock=clock,
        language=wanted.language or Language.JA,
        is_alone=wanted.database_url.startswith("sqlite"),
        beside=Beside(),
        commits=Commits(),
        metrics=Metrics(storage),
    )


def joined(
    wanted: Settings, shared: Shared, learning: Learning, early: list[Face], late: list[Face]
) -> Service:
    """All of it together; an address that cannot be listened on is trouble."""
    retention = timedelta(days=wanted.retention_days)
    token = wanted.metrics_token.get_secret_value() if wanted.metrics_token else ""
    address = (wanted.host, wanted.port)
    is_secure = Site(wanted.web_url.strip()).is_secure
    try:
        return Service(
            shared, learning, retention, address, token, early, late, is_secure=is_secure
        )
    except OSError as error:
        reason = error.strerror or error
        msg = f"{wanted.host}:{wanted.port} cannot be listened on: {reason}"
        raise bootstrap.TroubleError(msg) from error


def welcome_of(wanted: Settings, channels: Channels, service: Service, storage: Storage) -> str:
    """What the operator is told once pages can be seen."""
    if channels.web is None:
        return f"Listening on port {service.port}." if service.port else "Connecting to Slack."
    return welcome(channels.web, wanted.host, service.port, storage, bootstrap.now())
