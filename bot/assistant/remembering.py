"""What is stored about a person: showing it, deleting it, and deleting it when its time is over."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from bot.assistant.acts import ConfirmErased, ConfirmErasure, ShowData
from bot.assistant.asking import ask_open
from bot.assistant.conversation import Conversation
from bot.assistant.counter import DESK_ZONE, Scene, Step
from bot.assistant.notices import Notice, Say
from bot.assistant.ports import Erasure, UnitOfWork
from bot.assistant.posting import show_erased
from bot.handoff.lead import Lead, LeadEvent, LeadStatus
from bot.handoff.reference import new_reference


def show_data(scene: Scene, conversation: Conversation) -> Step:
    """Show everything that is stored about the person."""
    shown = ShowData(
        conversation=conversation,
        leads=tuple(scene.work.leads.of(conversation.person)),
        questions=tuple(scene.work.questions.of(conversation.id)),
        entries=len(scene.work.transcripts.of(conversation.id)),
    )
    return Step(conversation, (shown, *ask_open(scene, conversation)))


def ask_erasure(scene: Scene, conversation: Conversation) -> Step:
    """Ask once more before everything is deleted."""
    references = tuple(lead.reference for lead in leads_left(scene.work, conversation.person))
    return Step(replace(conversation, is_erasure_asked=True), (ConfirmErasure(references),))


def settle_erasure(scene: Scene, conversation: Conversation, *, is_wished: bool) -> Step:
    """Delete everything, or go on as before."""
    if not is_wished:
        kept = replace(conversation, is_erasure_asked=False)
        return Step(kept, (Say(Notice.ERASURE_CANCELLED), *ask_open(scene, kept)))
    references = tuple(lead.reference for lead in leads_left(scene.work, conversation.person))
    is_elsewhere = any(sent.receipt for sent in scene.work.outbox.of(conversation.person))
    receipt = erase_person(scene.work, conversation, "applicant", scene.now)
    return Step(None, (ConfirmErased(receipt, scene.now, references, is_elsewhere),))


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
    work.outbox.erase(conversation.person)
    asked += [wish.question for wish in work.drafts.wishes_of(conversation.person)]
    work.drafts.erase(conversation.person)
    work.drafts.forget(asked)
    work.conversations.erase(conversation.id)
    return entries


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
    work.leads.forget_words(lead.reference)
    show_erased(work, lead.reference, now)


def purge(work: UnitOfWork, now: datetime, retention: timedelta) -> Erasure | None:
    """Delete what nobody touched for the retention time; None where there was nothing to delete."""
    limit = now - retention
    work.events.forget_before(limit)
    work.refusals.forget_before(limit)
    work.outbox.forget_before(limit)
    work.questions.forget_before(limit)
    work.drafts.forget_before(limit)
    conversations = work.conversations.untouched_since(limit)
    leads = work.leads.created_before(limit)
    for lead in leads:
        erase_lead(work, lead, "system", now)
    entries = sum(erase_conversation(work, conversation) for conversation in conversations)
    if not conversations and not leads:
        return None
    prove(work, "system", now, conversations=len(conversations), leads=len(leads), entries=entries)
    return work.erasures.all(limit=1)[0]


def prove(
    work: UnitOfWork, actor: str, now: datetime, *, conversations: int, leads: int, entries: int
) -> str:
    """Keep a proof of erasure that holds nothing of what was erased; its receipt number."""
    day = now.astimezone(DESK_ZONE).date()
    receipt = new_reference(day, secrets.token_bytes(8), prefix="D")
    work.erasures.add(Erasure(receipt, now, actor, conversations, leads, entries))
    return receipt
