"""The real counter joined to a small Slack by bolt, delivering at once, as a test watches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import RLock

from slack_bolt import App

from bot.assistant.context import Assistant
from bot.bootstrap import renderer
from bot.channels.slack.api.client import SlackClient, new_client
from bot.channels.slack.applicants.events import Correction, Incoming, Origin
from bot.channels.slack.applicants.listeners import listen
from bot.channels.slack.applicants.sender import SlackSend
from bot.channels.slack.applicants.service import SlackApplicantService
from bot.runtime.metrics import Metrics
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.vocabulary import Language, Reply
from bot.wording.applicants.channels.channel_labels import Phrases, phrases
from tests.delivery import deliver_all
from tests.driver import real_assistant
from tests.fake_slack import Person, SmallSlack, Workspace
from tests.fake_slack.bots import NAME, running
from tests.memory import MemoryStorage


def now() -> datetime:
    return datetime.now(UTC)


def phrases_in(language: Language) -> Phrases:
    return phrases(renderer().voice(language))


@dataclass(frozen=True)
class WatchedService(SlackApplicantService):
    """The real service: what it is given is noted and told one by one, and delivered at once."""

    office: Office

    def take(self, incoming: Incoming) -> Reply | None:
        office = self.office
        with office.lock:
            if office.broken:
                raise office.broken.pop()
            reply = super().take(incoming)
            office.taken.append(incoming)
            office.deliver()
            return reply

    def correct(self, correction: Correction) -> None:
        with self.office.lock:
            self.office.corrections.append(correction)
            super().correct(correction)
            self.office.deliver()

    def fill(
        self, person: str, event: str, values: Mapping[str, str], origin: Origin
    ) -> Mapping[str, str]:
        with self.office.lock:
            self.office.filled.append(values)
            mistakes = super().fill(person, event, values, origin)
            self.office.deliver()
            return mistakes


@dataclass
class Office:
    """Everything that serving joins, on one thread at a time."""

    slack: SmallSlack
    workspace: Workspace
    assistant: Assistant = field(
        default_factory=lambda: replace(real_assistant(), storage=MemoryStorage())
    )
    taken: list[Incoming] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    filled: list[Mapping[str, str]] = field(default_factory=list)
    broken: list[Exception] = field(default_factory=list)
    lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        client = new_client(self.workspace.bot_token, self.slack.api_url)
        self.calls = SlackClient(client, now)
        self.pacing = DeliveryPace(timedelta(0))
        self.send = SlackSend(self.calls_of, self.pacing, phrases_in, now)
        self.service = WatchedService(
            assistant=self.assistant,
            speaker=renderer(),
            calls_of=self.calls_of,
            clock=now,
            wake=lambda _: None,
            beside=self.at_once,
            metrics=Metrics(self.assistant.storage, now),
            office=self,
        )

    def calls_of(self, team: str) -> SlackClient | None:
        return self.calls if team == self.workspace.id else None

    def at_once(self, job: Callable[[], None]) -> None:
        job()

    def deliver(self) -> None:
        deliver_all(self.assistant.storage, self.send, now)

    @contextmanager
    def open(self, transport: str = "http") -> Iterator[None]:
        app = App(
            name=NAME,
            client=self.calls.client,
            signing_secret=self.slack.app.signing_secret,
            process_before_response=True,
        )
        listen(app, self.service)
        with running(self.slack, app, transport):
            yield


def heard(office: Office, person: Person, count: int) -> list[str]:
    """What the person reads once there are so many messages."""
    office.slack.wait_until(lambda: len(person.sees(person.dm())) >= count)
    office.slack.quiet()
    return person.reads(person.dm())
