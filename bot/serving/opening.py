"""From what is configured to a service that can be started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import bootstrap
from bot.assistant.ports import Storage
from bot.platforms.slack.pacing import Pacing
from bot.serving.beside import Beside
from bot.serving.commits import Commits
from bot.serving.faces import Face, Shared
from bot.serving.learning import Learning, learn
from bot.serving.metrics import Metrics
from bot.serving.service import Service
from bot.serving.slack.opening import configured as slack_configured
from bot.serving.slack.opening import open_slack
from bot.serving.slack.settings import SlackSettings
from bot.settings import Settings
from bot.vocabulary import Language

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Channels:
    """Which channels are configured, each as a whole that works."""

    slack: SlackSettings | None

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called."""
        return ("Slack",) if self.slack else ()


def configured(wanted: Settings) -> Channels:
    """What is configured. Half of a channel is trouble."""
    return Channels(slack_configured(wanted))


@contextmanager
def open_service(
    wanted: Settings,
    channels: Channels,
    storage: Storage,
    clock: Clock = bootstrap.now,
    pacing: Pacing | None = None,
) -> Iterator[Service]:
    """Everything that is configured. Whatever is wrong is told before anything is started."""
    shared, faces = shared_of(wanted, storage, clock), list[Face]()
    with ExitStack() as stack:
        if channels.slack is not None:
            slack, shared = stack.enter_context(open_slack(wanted, channels.slack, shared, pacing))
            faces.append(slack)
        yield joined(wanted, shared, faces)


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


def joined(wanted: Settings, shared: Shared, faces: list[Face]) -> Service:
    """All of it together; an address that cannot be listened on is trouble."""
    retention = timedelta(days=wanted.retention_days)
    token = wanted.metrics_token.get_secret_value() if wanted.metrics_token else ""
    address = (wanted.host, wanted.port)
    try:
        return Service(shared, Learning(learn), retention, address, token, faces=faces)
    except OSError as error:
        reason = error.strerror or error
        msg = f"{wanted.host}:{wanted.port} cannot be listened on: {reason}"
        raise bootstrap.TroubleError(msg) from error
