"""In-memory fakes of the ports. `tests/storage` proves that they behave like the real storage."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from threading import Lock
from types import TracebackType
from typing import Self

from bot.assistant import ports
from bot.assistant.conversation import Conversation
from bot.assistant.ports import (
    ACCEPTED,
    NO_DETAIL,
    Amount,
    AskedQuestion,
    Change,
    DeliveryStatus,
    DeskPost,
    DraftAnswer,
    DraftStatus,
    Erasure,
    Holdings,
    Outgoing,
    Position,
    Refused,
    SignInLink,
    StaffSession,
    Subscriber,
    Sweep,
    TranscriptEntry,
    Withdrawal,
)
from bot.assistant.ports.conversations import MOST
from bot.handoff.lead import Contact, Lead, LeadEvent, LeadState, LeadStatus, lasting_detail
from bot.storage.database.errors import failed_work, too_busy
from bot.storage.schema.types import LONGEST_WAIT, SKEW, storable
from bot.vocabulary import Language, Message
from bot.vocabulary.text import same

PATIENCE = 10.0  # seconds


@dataclass(frozen=True)
class Waiting:
    """A message of the outbox with what only the outbox knows."""

    outgoing: Outgoing
    claimed_at: datetime | None = None
    settled_at: datetime | None = None
    not_before: datetime | None = None


@dataclass(frozen=True)
class WaitingPost:
    """A post of a desk with what only the storage knows."""

    post: DeskPost
    claimed_at: datetime | None = None
    not_before: datetime | None = None


@dataclass
class Kept:
    """Everything that is kept. The values are frozen, so copying the containers is enough."""

    events: dict[tuple[str, str], datetime] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    entries: list[tuple[str, TranscriptEntry]] = field(default_factory=list)
    questions: list[AskedQuestion] = field(default_factory=list)
    leads: dict[str, Lead] = field(default_factory=dict)
    lead_events: list[tuple[str, LeadEvent]] = field(default_factory=list)
    outbox: dict[int, Waiting] = field(default_factory=dict)
    last_outgoing: int = 0
    withdrawals: dict[int, tuple[Withdrawal, datetime | None]] = field(default_factory=dict)
    last_withdrawal: int = 0
    desk_posts: dict[int, WaitingPost] = field(default_factory=dict)
    last_post: int = 0
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    drafts: dict[str, DraftAnswer] = field(default_factory=dict)
    wishes: dict[tuple[str, str], Subscriber] = field(default_factory=dict)
    refusals: list[Refused] = field(default_factory=list)
    erasures: list[Erasure] = field(default_factory=list)
    sessions: dict[str, StaffSession] = field(default_factory=dict)
    links: dict[str, SignInLink] = field(default_factory=dict)
    sweeps: list[Sweep] = field(default_factory=list)
    heartbeats: dict[str, datetime] = field(default_factory=dict)

    def copy(self) -> Kept:
        """The same, to be changed without changing this one."""
        return replace(self, **{name: copy.copy(value) for name, value in vars(self).items()})


class FakeStorage:
    """Begins units of work, one at a time, over what is kept in memory."""

    def __init__(self) -> None:
        self.kept = Kept()
        self.lock = Lock()

    def __call__(self) -> FakeUnitOfWork:
        return FakeUnitOfWork(self)

    def read_only(self) -> FakeUnitOfWork:
        return FakeLook(self)

    def close(self) -> None:
        """Nothing to let go of."""


class FakeUnitOfWork:
    """Works on a copy, which replaces what is kept when it is committed."""

    events: ports.Events
    conversations: ports.Conversations
    transcripts: ports.Transcripts
    questions: ports.Questions
    leads: ports.Leads
    outbox: ports.Outbox
    withdrawals: ports.Withdrawals
    desk_posts: ports.DeskPosts
    drafts: ports.Drafts
    refusals: ports.Refusals
    erasures: ports.Erasures
    staff_sessions: ports.StaffSessions
    stirs: ports.ChangeFeed
    sweeps: ports.Sweeps
    heartbeats: ports.Heartbeats

    def __init__(self, storage: FakeStorage) -> None:
        self._storage = storage
        self._is_open = False

    def __enter__(self) -> Self:
        if not self._storage.lock.acquire(timeout=PATIENCE):
            raise too_busy()
        self._open_on(self._storage.kept.copy())
        return self

    def _open_on(self, kept: Kept) -> None:
        self._is_open = True
        self._kept = kept
        self.events = FakeEvents(self._kept)
        self.conversations = FakeConversations(self._kept)
        self.transcripts = FakeTranscripts(self._kept)
        self.questions = FakeQuestions(self._kept)
        self.leads = FakeLeads(self._kept)
        self.outbox = FakeOutbox(self._kept)
        self.withdrawals = FakeWithdrawals(self._kept)
        self.desk_posts = FakeDeskPosts(self._kept)
        self.drafts = FakeDrafts(self._kept)
        self.refusals = FakeRefusals(self._kept)
        self.erasures = FakeErasures(self._kept)
        self.staff_sessions = FakeStaffSessions(self._kept)
        self.stirs = FakeStirs(self._kept)
        self.sweeps = FakeSweeps(self._kept)
        self.heartbeats = FakeHeartbeats(self._kept)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_open:
            self._end()

    def commit(self) -> None:
        self._storage.kept = self._kept
        self._end()

    def _end(self) -> None:
        """Let the next one begin; using this one any further is an error."""
        self._is_open = False
        self._storage.lock.release()
        del self.events, self.conversations, self.transcripts, self.questions
        del self.leads, self.outbox, self.erasures
        del self.desk_posts, self.drafts, self.refusals, self.staff_sessions
        del self.stirs, self.sweeps, self.heartbeats


class FakeLook(FakeUnitOfWork):
    """Looks at a copy; nothing that is done to it is kept."""

    def __enter__(self) -> Self:
        self._open_on(self._storage.kept.copy())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nobody waits for it."""

    def commit(self) -> None:
        """Nothing of it is kept."""


