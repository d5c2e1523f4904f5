"""What a mail says when it is sent, read from what is kept then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assistant.mail_queue import MailKind, MailNotice, mail_line, mails_about, notice_of
from bot.assistant.ports import DeliveryStatus, Outgoing, UnitOfWork
from bot.handoff.appointments.appointment import Appointment
from bot.handoff.lead import Contact, Lead
from bot.vocabulary import MessageKind

PATIENCE = timedelta(minutes=5)
"""How long a reply may stand on the page unseen before a mail tells of it."""

STALE = timedelta(days=2)
"""A mail that could not be sent for so long is given up."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to the applicant of a lead. `replies`: what staff wrote that was not mailed
    yet; `appointment`: the call that it tells of."""

    kind: MailKind
    lead: Lead
    contact: Contact
    replies: tuple[str, ...] = ()
    appointment: Appointment | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """It is not to be sent before the moment."""

    until: datetime


def letter_of(work: UnitOfWork, outgoing: Outgoing, now: datetime) -> Letter | Later | None:
    """What a mail in the outbox says now; None where there is no need for it any more."""
    notice = notice_of(outgoing)
    lead = work.leads.get(notice.reference) if notice else None
    if notice is None or lead is None or lead.contact is None:
        return None
    if mail_line(lead.person) != outgoing.person:
        return None
    if notice.kind is MailKind.RECEIPT:
        return Letter(notice.kind, lead, lead.contact)
    if notice.kind in {MailKind.ANSWER, MailKind.RULES}:
        return answer_letter(work, notice, lead, lead.contact, now)
    if notice.kind is MailKind.CALL:
        return call_letter(work, notice, lead, lead.contact)
    return reply_letter(work, notice, lead, lead.contact, now)


def call_letter(
    work: UnitOfWork, notice: MailNotice, lead: Lead, contact: Contact
) -> Letter | None:
    """The mail about a call, at once: who has seen it on the page wants it in their calendar all
    the same. Nothing where the call was changed since, which has a mail of its own."""
    found = (each for each in work.appointments.of(lead.reference) if each.outgoing == notice.reply)
    told = next(found, None)
    return Letter(notice.kind, lead, contact, appointment=told) if told else None


def answer_letter(
    work: UnitOfWork, notice: MailNotice, lead: Lead, contact: Contact, now: datetime
) -> Letter | Later | None:
    """The mail about an answer, or about new rules, that nobody saw: it says that there is
    something, and not what."""
    unseen = work.outbox.unsettled(lead.person)
    told = next((message for message in unseen if message.id == notice.reply), None)
    if told is None:
        return None
    due = told.created_at + PATIENCE
    return Later(due) if now < due else Letter(notice.kind, lead, contact)


def reply_letter(
    work: UnitOfWork, notice: MailNotice, lead: Lead, contact: Contact, now: datetime
) -> Letter | Later | None:
    """The mail about a reply that nobody saw; of several that wait, the last one tells of all."""
    waiting = unseen_replies(work, lead)
    if not waiting or waiting[-1].id != notice.reply:
        return None
    due = waiting[-1].created_at + PATIENCE
    if now < due:
        return Later(due)
    told = mailed_replies(work, lead.person)
    texts = tuple(reply.message.text for reply in waiting if reply.id not in told)
    return Letter(notice.kind, lead, contact, texts)


def unseen_replies(work: UnitOfWork, lead: Lead) -> list[Outgoing]:
    """What staff wrote about a lead and nobody saw on the page, in order, but for what has a mail
    of its own."""
    alone = {
        notice.reply
        for mail in work.outbox.of(mail_line(lead.person))
        if (notice := notice_of(mail)) is not None and notice.kind is MailKind.CALL
    }
    return [
        sent
        for sent in work.outbox.unsettled(lead.person)
        if sent.message.kind is MessageKind.STAFF
        and sent.event == f"reply:{lead.reference}"
        and sent.id not in alone
    ]


def mailed_replies(work: UnitOfWork, person: str) -> set[int]:
    """The replies that the person was told of by mail."""
    mails = mails_about(work, person)
    return {reply for reply, mail in mails.items() if mail.status is DeliveryStatus.SENT}
