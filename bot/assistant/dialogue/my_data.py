"""What is stored about a person: showing it, and deleting it."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import ConfirmErased, ConfirmErasure, ShowData
from bot.assistant.context import Scene, Step
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import ask_open
from bot.assistant.notices import Notice, Say
from bot.assistant.privacy import erase_person, leads_left


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