class FakeEvents:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def is_new(self, person: str, event: str, now: datetime) -> bool:
        is_new = (person, event) not in self._kept.events
        self._kept.events.setdefault((person, event), now)
        return is_new

    def known(self, persons: Sequence[str]) -> set[tuple[str, str]]:
        return {key for key in self._kept.events if key[0] in set(persons)}

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        every = sorted(self._kept.events.items(), key=lambda item: item[1])
        late = [key for key, handled in every if handled < moment][:limit]
        for key in late:
            del self._kept.events[key]
        return len(late)


class FakeConversations:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def of(self, person: str) -> Conversation | None:
        every = self._kept.conversations.values()
        return next((c for c in every if c.person == person), None)

    def save(self, conversation: Conversation) -> None:
        standing = self.of(conversation.person)
        if standing is not None and standing.id != conversation.id:
            raise failed_work("a person has one conversation")
        self._kept.conversations[conversation.id] = conversation

    def erase(self, conversation_id: str) -> None:
        self._kept.conversations.pop(conversation_id, None)

    def untouched_since(self, moment: datetime, limit: int = MOST) -> list[Conversation]:
        old = [c for c in self._kept.conversations.values() if c.updated_at < moment]
        return sorted(old, key=lambda c: (c.updated_at, c.id))[:limit]

    def touched(self, since: datetime, until: datetime) -> list[Conversation]:
        found = [c for c in self._kept.conversations.values() if since <= c.updated_at < until]
        return sorted(found, key=lambda c: (c.updated_at, c.id))


class FakeTranscripts:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, conversation_id: str, entries: Sequence[TranscriptEntry]) -> None:
        self._kept.entries += [
            (conversation_id, replace(entry, text=storable(entry.text))) for entry in entries
        ]

    def count(self, person: str) -> int:
        own = {c.id for c in self._kept.conversations.values() if c.person == person}
        return sum(conversation in own for conversation, _ in self._kept.entries)

    def find(self, conversation_id: str, key: str) -> TranscriptEntry | None:
        return next((entry for entry in self.of(conversation_id) if entry.key == key), None)

    def of(self, conversation_id: str) -> list[TranscriptEntry]:
        return [entry for id_, entry in self._kept.entries if id_ == conversation_id]

    def erase(self, conversation_id: str) -> int:
        count = len(self.of(conversation_id))
        self._kept.entries = [e for e in self._kept.entries if e[0] != conversation_id]
        return count


def was_unanswered(question: AskedQuestion) -> bool:
    return question.decision != "answer" or question.helpful is False


