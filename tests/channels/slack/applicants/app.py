"""The real counter joined to a small Slack by bolt, delivering at once, as a test watches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import RLock

from slack_bolt import App

from bot.assistant.context import Assistant
from bot.assistant.delivery import deliver
from bot.assistant.dialogue.public import is_private
from bot.assistant.person_status import standing_of
from bot.assistant.turns import fill_all, handle_turn, keep_deletion, keep_edit
from bot.bootstrap import content, renderer
from bot.channels.slack.api.client import SlackClient, new_client
from bot.channels.slack.api.rate_limit import SlackRateLimiter
from bot.channels.slack.applicants.closed_messages import ClosedMessages
from bot.channels.slack.applicants.events import Correction, Incoming, Origin
from bot.channels.slack.applicants.listeners import listen
from bot.channels.slack.applicants.locale import Languages
from bot.channels.slack.applicants.sender import SlackSend
from bot.channels.slack.applicants.service import SlackApplicantPorts
from bot.vocabulary import Language, Reply
from bot.vocabulary.ui import Dialog, Screen
from bot.wording.applicants.channels.channel_labels import Phrases, phrases
from bot.wording.applicants.channels.home import home
from bot.wording.applicants.contact_dialog import contact_dialog
from tests.driver import real_assistant
from tests.fake_slack import Person, SmallSlack, Workspace
from tests.fake_slack.bots import running
from tests.fakes import FakeStorage


def now() -> datetime:
    return datetime.now(UTC)


def phrases_in(language: Language) -> Phrases:
    return phrases(renderer().voice(language))


@dataclass
class Office:
    """Everything that serving joins, on one thread at a time."""

    slack: SmallSlack
    workspace: Workspace
    assistant: Assistant = field(
        default_factory=lambda: replace(real_assistant(), storage=FakeStorage())
    )
    taken: list[Incoming] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    filled: list[Mapping[str, str]] = field(default_factory=list)
    broken: list[Exception] = field(default_factory=list)
    lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        client = new_client(self.workspace.bot_token, self.slack.api_url)
        self.calls = SlackClient(client, now)
        self.pacing = SlackRateLimiter(timedelta(0))
        self.send = SlackSend(self.calls_of, self.pacing, phrases_in, now)
        self.closing = ClosedMessages(
            self.assistant.storage, self.calls_of, phrases_in, self.at_once
        )
        self.outside = SlackApplicantPorts(
            calls_of=self.calls_of,
            take=self.take,
            correct=self.correct,
            fill=self.fill,
            spoken=self.spoken,
            form=self.form,
            home=self.home,
            phrases=phrases_in,
            language_in=Languages(self.calls_of),
            is_private=partial(is_private, self.assistant),
        )

    def calls_of(self, team: str) -> SlackClient | None:
        return self.calls if team == self.workspace.id else None

    def at_once(self, job: Callable[[], None]) -> None:
        job()

    def take(self, incoming: Incoming) -> Reply | None:
        with self.lock:
            if self.broken:
                raise self.broken.pop()
            before = self.closing.look(incoming)
            reply = handle_turn(self.assistant, incoming.turn, now())
            self.taken.append(incoming)
            self.closing.settle(before, incoming, reply)
            self.deliver()
            return reply

    def deliver(self) -> None:
        deliver(self.assistant.storage, self.send, now)

    def correct(self, correction: Correction) -> None:
        with self.lock:
            person, event, text = correction.person, correction.event, correction.text
            self.corrections.append(correction)
            if text is None:
                keep_deletion(self.assistant, person, event, now())
            else:
                keep_edit(self.assistant, person, event, text, now())
            self.deliver()

    def fill(
        self, person: str, event: str, values: Mapping[str, str], _origin: Origin
    ) -> Mapping[str, str]:
        with self.lock:
            self.filled.append(values)
            filled = fill_all(self.assistant, person, event, values, now())
            self.deliver()
            return filled if isinstance(filled, Mapping) else {}

    def spoken(self, person: str) -> Language | None:
        with self.assistant.storage() as work:
            conversation = work.conversations.of(person)
        return conversation.language if conversation else None

    def form(self, person: str, language: Language | None) -> Dialog | None:
        standing = standing_of(self.assistant, person, now())
        if standing.form is None:
            return None
        voice = renderer().voice(standing.language or language or Language.JA)
        return contact_dialog(content().form, standing.form.values, voice)

    def home(self, person: str, language: Language | None) -> tuple[Screen, Language]:
        standing = standing_of(self.assistant, person, now())
        spoken = standing.language or language or Language.JA
        return home(standing, renderer().voice(spoken)), spoken

    @contextmanager
    def open(self, transport: str = "http") -> Iterator[None]:
        app = App(
            client=self.calls.client,
            signing_secret=self.slack.app.signing_secret,
            process_before_response=True,
        )
        listen(app, self.outside)
        with running(self.slack, app, transport):
            yield


def heard(office: Office, person: Person, count: int) -> list[str]:
    """What the person reads once there are so many messages."""
    office.slack.wait_until(lambda: len(person.sees(person.dm())) >= count)
    office.slack.quiet()
    return person.reads(person.dm())
