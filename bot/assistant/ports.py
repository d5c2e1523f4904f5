"""What the use cases need from outside, as protocols. Storage and wording implement them.

A `UnitOfWork` is one transaction: nothing is kept unless `commit` was called inside it. Everything
read through it is seen as one consistent state, and turns of one person never overlap: the first
call of `conversations.of` (or `events.is_new`) for a person waits for the other one to end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType, TracebackType
from typing import Protocol, Self

from bot.assistant.conversation import Conversation
from bot.assistant.desk_watching import Stirs
from bot.assistant.staff_sessions import StaffSessions
from bot.handoff.lead import Lead, LeadEvent, LeadStatus, Standing
from bot.vocabulary import Language, Message

NO_DETAIL: Mapping[str, str] = MappingProxyType({})
"""A post that needs nothing but its subject."""


class Speaker(StrEnum):
    """Who said something in a transcript."""

    PERSON = "person"
    COUNTER = "counter"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a transcript. `kind` is `text`, `choice` or the kind of the counter's message.

    `form` is something typed into the contact form: its text is empty, since the form keeps it.
    `edited` says what came instead of an earlier message, `deleted` that one was taken back.
    `key` names a line that a desk shows; most have none.
    """

    at: datetime
    speaker: Speaker
    kind: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question put to the knowledge base, freed of contact details.

    `decision` is answer, suggest or decline; `article` the one that was given or came closest.
    `helpful`: whether the person said that the answer helped; None where nothing was said.
    `conversation` is empty for what was asked where others read it: nobody is remembered for it.
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
    """One message on its way to a person, in the order of `id`.

    `receipt` is what the platform calls the message once it was sent (Slack: `C1/1700.1`); of one
    whose rest has to wait, how much of it was sent, as its platform counts.
    """

    id: int
    person: str
    event: str
    message: Message
    status: DeliveryStatus
    attempts: int
    created_at: datetime
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of something that was to be sent.

    Queued means that it was surely not sent; it is tried again from `retry_at` on.
    """

    status: DeliveryStatus
    receipt: str = ""
    retry_at: datetime | None = None


Send = Callable[[Sequence[Outgoing]], Sequence[Outcome]]
"""Sends messages in order and says of each what became of it.

After one that was not sent, later ones to the same person are not sent either: they stay queued.
"""


@dataclass(frozen=True, slots=True)
class DeskPost:
    """Something that a desk is to show or to bring up to date: what `subject` is about, as it is.

    `line` is what keeps its order: the reference of a lead, or the subject itself. `detail` holds
    keys and numbers, never anybody's words: those are read when it is shown. The lower `urgency`,
    the sooner.
    """

    id: int
    desk: str
    line: str
    subject: str
    detail: Mapping[str, str]
    status: DeliveryStatus
    attempts: int
    created_at: datetime
    urgency: int = 5


Show = Callable[[DeskPost], Outcome]
"""Shows one post where its desk is and says what became of it."""


class DraftStatus(StrEnum):
    """Where an answer that staff wrote stands with the curators."""

    OPEN = "open"
    PUBLISHED = "published"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Asker:
    """A person who wishes to be told once there is an answer to their question."""

    person: str
    question: str
    language: Language
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer that staff wrote to a question and that curators may publish.

    `askers` are the persons who asked it and still wait to be told; they follow from the wishes.
    """

    id: str
    at: datetime
    staff: str
    language: Language
    question: str
    answer: str
    status: DraftStatus = DraftStatus.OPEN
    askers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Somebody who is not staff tried to do something at a desk. Holds nothing they wrote."""

    at: datetime
    actor: str
    action: str
    reference: str = ""


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

    def touched(self, since: datetime, until: datetime) -> list[Conversation]:
        """Conversations whose last turn was from `since` on and before `until`; none is locked."""


class Transcripts(Protocol):
    """What was said, word for word, in order."""

    def add(self, conversation_id: str, entries: Sequence[Entry]) -> None:
        """Append to the transcript."""

    def of(self, conversation_id: str) -> list[Entry]:
        """The whole transcript in order."""

    def count(self, person: str) -> int:
        """How many lines the transcript of a person's conversation has; 0 where there is none."""

    def find(self, conversation_id: str, key: str) -> Entry | None:
        """The line of a transcript that has this key."""

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

    def forget_before(self, moment: datetime) -> int:
        """Forget what was asked before the moment where others read it; how many there were.

        All else goes with its conversation.
        """

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

    def standings(self) -> list[Standing]:
        """Where every lead stands, in no order; quicker by far than reading all of them."""

    def some(self, references: Sequence[str]) -> list[Lead]:
        """The leads with these references, in this order; those that there are."""

    def of(self, person: str) -> list[Lead]:
        """All leads of one person, oldest first."""

    def created_before(self, moment: datetime) -> list[Lead]:
        """Leads, not yet erased, that were last changed before the moment."""