class FakeQuestions:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, question: AskedQuestion) -> None:
        self._kept.questions.append(replace(question, text=storable(question.text)))

    def of(self, conversation_id: str) -> list[AskedQuestion]:
        return [q for q in self._kept.questions if q.conversation == conversation_id]

    def unanswered(self, limit: int = 100) -> list[AskedQuestion]:
        once = self.once_unanswered(len(self._kept.questions))
        return [q for q in once if q.answered_by is None][:limit]

    def once_unanswered(self, limit: int = 100) -> list[AskedQuestion]:
        every = self.recent(len(self._kept.questions))
        return [q for q in every if was_unanswered(q)][:limit]

    def settle(self, language: Language, text: str, article: str | None) -> None:
        kept = self._kept.questions
        for number, each in enumerate(kept):
            if was_unanswered(each) and (each.language, each.text) == (language, storable(text)):
                kept[number] = replace(each, answered_by=article)

    def rate(self, conversation_id: str, article: str, *, helpful: bool) -> None:
        kept = self._kept.questions
        for number in reversed(range(len(kept))):
            if (kept[number].conversation, kept[number].article) == (conversation_id, article):
                kept[number] = replace(kept[number], helpful=helpful)
                return

    def recent(self, limit: int = 10_000) -> list[AskedQuestion]:
        newest = reversed(self._kept.questions)
        return sorted(newest, key=lambda q: q.at, reverse=True)[:limit]

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        past = [q for q in self._kept.questions if not q.conversation and q.at < moment]
        gone = sorted(past, key=lambda q: q.at)[:limit]
        self._kept.questions = [q for q in self._kept.questions if q not in gone]
        return len(gone)

    def erase(self, conversation_id: str) -> int:
        count = len(self.of(conversation_id))
        self._kept.questions = [
            q for q in self._kept.questions if q.conversation != conversation_id
        ]
        return count


class FakeLeads:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, lead: Lead, event: LeadEvent) -> None:
        if lead.reference in self._kept.leads:
            raise failed_work("a reference is given once")
        self._keep(lead, event)

    def change(self, lead: Lead, event: LeadEvent) -> bool:
        standing = self.get(lead.reference)
        if standing is None or standing.version != lead.version:
            return False
        self._keep(replace(lead, version=lead.version + 1), event)
        return True

    def _keep(self, lead: Lead, event: LeadEvent) -> None:
        self._kept.leads[lead.reference] = lead
        self._kept.lead_events.append((lead.reference, event))

    def get(self, reference: str) -> Lead | None:
        return self._kept.leads.get(reference)

    def history(self, reference: str) -> list[LeadEvent]:
        return [event for of, event in self._kept.lead_events if of == reference]

    def forget_words(self, reference: str) -> None:
        self._kept.lead_events = [
            (of, replace(event, detail=lasting_detail(event.detail)) if of == reference else event)
            for of, event in self._kept.lead_events
        ]

    def alike(self, company_keys: Sequence[str], limit: int = 20) -> list[Lead]:
        return [
            lead
            for lead in self.all(limit=len(self._kept.leads))
            if lead.erased_at is None and not set(company_keys).isdisjoint(lead.company_key.split())
        ][:limit]

    def joined(self, group: str) -> list[Lead]:
        return oldest_first(lead for lead in self._kept.leads.values() if lead.joined == group)

    def all(self, status: LeadStatus | None = None, limit: int = 100) -> list[Lead]:
        every = (lead for lead in self._kept.leads.values() if status in (None, lead.status))
        return oldest_first(every)[::-1][:limit]

    def standings(self) -> list[LeadState]:
        return [standing_of(lead) for lead in self._kept.leads.values()]

    def awaited(self, by: datetime, now: datetime) -> list[LeadState]:
        found = [
            standing_of(lead)
            for lead in self._kept.leads.values()
            if lead.status in {LeadStatus.NEW, LeadStatus.CLAIMED}
            and lead.reply_by <= by
            and lead.erased_at is None
            and not (lead.snoozed_until and lead.snoozed_until > now)
        ]
        return sorted(found, key=lambda standing: (standing.reply_by, standing.reference))

    def contacts(self) -> dict[str, Contact]:
        every = self._kept.leads.values()
        return {lead.reference: lead.contact for lead in every if lead.contact is not None}

    def some(self, references: Sequence[str]) -> list[Lead]:
        return [self._kept.leads[each] for each in references if each in self._kept.leads]

    def of(self, person: str) -> list[Lead]:
        return oldest_first(lead for lead in self._kept.leads.values() if lead.person == person)

    def created_before(self, moment: datetime, limit: int = MOST) -> list[Lead]:
        old = [
            lead
            for lead in self._kept.leads.values()
            if lead.erased_at is None and lead.updated_at < moment
        ]
        return sorted(old, key=lambda lead: (lead.updated_at, lead.reference))[:limit]


