"""How every turn ends: the reply in words, and all of it kept together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.assistant.counter import Counter, Step
from bot.assistant.ports import Entry, Speaker, UnitOfWork
from bot.vocabulary import Choice, Language, Message, MessageKind, Reply

MAX_KEPT = 4_000
"""Characters of a message that the transcript keeps; longer ones are refused and kept cut."""

PERSONAL = frozenset({MessageKind.CONTACT})
"""Kinds of messages that repeat what was typed into the contact form."""


def put_into_words(counter: Counter, step: Step, language: Language) -> Reply:
    """The reply in the person's language; only the last choices keep their numbers."""
    spoken = step.conversation.language if step.conversation else language
    messages = [counter.wording(act, spoken) for act in step.acts]
    last = max((i for i, message in enumerate(messages) if message.choices), default=-1)
    numbered = tuple(
        message if i == last else without_numbers(message) for i, message in enumerate(messages)
    )
    return Reply(spoken, numbered)


def without_numbers(message: Message) -> Message:
    """The message whose choices cannot be picked by number, so that no number means two things."""
    return replace(message, choices=tuple(replace(c, number=None) for c in message.choices))


def keep(
    work: UnitOfWork,
    person: str,
    event: str,
    step: Step,
    said: Entry,
    reply: Reply,
    now: datetime,
) -> None:
    """Keep the transcript, the conversation and what is to be sent."""
    work.outbox.put(person, event, reply.messages, now)
    if step.conversation is None:
        return
    after = replace(step.conversation, updated_at=now, offered=offered_in(reply))
    work.transcripts.add(after.id, [said, *said_by_us(reply, now)])
    work.conversations.save(after)


def offered_in(reply: Reply) -> tuple[Choice, ...]:
    """Every choice of the reply, so that its label can be typed."""
    return tuple(choice for message in reply.messages for choice in message.choices)


def said_by_us(reply: Reply, now: datetime) -> Sequence[Entry]:
    """The counter's lines in the transcript; what it repeats of the form stands in the form."""
    return [
        Entry(now, Speaker.COUNTER, m.kind.value, "" if m.kind in PERSONAL else m.text)
        for m in reply.messages
    ]
