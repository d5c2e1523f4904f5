"""What an operator does for a person who asks about their data outside of the chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.assistant.conversation import Conversation
from bot.assistant.ports import AskedQuestion, Asker, Entry, Outgoing, UnitOfWork
from bot.assistant.remembering import erase_lead, erase_person, leads_left, prove
from bot.handoff.lead import Lead, LeadEvent


@dataclass(frozen=True, slots=True)
class KeptLead:
    """A lead with its history."""

    lead: Lead
    history: tuple[LeadEvent, ...]


@dataclass(frozen=True, slots=True)
class KeptData:
    """Everything that is kept about one person."""

    person: str
    conversation: Conversation | None
    transcript: tuple[Entry, ...]
    questions: tuple[AskedQuestion, ...]
    leads: tuple[KeptLead, ...]
    messages: tuple[Outgoing, ...]
    wishes: tuple[Asker, ...] = ()

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
            KeptLead(lead, tuple(work.leads.history(lead.reference)))
            for lead in work.leads.of(person)
        ),
        messages=tuple(work.outbox.of(person)),
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
    if not leads and not waiting:
        return None
    return prove(work, actor, now, conversations=0, leads=len(leads), entries=0)