def standing_of(lead: Lead) -> LeadState:
    return LeadState(**{each.name: getattr(lead, each.name) for each in fields(LeadState)})


def oldest_first(leads: Iterable[Lead]) -> list[Lead]:
    return sorted(leads, key=lambda lead: (lead.created_at, lead.reference))


class FakeOutbox:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def put(self, person: str, event: str, messages: Sequence[Message], now: datetime) -> list[int]:
        return [self._put(person, event, message, now) for message in messages]

    def _put(self, person: str, event: str, message: Message, now: datetime) -> int:
        self._kept.last_outgoing += 1
        outgoing = Outgoing(
            id=self._kept.last_outgoing,
            person=person,
            event=event,
            message=message,
            status=DeliveryStatus.QUEUED,
            attempts=0,
            created_at=now,
        )
        self._kept.outbox[outgoing.id] = Waiting(outgoing)
        return outgoing.id

    def claim(
        self, person: str | None, now: datetime, limit: int = 50, lines: str = ""
    ) -> list[Outgoing]:
        busy: set[str] = set()
        ready: list[Outgoing] = []
        for waiting in self._kept.outbox.values():
            outgoing = waiting.outgoing
            if outgoing.status is DeliveryStatus.SENDING or is_early(waiting.not_before, now):
                busy.add(outgoing.person)
            is_wanted = person in (None, outgoing.person) and outgoing.person.startswith(lines)
            is_free = is_wanted and outgoing.person not in busy
            if is_free and outgoing.status is DeliveryStatus.QUEUED:
                ready.append(outgoing)
        return [self._take(outgoing, now) for outgoing in ready[:limit]]

    def _take(self, outgoing: Outgoing, now: datetime) -> Outgoing:
        taken = replace(outgoing, status=DeliveryStatus.SENDING, attempts=outgoing.attempts + 1)
        self._kept.outbox[outgoing.id] = Waiting(taken, claimed_at=now)
        return taken

    def settle(
        self, ids: Sequence[int], status: DeliveryStatus, now: datetime, receipt: str = ""
    ) -> None:
        for id_ in ids:
            if waiting := self._kept.outbox.get(id_):
                kept = receipt or waiting.outgoing.receipt
                settled = replace(waiting.outgoing, status=status, receipt=kept)
                self._kept.outbox[id_] = replace(
                    waiting, outgoing=settled, settled_at=now, not_before=None
                )

    def defer(self, ids: Sequence[int], until: datetime, now: datetime, receipt: str = "") -> None:
        for id_ in ids:
            waiting = self._kept.outbox.get(id_)
            if waiting and waiting.outgoing.status in NOT_KNOWN_TO_BE_SENT:
                queued = replace(
                    waiting.outgoing,
                    status=DeliveryStatus.QUEUED,
                    receipt=receipt or waiting.outgoing.receipt,
                )
                self._kept.outbox[id_] = replace(
                    waiting, outgoing=queued, settled_at=now, not_before=until
                )

    def doubt(self, now: datetime, claimed_before: datetime, lines: str = "") -> list[int]:
        lost = [
            id_
            for id_, waiting in self._kept.outbox.items()
            if waiting.outgoing.status is DeliveryStatus.SENDING
            and is_over(waiting.claimed_at, claimed_before, now)
            and waiting.outgoing.person.startswith(lines)
        ]
        self.settle(lost, DeliveryStatus.UNCERTAIN, now)
        return lost

    def uncertain(self, lines: str, limit: int) -> list[Outgoing]:
        return [
            waiting.outgoing
            for _, waiting in sorted(self._kept.outbox.items())
            if waiting.outgoing.status is DeliveryStatus.UNCERTAIN
            and waiting.outgoing.person.startswith(lines)
        ][:limit]

    def put_back(self, doubtful: Outgoing, now: datetime, receipt: str = "") -> bool:
        waiting = self._kept.outbox.get(doubtful.id)
        if waiting is None or waiting.outgoing.status is not DeliveryStatus.UNCERTAIN:
            return False
        if waiting.outgoing.attempts != doubtful.attempts:
            return False
        queued = replace(waiting.outgoing, status=DeliveryStatus.QUEUED, receipt=receipt)
        again = replace(waiting, outgoing=queued, not_before=None, settled_at=now)
        self._kept.outbox[doubtful.id] = again
        return True

    def get(self, id_: int) -> Outgoing | None:
        waiting = self._kept.outbox.get(id_)
        return waiting.outgoing if waiting else None

    def asking(self, person: str, limit: int) -> list[Outgoing]:
        sent = [o for o in self.of(person) if o.status is DeliveryStatus.SENT]
        return [o for o in reversed(sent) if o.message.question][:limit]

    def last_offering(self, person: str) -> Outgoing | None:
        offering = [
            outgoing
            for outgoing in self.of(person)
            if outgoing.status is DeliveryStatus.SENT and outgoing.message.choices
        ]
        return offering[-1] if offering else None

    def of(self, person: str) -> list[Outgoing]:
        every = (waiting.outgoing for waiting in self._kept.outbox.values())
        return [outgoing for outgoing in every if outgoing.person == person]

    def newest(self, person: str) -> int:
        return max((outgoing.id for outgoing in self.of(person)), default=0)

    def counts(self) -> Mapping[DeliveryStatus, int]:
        return Counter(waiting.outgoing.status for waiting in self._kept.outbox.values())

    def forget(self, ids: Sequence[int]) -> None:
        for id_ in ids:
            outgoing = self._kept.outbox.pop(id_).outgoing
            if outgoing.receipt:
                FakeWithdrawals(self._kept).add(outgoing.person, outgoing.receipt)

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        every = [waiting.outgoing for waiting in self._kept.outbox.values()]
        old = sorted(every, key=lambda outgoing: (outgoing.created_at, outgoing.id))
        past = [o.id for o in old if o.created_at < moment and o.status not in UNSETTLED][:limit]
        self.forget(past)
        return len(past)

    def erase(self, person: str) -> None:
        every = [waiting.outgoing for waiting in self._kept.outbox.values()]
        self.forget([o.id for o in every if f"{o.person}:".startswith(f"{person}:")])


