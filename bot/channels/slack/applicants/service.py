"""What the channel for applicants needs of the rest: use cases, words, and what goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.assistant.context import Assistant
from bot.assistant.dialogue.public import is_private
from bot.assistant.person_status import language_of, status_of
from bot.assistant.turns import fill_all, handle_turn, keep_deletion, keep_edit
from bot.channels.slack.api.client import SlackClientOf
from bot.channels.slack.applicants.events import Correction, Incoming, Origin
from bot.channels.slack.applicants.locale import Languages
from bot.channels.slack.applicants.redraw import SlackRedraw
from bot.runtime.metrics import Metrics
from bot.runtime.outgoing.closed_messages import ClosedMessages, Run, ShownBefore
from bot.vocabulary import Language, Reply, Turn
from bot.vocabulary.ui import Dialog, Screen
from bot.wording.applicants.channels.channel_labels import Phrases, phrases
from bot.wording.applicants.channels.home import home
from bot.wording.applicants.contact.contact_dialog import contact_dialog
from bot.wording.applicants.renderer import Renderer


@dataclass(frozen=True)
class SlackApplicantService:
    """Commits what applicants do, and has what follows delivered. `wake` is told whom it is for."""

    assistant: Assistant
    speaker: Renderer
    calls_of: SlackClientOf
    clock: Callable[[], datetime]
    wake: Callable[[str], None]
    beside: Run
    metrics: Metrics

    @cached_property
    def languages(self) -> Languages:
        """What is known of the languages of clients."""
        return Languages(self.calls_of)

    def language_in(self, team: str, user: str) -> Language | None:
        """The language of a user's client."""
        return self.languages(team, user)

    def is_private(self, turn: Turn) -> bool:
        """Whether a turn in a channel has to go on in direct messages."""
        return is_private(self.assistant, turn)

    @cached_property
    def closing(self) -> ClosedMessages:
        """Takes the buttons off what was answered."""
        redraw = SlackRedraw(self.calls_of, self.phrases)
        return ClosedMessages(self.assistant.storage, redraw, self.beside)

    def take(self, incoming: Incoming) -> Reply | None:
        """Handle a turn, and have the reply delivered once it is committed."""
        turn = incoming.turn
        before = ShownBefore(turn.person, turn.choose, incoming.origin.outgoing)
        with self.metrics.turn("slack"):
            reply = handle_turn(self.assistant, turn, self.clock(), before)
        self.wake(turn.person)
        self.closing.settle(before, reply)
        return reply

    def correct(self, correction: Correction) -> None:
        """Keep that somebody edited or deleted a message of theirs."""
        person, event, now = correction.person, correction.event, self.clock()
        if correction.text is None:
            keep_deletion(self.assistant, person, event, now)
        else:
            keep_edit(self.assistant, person, event, correction.text, now)
        self.wake(person)

    def fill(
        self, person: str, event: str, values: Mapping[str, str], _: Origin
    ) -> Mapping[str, str]:
        """Take the whole contact form; what is wrong, by field, and nothing where it was taken."""
        filled = fill_all(self.assistant, person, event, values, self.clock())
        if isinstance(filled, Mapping):
            return filled
        self.wake(person)
        return {}

    def spoken(self, person: str) -> Language | None:
        """The language of the conversation with a person; None where there is none."""
        return language_of(self.assistant.storage, person)

    def form(self, person: str, language: Language | None) -> Dialog | None:
        """The contact form that is open for a person; None while none is."""
        standing = status_of(self.assistant, person, self.clock())
        if standing.form is None:
            return None
        voice = self.speaker.voice(standing.language or language or Language.JA)
        return contact_dialog(self.assistant.form, standing.form.values, voice)

    def home(self, person: str, language: Language | None) -> tuple[Screen, Language]:
        """What a person's home shows, and the language it is in."""
        standing = status_of(self.assistant, person, self.clock())
        spoken = standing.language or language or Language.JA
        return home(standing, self.speaker.voice(spoken)), spoken

    def phrases(self, language: Language) -> Phrases:
        """Short words beside the counter's messages."""
        return phrases(self.speaker.voice(language))
