"""What the channel for applicants needs of the rest: use cases, words, and what goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial

from bot.assistant.confiding import is_private
from bot.assistant.contacting import fill_all
from bot.assistant.counter import Counter
from bot.assistant.listening import keep_deletion, keep_edit
from bot.assistant.standing import standing_of
from bot.assistant.turns import handle_turn
from bot.channels.slack.closing import Closing, Run
from bot.channels.slack.incoming import Correction, Incoming, Origin
from bot.channels.slack.outside import Outside
from bot.channels.slack.people import Languages
from bot.platforms.slack.calls import CallsOf
from bot.serving.metrics import Metrics
from bot.vocabulary import Language, Reply
from bot.vocabulary.phrases import Phrases
from bot.vocabulary.screens import Dialog, Screen
from bot.wording.contact_dialog import contact_dialog
from bot.wording.home import home
from bot.wording.phrases import phrases
from bot.wording.speaker import Speaker


@dataclass(frozen=True)
class Applicants:
    """Commits what applicants do, and has what follows delivered. `wake` is told whom it is for."""

    counter: Counter
    speaker: Speaker
    calls_of: CallsOf
    clock: Callable[[], datetime]
    wake: Callable[[str], None]
    beside: Run
    metrics: Metrics

    @cached_property
    def outside(self) -> Outside:
        """All of it, as the channel takes it."""
        return Outside(
            calls_of=self.calls_of,
            take=self.take,
            correct=self.correct,
            fill=self.fill,
            spoken=self.spoken,
            form=self.form,
            home=self.home,
            phrases=self.phrases,
            language_in=Languages(self.calls_of),
            is_private=partial(is_private, self.counter),
        )

    @cached_property
    def closing(self) -> Closing:
        """Takes the buttons off what was answered."""
        return Closing(self.counter.storage, self.calls_of, self.phrases, self.beside)

    def take(self, incoming: Incoming) -> Reply | None:
        """Handle a turn, and have the reply delivered once it is committed."""
        before = self.closing.look(incoming)
        with self.metrics.turn("slack"):
            reply = handle_turn(self.counter, incoming.turn, self.clock())
        self.wake(incoming.person)
        self.closing.settle(before, incoming, reply)
        return reply

    def correct(self, correction: Correction) -> None:
        """Keep that somebody edited or deleted a message of theirs."""
        person, event, now = correction.person, correction.event, self.clock()
        if correction.text is None:
            keep_deletion(self.counter, person, event, now)
        else:
            keep_edit(self.counter, person, event, correction.text, now)
        self.wake(person)

    def fill(
        self, person: str, event: str, values: Mapping[str, str], _: Origin
    ) -> Mapping[str, str]:
        """Take the whole contact form; what is wrong, by field."""
        filled = fill_all(self.counter, person, event, values, self.clock())
        if isinstance(filled, Mapping):
            return filled
        self.wake(person)
        return {}

    def spoken(self, person: str) -> Language | None:
        """The language of the conversation with a person; None where there is none."""
        with self.counter.storage.look() as work:
            conversation = work.conversations.of(person)
        return conversation.language if conversation else None

    def form(self, person: str, language: Language | None) -> Dialog | None:
        """The contact form that is open for a person."""
        standing = standing_of(self.counter, person, self.clock())
        if standing.form is None:
            return None
        voice = self.speaker.voice(standing.language or language or Language.JA)
        return contact_dialog(self.counter.form, standing.form.values, voice)

    def home(self, person: str, language: Language | None) -> tuple[Screen, Language]:
        """What a person's home shows."""
        standing = standing_of(self.counter, person, self.clock())
        spoken = standing.language or language or Language.JA
        return home(standing, self.speaker.voice(spoken)), spoken

    def phrases(self, language: Language) -> Phrases:
        """Short words beside the counter's messages."""
        return phrases(self.speaker.voice(language))