class FakeWithdrawals:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, person: str, receipt: str) -> None:
        self._kept.last_withdrawal += 1
        id_ = self._kept.last_withdrawal
        self._kept.withdrawals[id_] = (Withdrawal(id_, person, receipt), None)

    def waiting(self, lines: str, now: datetime, limit: int = 50) -> list[Withdrawal]:
        found = self._kept.withdrawals.values()
        return [w for w, t in found if w.person.startswith(lines) and not is_early(t, now)][:limit]

    def settle(self, id_: int) -> None:
        self._kept.withdrawals.pop(id_, None)

    def defer(self, id_: int, until: datetime) -> None:
        if id_ in self._kept.withdrawals:
            before, _ = self._kept.withdrawals[id_]
            self._kept.withdrawals[id_] = (replace(before, attempts=before.attempts + 1), until)


NOT_KNOWN_TO_BE_SENT = (DeliveryStatus.SENDING, DeliveryStatus.UNCERTAIN)
UNSETTLED = (DeliveryStatus.QUEUED, DeliveryStatus.SENDING)
SHOWN = (DeliveryStatus.SENT, DeliveryStatus.FAILED)


def is_early(not_before: datetime | None, now: datetime) -> bool:
    return not_before is not None and now < not_before <= now + LONGEST_WAIT


def is_over(claimed_at: datetime | None, before: datetime, now: datetime) -> bool:
    return claimed_at is not None and (claimed_at < before or claimed_at > now + SKEW)