class Outbox(Protocol):
    """Messages that wait to be sent, and what is known of those that were."""

    def put(self, person: str, event: str, messages: Sequence[Message], now: datetime) -> list[int]:
        """Queue messages to a person, in order; their ids."""

    def claim(
        self, person: str | None, now: datetime, limit: int = 50, lines: str = ""
    ) -> list[Outgoing]:
        """Queued messages (of one person, or of all) in order, now marked as being sent.

        No other unit of work gets the same ones. A message is never claimed before earlier ones of
        the same person are settled, nor while one of them waits for its time.
        `lines`: only of persons that begin with this.
        """

    def settle(
        self, ids: Sequence[int], status: DeliveryStatus, now: datetime, receipt: str = ""
    ) -> None:
        """Say what became of claimed messages; `receipt` is what the platform calls them."""

    def defer(self, ids: Sequence[int], until: datetime, now: datetime, receipt: str = "") -> None:
        """Queue claimed messages again, not to be claimed before a moment; they keep their place.

        What was settled meanwhile stays settled.
        """

    def doubt(self, now: datetime, claimed_before: datetime, lines: str = "") -> list[int]:
        """Mark messages whose sending began before the moment and never ended as uncertain.

        Their ids. `lines`: only of persons that begin with this.
        """

    def get(self, id_: int) -> Outgoing | None:
        """The message with this id; None once it was erased."""

    def last_offering(self, person: str) -> Outgoing | None:
        """The newest message with choices that was sent to a person."""

    def asking(self, person: str, limit: int) -> list[Outgoing]:
        """The newest messages that were sent to a person and ask a question, newest first."""

    def of(self, person: str) -> list[Outgoing]:
        """Everything that was ever queued for a person, in order."""

    def newest(self, person: str) -> int:
        """The id of the newest message to a person; 0 where there is none."""

    def counts(self) -> Mapping[DeliveryStatus, int]:
        """How many messages are in which state; a state without any may be missing."""

    def forget_sent(self, person: str) -> None:
        """Remove the messages to a person that were sent; those under way stay."""

    def forget_before(self, moment: datetime) -> int:
        """Remove messages that were queued before the moment and settled; how many there were."""

    def erase(self, person: str) -> None:
        """Remove the messages to a person, also those to `person:…`, elsewhere in public."""


class DeskPosts(Protocol):
    """What desks are to show, with the promises of the outbox, and where it is shown."""

    def put(
        self,
        desk: str,
        line: str,
        subject: str,
        now: datetime,
        detail: Mapping[str, str] = NO_DETAIL,
        urgency: int = 5,
    ) -> None:
        """Queue a post. One of the same desk and subject that still waits is brought up to date.

        It keeps its place and the greater urgency. Of a subject only the last post is kept.
        """

    def claim(self, prefix: str, now: datetime, limit: int = 50) -> list[DeskPost]:
        """Queued posts to desks that begin with the prefix, the urgent first; marked as under way.

        At most one of each line: never before earlier ones of it are settled, nor while one of
        them waits for its time. A line is as urgent as the most urgent that waits in it.
        """

    def settle(self, ids: Sequence[int], status: DeliveryStatus, now: datetime) -> None:
        """Say what became of claimed posts."""

    def defer(self, ids: Sequence[int], until: datetime, now: datetime) -> None:
        """Queue claimed posts again, not to be claimed before a moment; they keep their place."""

    def doubt(self, now: datetime, claimed_before: datetime, prefix: str = "") -> list[int]:
        """Mark posts that were begun before the moment and never ended as uncertain; their ids."""

    def about(self, subject: str) -> list[DeskPost]:
        """The last post of this subject on each desk, in order of desks."""

    def of(self, line: str) -> list[DeskPost]:
        """The posts of a line, in order."""

    def uncertain(self, desk: str) -> list[DeskPost]:
        """Posts of a desk of which nobody knows whether they are shown, in order."""

    def place(self, desk: str, subject: str) -> str | None:
        """Where a desk shows the subject (Slack: `C9/1700.1`); None: not yet."""

    def keep_place(self, desk: str, subject: str, place: str) -> None:
        """Remember where a desk shows the subject."""

    def subject_at(self, desk: str, place: str) -> str | None:
        """What a desk shows at a place."""

    def erase(self, line: str) -> None:
        """Remove the posts of a line; where its subjects are shown is still known."""


class Drafts(Protocol):
    """Answers that staff wrote, and who wishes to be told of them."""

    def add(self, draft: Draft) -> None:
        """Keep a new draft; its `askers` are not kept, they follow from the wishes."""

    def get(self, id_: str) -> Draft | None:
        """The draft with this id, locked until the unit of work ends."""

    def settle(self, id_: str, status: DraftStatus) -> None:
        """Say where the draft stands now."""

    def all(self, status: DraftStatus | None = None, limit: int = 100) -> list[Draft]:
        """Drafts, newest first."""

    def wish(self, asker: Asker) -> None:
        """Keep a wish; a second one for the same question changes nothing."""

    def wishes(self, question: str) -> list[Asker]:
        """Wishes for this question, however it was capitalised and spaced, in order of time."""

    def wishes_of(self, person: str) -> list[Asker]:
        """Wishes of one person, in order of time."""

    def grant(self, person: str, question: str) -> bool:
        """Forget a person's wish, since it is granted; False if there was none."""

    def erase(self, person: str) -> int:
        """Forget the wishes of a person; how many there were."""


class Refusals(Protocol):
    """Who was refused at a desk."""

    def add(self, refused: Refused) -> None:
        """Keep one."""

    def all(self, limit: int = 100) -> list[Refused]:
        """Refusals, newest first."""

    def forget_before(self, moment: datetime) -> int:
        """Forget those before the moment; how many there were."""


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
    desk_posts: DeskPosts
    drafts: Drafts
    refusals: Refusals
    erasures: Erasures
    staff_sessions: StaffSessions
    stirs: Stirs

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Keep everything that was done in this unit of work, durably."""


class Storage(Protocol):
    """Where everything is kept."""

    def __call__(self) -> UnitOfWork:
        """A new unit of work."""

    def look(self) -> UnitOfWork:
        """A unit of work in which nothing is changed: it waits for nobody, and nobody for it.

        All that is read in it belongs to one moment. What is tried to be changed is refused, or is
        not kept.
        """
