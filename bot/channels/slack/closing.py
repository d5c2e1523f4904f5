"""Answered messages lose their buttons: the answer stands in their place, with a way to change it.

Looked up before a turn, done after it was committed. Whatever fails here harms nothing: an old
button says by itself what it does, and is still understood.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.assistant.ports import Outgoing, Storage
from bot.channels.slack.incoming import Incoming
from bot.channels.slack.screens import PhrasesIn, draw, draw_closed, language_in
from bot.platforms.slack.address import parse, place
from bot.platforms.slack.calls import CallsOf
from bot.vocabulary import Message, MessageKind, Reply

SETTLED_AT_ONCE = frozenset({"apply", "consent", "erase", "keep", "send"})
"""Choices that can be picked once: a message with one of them is closed by any of its choices."""

Run = Callable[[Callable[[], None]], object]
"""Runs something soon, beside everything else."""


@dataclass(frozen=True)
class Closing:
    """Closes what was answered. `run` gets the call of Slack, for which nobody waits."""

    storage: Storage
    calls_of: CallsOf
    phrases: PhrasesIn
    run: Run

    def look(self, incoming: Incoming) -> Outgoing | None:
        """The message that a turn may answer. Call it before the turn."""
        with self.storage() as work:
            pressed = incoming.origin.outgoing
            if pressed:
                found = work.outbox.get(pressed)
                return found if found and found.person == incoming.person else None
            return None if incoming.turn.choose else work.outbox.last_offering(incoming.person)

    def settle(self, before: Outgoing | None, incoming: Incoming, reply: Reply | None) -> None:
        """Close the message if the turn answered it. Call it after the turn was committed."""
        if before is None or reply is None or not is_closable(before.message):
            return
        label = self._answer(before, incoming, reply)
        if label is not None:
            self.run(lambda: self.close(before, label))

    def _answer(self, before: Outgoing, incoming: Incoming, reply: Reply) -> str | None:
        """What was answered; None if the message is still open."""
        message, choose = before.message, incoming.turn.choose
        if message.question is not None:
            return self._standing(message, incoming.person)
        labels = {choice.id: choice.label for choice in message.choices}
        if choose is not None:
            return labels.get(choose)
        is_asked_again = any(labels.keys() & {c.id for c in m.choices} for m in reply.messages)
        return None if is_asked_again else ""

    def _standing(self, message: Message, person: str) -> str | None:
        """The label of the answer that stands now."""
        with self.storage() as work:
            conversation = work.conversations.of(person)
        value = conversation.answers.get(message.question or "") if conversation else None
        return next((c.label for c in message.choices if value and c.value == value), None)

    def close(self, before: Outgoing, label: str) -> None:
        """Put the answer in the place of the buttons, in the last part of the message."""
        address, at = parse(before.person), place(before.receipt)
        calls = self.calls_of(address.team) if address else None
        if calls is None or at is None:
            return
        phrases = self.phrases(language_in(before.message))
        closed = draw_closed(before.message, before.id, label, phrases)
        if len(closed) == len(draw(before.message, before.id, phrases)):
            calls.update(at, closed[-1].text, closed[-1].blocks)


def is_closable(message: Message) -> bool:
    """Whether a message has choices of which one is picked once."""
    if message.kind in (MessageKind.QUESTION, MessageKind.CONTACT):
        return bool(message.choices)
    verbs = {choice.id.partition(":")[0] for choice in message.choices}
    return message.kind is MessageKind.NOTICE and not verbs.isdisjoint(SETTLED_AT_ONCE)
