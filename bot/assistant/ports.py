"""What the use cases need from outside, as protocols. Storage and wording implement them.

A `UnitOfWork` is one transaction: nothing is kept unless `commit` was called inside it. Everything
read through it is seen as one consistent state, and turns of one person never overlap: the first
call of `conversations.of` (or `events.is_new`) for a person waits for the other one to end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from bot.assistant.conversation import Conversation
from bot.handoff.lead import Lead, LeadEvent, LeadStatus
from bot.vocabulary import Language, Message


class Speaker(StrEnum):
    """Who said something in a transcript."""

    PERSON = "person"
    COUNTER = "counter"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a transcript. `kind` is `text`, `choice` or the kind of the counter's message.

    `form` is something typed into the contact form: its text is empty, since the form keeps it.
    """

    at: datetime
    speaker: Speaker
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question put to the knowledge base, freed of contact details.

    `decision` is answer, suggest or decline; `article` the one that was given or came closest.
    `helpful`: whether the person said that the answer helped; None where nothing was said.
    """

    at: datetime
    conversation: str
    language: Language
    text: str
    decision: str
    article: str | None
    score: float
    helpful: bool | None = None


class DeliveryStatus(StrEnum):
    """What is known of an outgoing message. Uncertain: sent, but whether it arrived is unknown."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way to a person, in the order of `id`."""

    id: int
    person: str
    event: str
    message: Message
    status: DeliveryStatus
    attempts: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Erasure:
    """Proof that data was erased, without any of it: how many of what, when, on whose wish."""

    receipt: str
    at: datetime
    actor: str
    conversations: int
    leads: int
    entries: int


class Events(Protocol):
    """Keys of the events that were handled."""

    def is_new(self, person: str, event: str, now: datetime) -> bool:
        """Record the event; False if it was recorded before."""

    def forget_before(self, moment: datetime) -> int:
        """Forget events handled before the moment; how many there were. None comes that late."""


class Conversations(Protocol):
    """Conversations by person."""

    def of(self, person: str) -> Conversation | None:
        """The person's conversation, locked until the unit of work ends; None before the first."""

    def save(self, conversation: Conversation) -> None:
        """Keep this state of the conversation."""

    def erase(self, conversation_id: str) -> None:
        """Remove the conversation itself."""

    def untouched_since(self, moment: datetime) -> list[Conversation]:
        """Conversations whose last turn was before the moment."""


class Transcripts(Protocol):
    """What was said, word for word, in order."""

    def add(self, conversation_id: str, entries: Sequence[Entry]) -> None:
        """Append to the transcript."""

    def of(self, conversation_id: str) -> list[Entry]:
        """The whole transcript in order."""

    def erase(self, conversation_id: str) -> int:
        """Remove the transcript; the number of entries removed."""


class Questions(Protocol):
    """Questions that were put to the knowledge base."""

    def add(self, question: AskedQuestion) -> None:
        """Keep one question."""

    def of(self, conversation_id: str) -> list[AskedQuestion]:
        """The questions of one conversation in order."""

    def unanswered(self, limit: int = 100) -> list[AskedQuestion]:
        """Questions that were not answered, or not helpfully, newest first."""

    def rate(self, conversation_id: str, article: str, *, helpful: bool) -> None:
        """Keep what a person said of the answer to their last question that got this article."""

    def recent(self, limit: int = 10_000) -> list[AskedQuestion]:
        """All questions, newest first."""

    def erase(self, conversation_id: str) -> int:
        """Remove a conversation's questions; how many there were."""


class Leads(Protocol):
    """Leads and their histories."""

    def add(self, lead: Lead, event: LeadEvent) -> None:
        """Keep a new lead with the first entry of its history."""

    def change(self, lead: Lead, event: LeadEvent) -> bool:
        """Keep a changed lead and append to its history, as one step.

        `lead.version` is the version that was read; the stored one becomes one higher. False, and
        nothing is changed, if somebody else changed the lead since then.
        """

    def get(self, reference: str) -> Lead | None:
        """The lead with this reference."""

    def history(self, reference: str) -> list[LeadEvent]:
        """What happened to the lead, in order."""

    def recent(self, company_keys: Sequence[str], since: datetime) -> Lead | None:
        """The newest lead, not erased, with one of these company keys, created after the moment.

        Two units of work with a common key never run this at the same time.
        """

    def all(self, status: LeadStatus | None = None, limit: int = 100) -> list[Lead]:
        """Leads, newest first."""

    def of(self, person: str) -> list[Lead]:
        """All leads of one person, oldest first."""

    def created_before(self, moment: datetime) -> list[Lead]:
        """Leads, not yet erased, that were last changed before the moment."""


class Outbox(Protocol):
    """Messages that wait to be sent, and what is known of those that were."""

    def put(self, person: str, event: str, messages: Sequence[Message], now: datetime) -> None:
        """Queue messages to a person, in order."""

    def claim(self, person: str | None, now: datetime, limit: int = 50) -> list[Outgoing]:
        """Queued messages (of one person, or of all) in order, now marked as being sent.

        No other unit of work gets the same ones. A message is never claimed before earlier ones of
        the same person are settled.
        """

    def settle(self, ids: Sequence[int], status: DeliveryStatus, now: datetime) -> None:
        """Say what became of claimed messages."""

    def doubt(self, now: datetime, claimed_before: datetime) -> int:
        """Mark messages whose sending began before the moment and never ended as uncertain."""

    def of(self, person: str) -> list[Outgoing]:
        """Everything that was ever queued for a person, in order."""

    def forget_sent(self, person: str) -> None:
        """Remove the messages to a person that were sent; those under way stay."""

    def erase(self, person: str) -> None:
        """Remove the messages to a person."""


class Erasures(Protocol):
    """Proofs of erasure."""

    def add(self, erasure: Erasure) -> None:
        """Keep one proof."""

    def all(self, limit: int = 100) -> list[Erasure]:
        """Proofs, newest first."""


class UnitOfWork(Protocol):
    """One transaction over everything that is kept."""

    events: Events
    conversations: Conversations
    transcripts: Transcripts
    questions: Questions
    leads: Leads
    outbox: Outbox
    erasures: Erasures

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Keep everything that was done in this unit of work, durably."""


Storage = Callable[[], UnitOfWork]
"""Begins a new unit of work."""