class FakeDeskPosts:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def put(
        self,
        desk: str,
        line: str,
        subject: str,
        now: datetime,
        detail: Mapping[str, str] = NO_DETAIL,
        urgency: int = 5,
    ) -> None:
        standing = [w for w in self._all() if (w.post.desk, w.post.subject) == (desk, subject)]
        for waiting in standing:
            if waiting.post.status is DeliveryStatus.QUEUED:
                most = min(urgency, waiting.post.urgency)
                self._keep(replace(waiting.post, detail=dict(detail), urgency=most), waiting)
                return
        for waiting in standing:
            if waiting.post.status in SHOWN:
                del self._kept.desk_posts[waiting.post.id]
        self._kept.last_post += 1
        post = DeskPost(
            id=self._kept.last_post,
            desk=desk,
            line=line,
            subject=subject,
            detail=dict(detail),
            status=DeliveryStatus.QUEUED,
            attempts=0,
            created_at=now,
            urgency=urgency,
        )
        self._keep(post, WaitingPost(post))

    def _all(self) -> list[WaitingPost]:
        return list(self._kept.desk_posts.values())

    def _keep(self, post: DeskPost, waiting: WaitingPost) -> None:
        self._kept.desk_posts[post.id] = replace(waiting, post=post)

    def claim(self, prefix: str, now: datetime, limit: int = 50) -> list[DeskPost]:
        heads: dict[tuple[str, str], WaitingPost] = {}
        urgency: dict[tuple[str, str], int] = {}
        for waiting in self._all():
            post, line = waiting.post, (waiting.post.desk, waiting.post.line)
            if post.status in UNSETTLED:
                heads.setdefault(line, waiting)
            if post.status is DeliveryStatus.QUEUED:
                urgency[line] = min(urgency.get(line, post.urgency), post.urgency)
        ready = [
            (urgency[line], head.post.id, head)
            for line, head in heads.items()
            if head.post.status is DeliveryStatus.QUEUED
            and head.post.desk.startswith(prefix)
            and not is_early(head.not_before, now)
        ]
        return [self._take(head.post, now) for *_, head in sorted(ready, key=first_two)[:limit]]

    def _take(self, post: DeskPost, now: datetime) -> DeskPost:
        taken = replace(post, status=DeliveryStatus.SENDING, attempts=post.attempts + 1)
        self._kept.desk_posts[post.id] = WaitingPost(taken, claimed_at=now)
        return taken

    def settle(self, ids: Sequence[int], status: DeliveryStatus, now: datetime) -> None:  # noqa: ARG002
        for id_ in ids:
            if waiting := self._kept.desk_posts.get(id_):
                settled = replace(waiting.post, status=status)
                self._keep(settled, replace(waiting, not_before=None))

    def defer(self, ids: Sequence[int], until: datetime, now: datetime) -> None:  # noqa: ARG002
        for id_ in ids:
            waiting = self._kept.desk_posts.get(id_)
            if waiting and waiting.post.status in NOT_KNOWN_TO_BE_SENT:
                queued = replace(waiting.post, status=DeliveryStatus.QUEUED)
                self._keep(queued, replace(waiting, not_before=until))

    def doubt(self, now: datetime, claimed_before: datetime, prefix: str = "") -> list[int]:
        lost = [
            waiting.post.id
            for waiting in self._all()
            if waiting.post.status is DeliveryStatus.SENDING
            and is_over(waiting.claimed_at, claimed_before, now)
            and waiting.post.desk.startswith(prefix)
        ]
        self.settle(lost, DeliveryStatus.UNCERTAIN, now)
        return lost

    def about(self, subject: str) -> list[DeskPost]:
        last = {w.post.desk: w.post for w in self._all() if w.post.subject == subject}
        return [last[desk] for desk in sorted(last)]

    def of(self, line: str) -> list[DeskPost]:
        return [w.post for w in self._all() if w.post.line == line]

    def uncertain(self, desk: str) -> list[DeskPost]:
        return [
            w.post
            for w in self._all()
            if w.post.desk == desk and w.post.status is DeliveryStatus.UNCERTAIN
        ]

    def place(self, desk: str, subject: str) -> str | None:
        return self._kept.places.get((desk, subject))

    def keep_place(self, desk: str, subject: str, place: str) -> None:
        self._kept.places[desk, subject] = place

    def subject_at(self, desk: str, place: str) -> str | None:
        shown = self._kept.places.items()
        return next((subject for (on, subject), at in shown if (on, at) == (desk, place)), None)

    def erase(self, line: str) -> None:
        for post in self.of(line):
            del self._kept.desk_posts[post.id]


