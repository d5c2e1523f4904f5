"""What is stored about a person: showing it, and deleting it."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import ConfirmErased, ConfirmErasure, ShowData
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import reprompt
from bot.assistant.notices import Notice, Say
from bot.assistant.person_status import passed_on_by
from bot.assistant.privacy import erase_person, leads_left


def show_data(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Show everything that is stored about the person."""
    shown = ShowData(
        conversation=conversation,
        leads=tuple(context.work.leads.of(conversation.person)),
        questions=tuple(context.work.questions.of(conversation.id)),
        entries=context.work.transcripts.size(conversation.id),
        passed_on=passed_on_by(context.work, conversation),
    )
    return TurnResult(conversation, (shown, *reprompt(context, conversation)))


def ask_erasure(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Ask once more before everything is deleted."""
    references = tuple(lead.reference for lead in leads_left(context.work, conversation.person))
    return TurnResult(replace(conversation, is_erasure_asked=True), (ConfirmErasure(references),))


def settle_erasure(
    context: TurnContext, conversation: Conversation, *, is_wished: bool
) -> TurnResult:
    """Delete everything, or go on as before."""
    if not is_wished:
        kept = replace(conversation, is_erasure_asked=False)
        return TurnResult(kept, (Say(Notice.ERASURE_CANCELLED), *reprompt(context, kept)))
    references = tuple(lead.reference for lead in leads_left(context.work, conversation.person))
    is_elsewhere = any(sent.receipt for sent in context.work.outbox.of(conversation.person))
    context.assistant.held.forget(conversation.id)
    receipt = erase_person(context.work, conversation, "applicant", context.now)
    return TurnResult(None, (ConfirmErased(receipt, context.now, references, is_elsewhere),))
