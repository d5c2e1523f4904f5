"""What an operator does for a person who asks about their data outside of the chat."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.conversation import Conversation
from bot.assistant.desk_posts import show_erased
from bot.assistant.mail_queue import mail_line
from bot.assistant.ports import (
    Access,
    AccessKind,
    AskedQuestion,
    Erasure,
    Outgoing,
    Subscriber,
    TranscriptEntry,
    UnitOfWork,
)
from bot.handoff.appointments.appointment import Appointment
from bot.handoff.lead import Lead, LeadEvent, LeadStatus
from bot.handoff.reference import new_reference
from bot.vocabulary import MessageKind
from bot.vocabulary.desk_zone import desk_zone

PERSONAL = frozenset({MessageKind.CONTACT})
"""Kinds of messages that repeat what was typed into the contact form."""


@dataclass(frozen=True, slots=True)
class KeptLead:
    """A lead with its history and the calls that were arranged."""

    lead: Lead
    history: tuple[LeadEvent, ...]
    appointments: tuple[Appointment, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptData:
    """Everything that is kept about one person."""

    person: str
    conversation: Conversation | None
    transcript: tuple[TranscriptEntry, ...]
    questions: tuple[AskedQuestion, ...]
    leads: tuple[KeptLead, ...]
    messages: tuple[Outgoing, ...]
    wishes: tuple[Subscriber, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is kept."""
        return not (self.conversation or self.leads or self.messages or self.wishes)


def everything_about(work: UnitOfWork, person: str) -> KeptData:
    """Everything that is kept about one person."""
    conversation = work.conversations.of(person)
    return KeptData(
        person=person,
        conversation=conversation,
        transcript=tuple(work.transcripts.of(conversation.id)) if conversation else (),
        questions=tuple(work.questions.of(conversation.id)) if conversation else (),
        leads=tuple(
            KeptLead(
                lead,
                tuple(work.leads.history(lead.reference)),
                tuple(work.appointments.of(lead.reference)),
            )
            for lead in work.leads.of(person)
        ),
        messages=(*work.outbox.of(person), *work.outbox.of(mail_line(person))),
        wishes=tuple(work.drafts.wishes_of(person)),
    )


def erase_on_request(work: UnitOfWork, person: str, actor: str, now: datetime) -> str | None:
    """Delete everything about one person; the receipt of the proof, None if nothing was kept."""
    conversation = work.conversations.of(person)
    if conversation is not None:
        return erase_person(work, conversation, actor, now)
    leads = leads_left(work, person)
    for lead in leads:
        erase_lead(work, lead, actor, now)
    wishes = [wish.question for wish in work.drafts.wishes_of(person)]
    waiting = len(work.outbox.of(person)) + work.drafts.erase(person)
    work.drafts.forget(wishes)
    work.outbox.erase(person)
    forget_mail(work, person)
    if not leads and not waiting:
        return None
    return prove(work, actor, now, conversations=0, leads=len(leads), entries=0)


def leads_left(work: UnitOfWork, person: str) -> list[Lead]:
    """The person's leads that were not erased yet."""
    return [lead for lead in work.leads.of(person) if lead.erased_at is None]


def erase_person(work: UnitOfWork, conversation: Conversation, actor: str, now: datetime) -> str:
    """Delete a conversation with all that belongs to it; the receipt of the proof that is kept."""
    leads = leads_left(work, conversation.person)
    for lead in leads:
        erase_lead(work, lead, actor, now)
    entries = erase_conversation(work, conversation)
    return prove(work, actor, now, conversations=1, leads=len(leads), entries=entries)


def erase_conversation(work: UnitOfWork, conversation: Conversation) -> int:
    """Remove a conversation and what was said in it; how many lines that were."""
    asked = [question.text for question in work.questions.of(conversation.id)]
    entries = work.transcripts.erase(conversation.id) + work.questions.erase(conversation.id)
    work.search.put_talk(conversation.id)
    work.outbox.erase(conversation.person)
    forget_mail(work, conversation.person)
    asked += [wish.question for wish in work.drafts.wishes_of(conversation.person)]
    work.drafts.erase(conversation.person)
    work.drafts.forget(asked)
    work.conversations.erase(conversation.id)
    return entries


def forget_mail(work: UnitOfWork, person: str) -> None:
    """Send no mail that waits, and let no browser that a link opened show anything more."""
    work.outbox.erase(mail_line(person))
    work.devices.erase(person)


def erase_lead(work: UnitOfWork, lead: Lead, actor: str, now: datetime) -> None:
    """Remove what a lead says about people; its reference, status and who did what when remain."""
    emptied = replace(
        lead,
        person="",
        contact=None,
        wish=None,
        record="",
        company_key="",
        status=LeadStatus.CLOSED,
        updated_at=now,
        erased_at=now,
        snoozed_until=None,
        joined=None,
    )
    if not work.leads.change(emptied, LeadEvent(now, actor, "erased")):
        msg = f"lead {lead.reference} changed while it was being erased"
        raise RuntimeError(msg)
    work.accesses.add([Access(now, actor, AccessKind.ERASED, lead.reference)])
    work.leads.forget_words(lead.reference)
    work.reply_drafts.erase(lead.reference)
    work.appointments.erase(lead.reference)
    show_erased(work, lead.reference, now)


def prove(
    work: UnitOfWork, actor: str, now: datetime, *, conversations: int, leads: int, entries: int
) -> str:
    """Keep a proof of erasure that holds nothing of what was erased; its receipt number."""
    day = now.astimezone(desk_zone()).date()
    receipt = new_reference(day, secrets.token_bytes(8), prefix="D")
    work.erasures.add(Erasure(receipt, now, actor, conversations, leads, entries))
    return receipt