def first_two(ready: tuple[int, int, WaitingPost]) -> tuple[int, int]:
    return ready[:2]


class FakeDrafts:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, draft: DraftAnswer) -> None:
        if draft.id in self._kept.drafts:
            raise failed_work("an id is given once")
        self._kept.drafts[draft.id] = replace(draft, askers=())

    def get(self, id_: str) -> DraftAnswer | None:
        draft = self._kept.drafts.get(id_)
        return self._with_askers(draft) if draft else None

    def settle(self, id_: str, status: DraftStatus) -> None:
        if draft := self._kept.drafts.get(id_):
            self._kept.drafts[id_] = replace(draft, status=status)

    def all(self, status: DraftStatus | None = None, limit: int = 100) -> list[DraftAnswer]:
        found = [d for d in self._kept.drafts.values() if status in (None, d.status)]
        newest = sorted(found, key=lambda d: (d.at, d.id), reverse=True)
        return [self._with_askers(draft) for draft in newest[:limit]]

    def wish(self, asker: Subscriber) -> None:
        self._kept.wishes.setdefault((asker.person, same(asker.question)), asker)

    def wishes(self) -> list[Subscriber]:
        return self._in_order(list(self._kept.wishes))

    def wishes_of(self, person: str) -> list[Subscriber]:
        return self._in_order([key for key in self._kept.wishes if key[0] == person])

    def grant(self, person: str, question: str) -> bool:
        return self._kept.wishes.pop((person, same(question)), None) is not None

    def erase(self, person: str) -> int:
        own = [key for key in self._kept.wishes if key[0] == person]
        for key in own:
            del self._kept.wishes[key]
        return len(own)

    def forget(self, questions: Sequence[str]) -> int:
        kept = self._kept
        asked = {q.text for q in kept.questions} | {w.question for w in kept.wishes.values()}
        gone = {storable(text) for text in questions} - asked
        lost = [id_ for id_, draft in kept.drafts.items() if draft.question in gone]
        for id_ in lost:
            del kept.drafts[id_]
        return len(lost)

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        lost = [id_ for id_, draft in self._kept.drafts.items() if draft.at < moment][:limit]
        for id_ in lost:
            del self._kept.drafts[id_]
        return len(lost)

    def _in_order(self, keys: list[tuple[str, str]]) -> list[Subscriber]:
        found = sorted((self._kept.wishes[key].at, *key) for key in keys)
        return [self._kept.wishes[person, question] for _, person, question in found]

    def _with_askers(self, draft: DraftAnswer) -> DraftAnswer:
        waiting = [wish for wish in self.wishes() if same(wish.question) == same(draft.question)]
        return replace(draft, askers=tuple(wish.person for wish in waiting))


class FakeRefusals:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, refused: Refused) -> None:
        self._kept.refusals.append(refused)

    def all(self, limit: int = 100) -> list[Refused]:
        newest = reversed(self._kept.refusals)
        return sorted(newest, key=lambda refused: refused.at, reverse=True)[:limit]

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        every = sorted(self._kept.refusals, key=lambda refused: refused.at)
        late = [refused for refused in every if refused.at < moment][:limit]
        self._kept.refusals = every[len(late) :]
        return len(late)


class FakeErasures:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, erasure: Erasure) -> None:
        self._kept.erasures.append(erasure)

    def amend(self, erasure: Erasure) -> None:
        self._kept.erasures = [
            replace(
                each,
                conversations=erasure.conversations,
                leads=erasure.leads,
                entries=erasure.entries,
            )
            if each.receipt == erasure.receipt
            else each
            for each in self._kept.erasures
        ]

    def all(self, limit: int = 100) -> list[Erasure]:
        newest = sorted(self._kept.erasures, key=lambda e: (e.at, e.receipt), reverse=True)
        return newest[:limit]


