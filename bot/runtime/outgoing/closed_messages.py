"""Answered messages lose their buttons: the answer stands in their place, with a way to change it.

Of a question that was asked again only the newest copy can be answered, and all show the same.

Looked up within a turn, done after it was committed. Whatever fails then harms nothing: an old
button says by itself what it does, and is still understood.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Protocol

from bot.assistant.conversation import Conversation
from bot.assistant.ports import Outgoing, Storage, UnitOfWork
from bot.precheck.flow import Answers
from bot.vocabulary import Message, MessageKind, Reply
from bot.vocabulary.choice_ids import ChoiceId, Verb, verb_of

SETTLED_AT_ONCE = frozenset(
    {Verb.AMEND, Verb.APPLY, Verb.CONSENT, Verb.ERASE, Verb.KEEP, Verb.SEND}
)
"""Choices that can be picked once: a message with one of them is closed by any of its choices."""

CONSENT = str(ChoiceId.consent(is_given=True))
ASIDES = frozenset({MessageKind.ANSWER, MessageKind.SUGGESTIONS, MessageKind.DECLINE})
"""Replies to a question of the person, which settles nothing that was asked of them."""

MOST_COPIES = 40
"""Questions, the newest first, among which copies with a changed answer are looked for."""

Run = Callable[[Callable[[], None]], object]
"""Runs something soon, beside everything else."""


@dataclass(slots=True)
class ShownBefore:
    """What is shown before a turn: the message that it is about, and the question that is open.
    A `TurnObserver`: it learns that within the turn.

    `pressed` is the message that was pressed on, 0 for none. `asking` is the newest question where
    the turn is about something else. `answers` are those before the turn and `standing` after it.
    """

    person: str
    choose: str | None
    pressed: int = 0
    aimed_at: Outgoing | None = None
    asking: Outgoing | None = None
    answers: Answers = field(default_factory=dict)
    standing: Answers = field(default_factory=dict)

    def begin(self, work: UnitOfWork, found: Conversation | None) -> None:
        """How things stand before the turn."""
        self.aimed_at = aim(work, self.person, self.choose, self.pressed)
        is_question = self.aimed_at is not None and self.aimed_at.message.question is not None
        if not is_question:
            self.asking = next(iter(work.outbox.asking(self.person, 1)), None)
        self.answers = self.standing = found.answers if found else {}

    def end(self, after: Conversation | None) -> None:
        """How they stand after it."""
        self.standing = after.answers if after else {}


class Redraw(Protocol):
    """Draws messages anew that stand before a person already; it may take its time."""

    def close(self, shown: Outgoing, label: str) -> None:
        """Put the answer in the place of the buttons; no label: it was answered in words."""

    def supersede(self, shown: Outgoing) -> None:
        """Say in the place of the buttons that the question was asked again."""


@dataclass(frozen=True)
class ClosedMessages:
    """Closes what was answered. `run` gets what draws it anew, for which nobody waits."""

    storage: Storage
    redraw: Redraw
    run: Run

    def settle(self, before: ShownBefore, reply: Reply | None) -> None:
        """Close what the turn answered. Call it after the turn was committed."""
        if reply is None:
            return
        person, answers = before.person, before.standing
        again = {message.question for message in reply.messages if message.question}
        if before.aimed_at is not None and is_closable(before.aimed_at.message):
            label = answer_of(before.aimed_at.message, before.choose, reply, answers)
            self._settle(before.aimed_at, label, again)
        if before.asking is not None:
            self._settle(before.asking, standing(before.asking.message, answers), again)
        changed = {key for key, value in before.answers.items() if answers.get(key, value) != value}
        if changed:
            self.run(lambda: self.correct(person, changed, answers))

    def _settle(self, shown: Outgoing, label: str | None, again: AbstractSet[str]) -> None:
        """Close one message, if it was answered, or its question was asked anew further down."""
        if label is not None:
            self.run(lambda: self.redraw.close(shown, label))
        elif shown.message.question in again:
            self.run(lambda: self.redraw.supersede(shown))

    def correct(self, person: str, changed: AbstractSet[str], answers: Answers) -> None:
        """Show the new answer wherever a question stands whose answer was changed elsewhere."""
        with self.storage.read_only() as work:
            asked = work.outbox.asking(person, MOST_COPIES)
        for shown in asked:
            label = standing(shown.message, answers)
            if shown.message.question in changed and label is not None:
                self.redraw.close(shown, label)


def aim(work: UnitOfWork, person: str, choose: str | None, pressed: int) -> Outgoing | None:
    """The message that a turn is about: the one that was pressed, or the last that offered much."""
    if pressed:
        found = work.outbox.get(pressed)
        return found if found and found.person == person else None
    return None if choose else work.outbox.last_offering(person)


def answer_of(message: Message, choose: str | None, reply: Reply, answers: Answers) -> str | None:
    """What was answered to the message that a turn is about; None if it is still open."""
    if message.question is not None:
        return standing(message, answers)
    labels = {choice.id: choice.label for choice in message.choices}
    if choose is not None:
        return labels.get(choose)
    return "" if is_left_behind(message, reply) else None


def is_left_behind(message: Message, reply: Reply) -> bool:
    """Whether nothing can be picked any more on a message to which something was written.

    Of the contact form only the newest message can be pressed. A question of the person settles
    nothing, and consent can be given as long as no form is shown.
    """
    offered = {choice.id for choice in message.choices}
    is_contact = message.kind is MessageKind.CONTACT
    if is_contact and any(m.kind is MessageKind.CONTACT and m.choices for m in reply.messages):
        return True
    is_asked_again = any(offered & {c.id for c in m.choices} for m in reply.messages)
    is_aside = any(m.kind in ASIDES for m in reply.messages)
    return not (is_asked_again or is_aside or CONSENT in offered)


def standing(message: Message, answers: Answers) -> str | None:
    """The label of the answer to a question that stands now."""
    value = answers.get(message.question or "")
    return next((c.label for c in message.choices if value and c.value == value), None)


def is_closable(message: Message) -> bool:
    """Whether a message has choices of which one is picked once."""
    if message.kind in (MessageKind.QUESTION, MessageKind.CONTACT):
        return bool(message.choices)
    verbs = {verb_of(choice.id) for choice in message.choices}
    return message.kind is MessageKind.NOTICE and not verbs.isdisjoint(SETTLED_AT_ONCE)
