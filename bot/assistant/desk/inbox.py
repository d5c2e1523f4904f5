"""The inbox of a desk: which leads there are to look after, and everything about one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.assistant.context import Denial, Desk
from bot.assistant.desk.leads import LeadDetails, case_of
from bot.assistant.desk.post_views import awaits_reply, rests
from bot.assistant.mail_queue import mails_about
from bot.assistant.ports import Outgoing, TranscriptEntry, UnitOfWork
from bot.handoff.lead import Contact, Lead, LeadState, LeadStatus
from bot.vocabulary.text import same

PAGE_LEADS = 50
"""Leads on one page of the inbox."""

MOST_SOUGHT = 200
"""Characters of what is searched for."""


class InboxTab(StrEnum):
    """A part of the inbox. One lead can stand on several."""

    WAITING = "waiting"
    """The applicant waits for a word of staff; nobody let it rest."""
    ANSWERED = "answered"
    """Staff wait for the applicant."""
    NEW = "new"
    """Nobody has taken it on."""
    OVERDUE = "overdue"
    """The promised time for a reply is over."""
    MINE = "mine"
    """Taken on by whoever looks, and not closed."""
    RESTING = "resting"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class InboxQuery:
    """What somebody wishes to see: a shelf, what has to stand in a lead, and which page."""

    shelf: InboxTab = InboxTab.WAITING
    sought: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Inbox:
    """One page (`page` of `pages`, counted from 1) of a shelf on which `total` leads stand.

    `counts` says how many leads stand on each shelf, of those that hold what is sought.
    """

    at: datetime
    wanted: InboxQuery
    leads: tuple[Lead, ...]
    counts: Mapping[InboxTab, int]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class LeadDossier:
    """Everything about a lead. `sent`: messages of staff by the key of their line, as far as it is
    still known what became of them. `mails`: those that tell of such messages, by their ids."""

    case: LeadDetails
    sent: Mapping[str, Outgoing]
    mails: Mapping[int, Outgoing] = field(default_factory=dict)


STANDS_ON: Mapping[InboxTab, Callable[[LeadState, str, datetime], bool]] = {
    InboxTab.WAITING: lambda lead, _, now: awaits_reply(lead, now),
    InboxTab.ANSWERED: lambda lead, _, now: is_answered(lead, now),
    InboxTab.NEW: lambda lead, _, now: lead.status is LeadStatus.NEW and not rests(lead, now),
    InboxTab.OVERDUE: lambda lead, _, now: awaits_reply(lead, now) and lead.reply_by <= now,
    InboxTab.MINE: lambda lead, staff, _: (
        lead.owner == staff and lead.status is not LeadStatus.CLOSED
    ),
    InboxTab.RESTING: lambda lead, _, now: rests(lead, now),
    InboxTab.CLOSED: lambda lead, _, __: lead.status is LeadStatus.CLOSED,
    InboxTab.ALL: lambda _, __, ___: True,
}
"""Which leads stand on a shelf, for whom, at which moment."""


def is_answered(lead: LeadState, now: datetime) -> bool:
    """Whether staff wait for the applicant, and the lead is neither closed nor rests."""
    is_over = lead.status is LeadStatus.CLOSED or lead.erased_at is not None
    return not (is_over or lead.awaits_us or rests(lead, now))


def look_into(desk: Desk, staff: str, wanted: InboxQuery, now: datetime) -> Inbox | Denial:
    """A page of the inbox: who waits comes first, the most urgent before the others."""
    if not desk.is_staff(staff):
        return Denial.NOT_STAFF
    words = same(wanted.sought[:MOST_SOUGHT]).split()
    with desk.storage.read_only() as work:
        found = sought(work, words)
        shelves = {
            shelf: [lead for lead in found if stands(lead, staff, now)]
            for shelf, stands in STANDS_ON.items()
        }
        chosen = sorted(shelves[wanted.shelf], key=lambda lead: urgency(lead, now))
        pages = max(1, -(-len(chosen) // PAGE_LEADS))
        page = min(max(wanted.page, 1), pages)
        shown = chosen[(page - 1) * PAGE_LEADS : page * PAGE_LEADS]
        leads = work.leads.some([lead.reference for lead in shown])
    return Inbox(
        at=now,
        wanted=wanted,
        leads=tuple(leads),
        counts={shelf: len(standing) for shelf, standing in shelves.items()},
        page=page,
        pages=pages,
        total=len(chosen),
    )


def sought(work: UnitOfWork, words: Sequence[str]) -> Sequence[LeadState]:
    """Where the leads stand that hold all the words; erased ones hold nothing."""
    every = work.leads.standings()
    if not words:
        return every
    contacts = work.leads.contacts()
    return [
        lead
        for lead in every
        if lead.erased_at is None and holds(lead.reference, contacts.get(lead.reference), words)
    ]


def holds(reference: str, contact: Contact | None, words: Sequence[str]) -> bool:
    """Whether every word stands in a lead's number, its company or its contact."""
    parts = [reference, reference.replace("-", "")]
    if contact is not None:
        parts += [contact.company, contact.name, contact.email]
        parts += [contact.phone, contact.phone.replace("+81", "0"), contact.corporate_number]
    text = same("\n".join(parts))
    return all(word in text for word in words)


def urgency(lead: LeadState, now: datetime) -> tuple[bool, float, str]:
    """Where a lead stands in a list: who waits by the promised time, then the last changed."""
    waits = awaits_reply(lead, now)
    moment = lead.reply_by.timestamp() if waits else -lead.updated_at.timestamp()
    return not waits, moment, lead.reference


def open_dossier(desk: Desk, staff: str, reference: str) -> LeadDossier | Denial:
    """Everything about a lead, and what became of what staff wrote."""
    if not desk.is_staff(staff):
        return Denial.NOT_STAFF
    with desk.storage.read_only() as work:
        case = case_of(work, reference)
        if case is None:
            return Denial.NO_SUCH_LEAD
        return LeadDossier(case, deliveries(work, case), mails_about(work, case.lead.person))


def deliveries(work: UnitOfWork, case: LeadDetails) -> dict[str, Outgoing]:
    """What is known of each message of staff in the conversation."""
    if not case.lead.person:
        return {}
    found = {
        entry.key: work.outbox.get(id_) for entry in case.transcript if (id_ := sent_as(entry))
    }
    return {key: sent for key, sent in found.items() if sent and sent.person == case.lead.person}


def sent_as(entry: TranscriptEntry) -> int:
    """The id of the outgoing message that a line of staff stands for; 0 for any other line."""
    start, _, number = entry.key.partition("-")
    return int(number) if start == "reply" and number.isascii() and number.isdecimal() else 0
