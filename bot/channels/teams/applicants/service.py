"""What the channel for applicants needs of the rest: use cases, words, and what goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from bot.assistant.article_search import FoundArticle, search_articles
from bot.assistant.context import Assistant
from bot.assistant.dialogue.public import is_private
from bot.assistant.person_status import language_of, status_of
from bot.assistant.ports import DeliveryStatus, Outgoing
from bot.assistant.turns import fill_all, handle_turn, keep_deletion, keep_edit
from bot.channels.common.message_language import language_in
from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.address import places_of
from bot.channels.teams.api.cards import Card
from bot.channels.teams.api.connector import Connector
from bot.channels.teams.api.references import TeamsReferences, event_key
from bot.channels.teams.applicants.events import (
    DELETED,
    TeamsPress,
    form_key,
    next_mark,
)
from bot.channels.teams.applicants.messages import (
    draw,
    draw_closed,
    last_of,
)
from bot.channels.teams.applicants.ratings import TeamsRating, rated, ratings_of
from bot.channels.teams.applicants.sender import TeamsRedraw
from bot.runtime.metrics import Metrics
from bot.runtime.outgoing.closed_messages import (
    ClosedMessages,
    Run,
    ShownBefore,
    answer_of,
    is_closable,
    standing,
)
from bot.vocabulary import Language, Reply, Turn
from bot.vocabulary.ui import Dialog
from bot.wording.applicants.channels.channel_labels import Phrases, phrases
from bot.wording.applicants.contact.contact_dialog import contact_dialog
from bot.wording.applicants.renderer import Renderer

FROM_ROSTER = {"name": "name", "email": "email"}
"""Fields of the contact form, and where the roster has them."""


@dataclass(frozen=True)
class TeamsApplicantService:
    """Commits what applicants do, and has what follows delivered. `wake` is told whom it is for."""

    assistant: Assistant
    speaker: Renderer
    connector: Connector
    references: TeamsReferences
    clock: Callable[[], datetime]
    wake: Callable[[str], None]
    beside: Run
    metrics: Metrics

    @cached_property
    def closing(self) -> ClosedMessages:
        """Takes what can be pressed off what was answered."""
        redraw = TeamsRedraw(self.connector, self.references, self.phrases)
        return ClosedMessages(self.assistant.storage, redraw, self.beside)

    def take(self, turn: Turn) -> Reply | None:
        """Handle something that was written, and have the reply delivered once it is committed."""
        before = ShownBefore(turn.person, turn.choose)
        reply = self._commit(turn, before)
        self.closing.settle(before, reply)
        return reply

    def take_press(self, press: TeamsPress) -> Card | None:
        """Handle a choice that was pressed; what takes the place of the card it stood on."""
        turn = press.turn
        before = ShownBefore(turn.person, turn.choose, press.outgoing)
        reply = self._commit(turn, before)
        elsewhere = replace(before, aimed_at=None)  # the card itself is drawn in the answer
        self.closing.settle(elsewhere, reply)
        return self._drawn(before, turn, reply) if before.aimed_at else None

    def _commit(self, turn: Turn, before: ShownBefore) -> Reply | None:
        with self.metrics.turn("teams"):
            reply = handle_turn(self.assistant, turn, self.clock(), before)
        self.wake(turn.person)
        return reply

    def _drawn(self, before: ShownBefore, turn: Turn, reply: Reply | None) -> Card:
        """The card as it is now: with its answer, or open, and known by a new nonce."""
        shown = before.aimed_at
        assert shown is not None  # noqa: S101  asked before
        label, mark = self._label(shown, before, reply), next_mark(f"{turn.event}{self.clock()}")
        words = self.phrases(language_in(shown.message))
        if label is None:
            return last_of(draw(shown.message, shown.id, words, mark))
        return last_of(draw_closed(shown.message, shown.id, label, words, mark))

    def _label(self, shown: Outgoing, before: ShownBefore, reply: Reply | None) -> str | None:
        """What was answered; None while it is open."""
        if not is_closable(shown.message):
            return None
        if reply is None:
            return standing(shown.message, before.standing)
        return answer_of(shown.message, before.choose, reply, before.standing)

    def rate(self, activity: TeamsActivity, rating: TeamsRating) -> None:
        """Take a thumb below an answer; nothing where that answer is not kept any more."""
        person = str(activity.address)
        with self.assistant.storage.read_only() as work:
            shown = rated_message(work.outbox.of(person), rating.activity)
            known = {key for _, key in work.events.known([person])}
        choose = ratings_of(shown.message).get(rating.value) if shown else None
        if shown and choose:
            self.take(rated(activity, rating, shown.id, choose, known))

    def is_private(self, turn: Turn) -> bool:
        """Whether a turn where others read has to go on in the personal chat."""
        return is_private(self.assistant, turn)

    def correct(self, activity: TeamsActivity) -> None:
        """Keep that somebody edited or deleted a message of theirs."""
        person, now = str(activity.address), self.clock()
        kind = activity.channel_data.event_type or activity.type
        key = next_mark(f"{activity.id}{kind}{activity.text}")
        event = event_key(f"{kind}:{key}", activity.conversation.id)
        if kind == DELETED or activity.type == "messageDelete":
            keep_deletion(self.assistant, person, event, now)
        else:
            keep_edit(self.assistant, person, event, activity.said, now)
        self.wake(person)

    def fill(self, activity: TeamsActivity, values: Mapping[str, str]) -> Mapping[str, str]:
        """Take the whole contact form; what is wrong, by field, and nothing where it was taken."""
        person, event = str(activity.address), form_key(activity, values)
        filled = fill_all(self.assistant, person, event, values, self.clock())
        if isinstance(filled, Mapping):
            return filled
        self.wake(person)
        return {}

    def spoken(self, person: str) -> Language | None:
        """The language of the conversation with a person; None where there is none."""
        return language_of(self.assistant.storage, person)

    def form(self, activity: TeamsActivity) -> Dialog | None:
        """The contact form that is open for a person; None while none is."""
        status = status_of(self.assistant, str(activity.address), self.clock())
        if status.form is None:
            return None
        voice = self.speaker.voice(status.language or activity.language or Language.JA)
        given = {**self._from_roster(activity, status.form.values), **status.form.values}
        return contact_dialog(self.assistant.form, given, voice)

    def _from_roster(self, activity: TeamsActivity, values: Mapping[str, str]) -> Mapping[str, str]:
        """What Teams knows of who fills it in, for what they did not say themselves."""
        if all(values.get(field) for field in FROM_ROSTER):
            return {}
        told = self.connector.member(
            activity.service_url, activity.conversation.id, activity.user
        ).data
        found = {field: told.get(name) for field, name in FROM_ROSTER.items()}
        return {field: value for field, value in found.items() if isinstance(value, str) and value}

    def search(self, text: str, language: Language | None) -> tuple[FoundArticle, ...]:
        """Articles for what was typed."""
        return search_articles(self.assistant, text, language, self.clock())

    def phrases(self, language: Language) -> Phrases:
        """Short words beside the counter's messages."""
        return phrases(self.speaker.voice(language))

    def words_for(self, activity: TeamsActivity) -> Phrases:
        """The same, in the language that somebody speaks here."""
        spoken = self.spoken(str(activity.address.private)) or activity.language
        return self.phrases(spoken or Language.JA)


def rated_message(sent: Sequence[Outgoing], activity: str) -> Outgoing | None:
    """The answer that Teams calls so; the newest where it does not say which.

    One that is just being sent stands there already and is not called anything yet.
    """
    answers = [each for each in reversed(sent) if ratings_of(each.message)]
    there = [each for each in answers if each.receipt]
    if not activity:
        return next(iter(there), None)
    ids = ((each, {place.activity for place in places_of(each.receipt)}) for each in there)
    found = next((each for each, named in ids if activity in named), None)
    return found or next((a for a in answers if a.status is DeliveryStatus.SENDING), None)
