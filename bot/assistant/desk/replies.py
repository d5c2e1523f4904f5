"""What staff write to applicants: an explicit act, kept and queued as one with all that follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.acts import StaffWrites
from bot.assistant.context import Denial, Desk
from bot.assistant.conversation import Conversation, begun_anew
from bot.assistant.desk.leads import ATTEMPTS, record_refusal, tried_anew
from bot.assistant.desk_posts import keep_delivery, show_in_thread, show_lead
from bot.assistant.mail_queue import MailKind, mail_line, put_mail
from bot.assistant.ports import (
    Author,
    DeliveryStatus,
    Outgoing,
    ReplyDraft,
    TranscriptEntry,
    UnitOfWork,
)
from bot.handoff import lead_workflow
from bot.handoff.lead import Lead, LeadEvent
from bot.handoff.lead_change import Change, Refusal, RefusalCode, refuse, refused_to_owner
from bot.vocabulary import Message, MessageKind
from bot.vocabulary.text import visible


@dataclass(frozen=True, slots=True)
class ReplyQueued:
    """The message is on its way: the lead as it is now, and what the message is called."""

    lead: Lead
    outgoing_id: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same act was done before; nothing happened again."""


def staff_message(desk: Desk, lead: Lead, text: str) -> Message:
    """What the applicant gets to see of this text: the text itself, and what they can do."""
    if desk.speak is None:
        return Message(MessageKind.STAFF, text)
    return desk.speak(StaffWrites(text), lead.language)


def send_reply(
    desk: Desk, reference: str, staff: str, text: str, event: str, now: datetime
) -> ReplyQueued | Refusal | Denial | Repeated:
    """Send a text to the applicant; what they write next then goes to staff.

    Whoever writes first about a lead that is nobody's takes it on by that.
    """
    if not desk.is_staff(staff):
        record_refusal(desk, staff, "reply", reference, now, event)
        return Denial.NOT_STAFF
    return tried_anew(lambda: reply_once(desk, reference, staff, visible(text), event, now))


def reply_once(
    desk: Desk, reference: str, staff: str, text: str, event: str, now: datetime
) -> ReplyQueued | Refusal | Denial | Repeated | None:
    """One attempt in one unit of work; None if the lead changed in between."""
    with desk.storage() as work:
        found = read_locked(work, reference)
        if found is None:
            return Denial.NO_SUCH_LEAD
        lead, conversation = found
        if not work.events.is_new(f"staff:{staff}", event, now):
            return Repeated()
        refused = why_not(lead, staff, text)
        if refused is not None:
            return refused
        own = lead if lead.owner else claimed(work, lead, staff, now)
        sent = keep_reply(desk, work, own, conversation, staff, text, now) if own else None
        if sent is not None:
            work.commit()
    return sent


def read_locked(work: UnitOfWork, reference: str) -> tuple[Lead, Conversation | None] | None:
    """A lead and its person's conversation; the person's turns wait, and so does all else.

    Colleagues wait too: what takes this long would be overtaken by them again and again.
    """
    lead = work.leads.get(reference)
    if lead is None or not lead.person:
        return None if lead is None else (lead, None)
    conversation = work.conversations.of(lead.person)
    locked = next((x for x in work.leads.of(lead.person) if x.reference == reference), None)
    current = locked or work.leads.get(reference)  # erased meanwhile, it belongs to nobody
    return None if current is None else (current, conversation)


def why_not(lead: Lead, staff: str, text: str) -> Refusal | None:
    """Why nothing can be sent; None if it can."""
    if not lead.person:
        return refuse(lead, RefusalCode.ERASED)
    refused = refused_to_owner(lead, staff, even_unclaimed=True)
    return refused or (None if text else refuse(lead, RefusalCode.TEXT_MISSING))


def claimed(work: UnitOfWork, lead: Lead, staff: str, now: datetime) -> Lead | None:
    """The lead, taken on by who writes; None if it changed in between."""
    decided = lead_workflow.claim(lead, staff, now)
    if isinstance(decided, Refusal) or not work.leads.change(*decided):
        return None
    return replace(decided[0], version=decided[0].version + 1)


def keep_reply(
    desk: Desk,
    work: UnitOfWork,
    lead: Lead,
    conversation: Conversation | None,
    staff: str,
    text: str,
    now: datetime,
) -> ReplyQueued | None:
    """Queue what staff wrote and keep all that follows; None if the lead changed in between."""
    told = StaffMessage(staff_message(desk, lead, text), MailKind.REPLY, lead_workflow.reply)
    queued = keep_message(desk, work, lead, conversation, staff, told, now)
    if queued is not None:
        work.reply_drafts.drop(staff, lead.reference)
    return queued