class FakeStaffSessions:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add_link(self, link: SignInLink) -> None:
        self._kept.links[link.key] = link

    def link(self, key: str, now: datetime) -> SignInLink | None:
        link = self._kept.links.get(key)
        return link if link and link.ends_at > now and link.made_at <= now + SKEW else None

    def use_link(self, key: str, now: datetime) -> SignInLink | None:
        link = self.link(key, now)
        if link is not None:
            del self._kept.links[key]
        return link

    def begin(self, session: StaffSession) -> None:
        if session.key in self._kept.sessions:
            raise failed_work("a session begins once")
        self._kept.sessions[session.key] = session

    def get(self, key: str, now: datetime) -> StaffSession | None:
        session = self._kept.sessions.get(key)
        is_good = session and session.ends_at > now and session.began_at <= now + SKEW
        return session if is_good else None

    def speak(self, key: str, language: Language) -> None:
        if session := self._kept.sessions.get(key):
            self._kept.sessions[key] = replace(session, language=language)

    def end(self, key: str) -> None:
        self._kept.sessions.pop(key, None)

    def end_all(self, staff: str) -> int:
        own = [key for key, session in self._kept.sessions.items() if session.staff == staff]
        for key in own:
            del self._kept.sessions[key]
        self._kept.links = {k: link for k, link in self._kept.links.items() if link.staff != staff}
        return len(own)

    def forget_before(self, moment: datetime) -> int:
        before = len(self._kept.sessions) + len(self._kept.links)
        self._kept.sessions = {k: s for k, s in self._kept.sessions.items() if s.ends_at >= moment}
        self._kept.links = {
            k: link for k, link in self._kept.links.items() if link.ends_at >= moment
        }
        return before - len(self._kept.sessions) - len(self._kept.links)


class FakeStirs:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def newest(self) -> Position:
        settled = [waiting.settled_at for waiting in self._settled()]
        last = max((at for at in settled if at), default=None)
        kept = self._kept
        return Position(len(kept.lead_events), len(kept.entries), kept.last_outgoing, last)

    def since(self, mark: Position, limit: int = 1_000) -> list[Change]:  # noqa: ARG002  told again
        leads = [
            Change(f"event:{number}", f"lead:{reference}")
            for number, (reference, _) in enumerate(self._kept.lead_events)
        ]
        talks = [
            Change(f"entry:{number}", f"talk:{conversation}")
            for number, (conversation, _) in enumerate(self._kept.entries)
        ]
        put = [
            Change(f"put:{id_}", f"post:{w.outgoing.person}")
            for id_, w in self._kept.outbox.items()
        ]
        posts = [
            Change(f"sent:{w.outgoing.id}:{w.settled_at}", f"sent:{w.outgoing.person}")
            for w in self._settled()
        ]
        return [*leads[-limit:], *talks[-limit:], *put[-limit:], *posts[-limit:]]

    def _settled(self) -> list[Waiting]:
        return [waiting for waiting in self._kept.outbox.values() if waiting.settled_at]


class FakeSweeps:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def holdings(self, before: datetime) -> Holdings:
        def amount(moments: Iterable[datetime]) -> Amount:
            found = list(moments)
            return Amount(sum(moment < before for moment in found), len(found))

        kept = self._kept
        settled = (w.outgoing for w in kept.outbox.values() if w.outgoing.status not in UNSETTLED)
        return Holdings(
            conversations=amount(c.updated_at for c in kept.conversations.values()),
            leads=amount(each.updated_at for each in kept.leads.values() if not each.erased_at),
            events=amount(kept.events.values()),
            messages=amount(outgoing.created_at for outgoing in settled),
            questions=amount(q.at for q in kept.questions if not q.conversation),
            refusals=amount(refused.at for refused in kept.refusals),
        )

    def newest(self, now: datetime) -> datetime | None:
        kept = self._kept
        moments = (
            *(c.updated_at for c in kept.conversations.values()),
            *(w.outgoing.created_at for w in kept.outbox.values()),
            *(q.at for q in kept.questions),
            *(each.created_at for each in kept.leads.values()),
            *(entry.at for _, entry in kept.entries),
        )
        return max((moment for moment in moments if moment <= now), default=None)

    def add(self, sweep: Sweep) -> None:
        self._kept.sweeps.append(sweep)

    def last(self, now: datetime) -> Sweep | None:
        past = [sweep for sweep in self._kept.sweeps if sweep.at <= now]
        return max(past, key=lambda sweep: sweep.at, default=None)

    def accepted(self, now: datetime) -> Sweep | None:
        past = [s for s in self._kept.sweeps if s.at <= now and s.verdict in ACCEPTED]
        return max(past, key=lambda sweep: sweep.at, default=None)


class FakeHeartbeats:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def beat(self, process: str, now: datetime) -> None:
        self._kept.heartbeats[process] = now