@dataclass(frozen=True, slots=True)
class StaffMessage:
    """What an applicant is told in the name of staff, which mail tells of it, and what becomes of
    the lead by that: `decide` takes the lead, who tells it, the message's id and the moment."""

    message: Message
    mail: MailKind
    decide: Callable[[Lead, str, str, datetime], Change | Refusal]


def keep_message(
    desk: Desk,
    work: UnitOfWork,
    lead: Lead,
    conversation: Conversation | None,
    staff: str,
    told: StaffMessage,
    now: datetime,
) -> ReplyQueued | None:
    """Queue a message and keep all that follows; None if the lead changed in between."""
    message = told.message
    [id_] = work.outbox.put(lead.person, f"reply:{lead.reference}", [message], now)
    spoken = replace(
        conversation or begun_anew(lead, now),
        with_staff=lead.reference,
        offered=message.choices,
        updated_at=now,
    )
    decided = told.decide(replace(lead, conversation=spoken.id), staff, str(id_), now)
    if isinstance(decided, Refusal):  # it was asked before, so this is only for the types
        return None
    changed, happened = decided
    if not work.leads.change(changed, happened):
        return None
    said = message.text
    entry = TranscriptEntry(now, Author.STAFF, MessageKind.STAFF.value, said, key=f"reply-{id_}")
    work.transcripts.add(spoken.id, [entry])
    work.conversations.save(spoken)
    put_mail(work, lead, told.mail, now, desk.mailed, reply=id_)
    show_lead(work, lead.reference, now, desk.desks)
    detail = {"outgoing": str(id_), "staff": staff}
    show_in_thread(work, lead.reference, f"reply:{id_}", now, desk.desks, detail)
    return ReplyQueued(replace(changed, version=changed.version + 1), id_)


def save_draft(desk: Desk, reference: str, staff: str, text: str, now: datetime) -> Denial | None:
    """Keep what somebody began to write to an applicant; nothing but white space forgets it."""
    if not desk.is_staff(staff):
        return Denial.NOT_STAFF
    with desk.storage() as work:
        lead = work.leads.get(reference)
        if lead is None or lead.erased_at is not None:
            return Denial.NO_SUCH_LEAD
        if text.strip():
            work.reply_drafts.save(ReplyDraft(staff, reference, text, now))
        else:
            work.reply_drafts.drop(staff, reference)
        work.commit()
    return None


def settle_reply(
    desk: Desk, reference: str, staff: str, outgoing_id: int, *, arrived: bool, now: datetime
) -> Lead | Refusal | Denial | None:
    """Say of an uncertain message that it arrived, or have it sent again; None: it is settled."""
    if not desk.is_staff(staff):
        record_refusal(desk, staff, "settle", reference, now)
        return Denial.NOT_STAFF
    for _ in range(ATTEMPTS):
        with desk.storage() as work:
            lead = work.leads.get(reference)
            if lead is None:
                return Denial.NO_SUCH_LEAD
            if lead.erased_at:
                return refuse(lead, RefusalCode.ERASED)
            outgoing = work.outbox.get(outgoing_id)
            if outgoing is None or not is_in_doubt(outgoing, lead):
                return None
            settled = settle_once(work, lead, outgoing, staff, arrived=arrived, now=now)
            if settled is not None:
                work.commit()
                return settled
    return Denial.TOO_MANY_AT_ONCE


def is_in_doubt(outgoing: Outgoing, lead: Lead) -> bool:
    """Whether it is a message of staff to this applicant, or the mail that tells of one, and
    nobody knows whether it arrived."""
    is_reply = (outgoing.person, outgoing.message.kind) == (lead.person, MessageKind.STAFF)
    is_mail = outgoing.person == mail_line(lead.person)
    return (is_reply or is_mail) and outgoing.status is DeliveryStatus.UNCERTAIN


def settle_once(
    work: UnitOfWork, lead: Lead, outgoing: Outgoing, staff: str, *, arrived: bool, now: datetime
) -> Lead | None:
    """Keep what was said of a message; None if the lead changed in between."""
    detail = {"outgoing": str(outgoing.id), "arrived": "yes" if arrived else "no"}
    changed = replace(lead, updated_at=now)
    if not work.leads.change(changed, LeadEvent(now, staff, "settled", detail)):
        return None
    becomes = DeliveryStatus.SENT if arrived else DeliveryStatus.QUEUED
    keep_delivery(work, outgoing, becomes, now)
    work.outbox.settle([outgoing.id], becomes, now)
    return work.leads.get(lead.reference)
