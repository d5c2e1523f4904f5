"""What becomes of a choice that was picked; an old one is still understood."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.commands import COMMANDS, run
from bot.assistant.dialogue.contact.contact_form import (
    pick_field,
    refill,
    skip_field,
    take_consent,
    take_doubted,
)
from bot.assistant.dialogue.contact.lead_submission import send_lead
from bot.assistant.dialogue.faq import rate_answer, read_article
from bot.assistant.dialogue.my_data import settle_erasure
from bot.assistant.dialogue.next_question import reprompt
from bot.assistant.dialogue.precheck import (
    apply_edit,
    keep_answer,
    move_on,
    pick_answer,
    reopen,
)
from bot.assistant.dialogue.staff_chat import settle_addition
from bot.assistant.dialogue.told.offer import take_offered
from bot.assistant.notices import Notice, Say
from bot.vocabulary.choice_ids import NO, YES, ChoiceId, Verb, parted


def route_choice(context: TurnContext, conversation: Conversation, choice_id: str) -> TurnResult:
    """Do what the choice says; an id that is not ours, or no longer, changes nothing."""
    pick = ChoiceId.parse(choice_id)
    if pick is not None:
        for do in (_pre_check, _at_counter, _contact, _doubted):
            result = do(context, conversation, pick)
            if result is not None:
                return result
    return TurnResult(
        conversation, (Say(Notice.CHOICE_NOT_KNOWN), *reprompt(context, conversation))
    )


def _pre_check(
    context: TurnContext, conversation: Conversation, pick: ChoiceId
) -> TurnResult | None:
    match pick.verb:
        case Verb.ANSWER:
            return pick_answer(context, conversation, pick.first, pick.second)
        case Verb.TELL:
            return take_offered(context, conversation, pick.first)
        case Verb.APPLY:
            return apply_edit(context, conversation, [(pick.first, pick.second)])
        case Verb.AMEND:
            return apply_edit(context, conversation, parted(pick.first))
        case Verb.KEEP:
            return keep_answer(context, conversation, Notice.ANSWER_KEPT)
        case Verb.MOVE:
            return move_on(context, conversation)
        case Verb.EDIT:
            return reopen(context, conversation, pick.first)
    return None


def _at_counter(
    context: TurnContext, conversation: Conversation, pick: ChoiceId
) -> TurnResult | None:
    match pick.verb:
        case Verb.ARTICLE:
            return read_article(context, conversation, pick.first)
        case Verb.RATE if pick.second in {YES, NO}:
            return rate_answer(context, conversation, pick.first, is_helpful=pick.is_yes)
        case Verb.DO if pick.first in COMMANDS:
            return run(context, conversation, pick.first)
    return None


def _doubted(context: TurnContext, conversation: Conversation, pick: ChoiceId) -> TurnResult | None:
    match pick.verb:
        case Verb.TAKE:
            return take_doubted(context, at_form(conversation), pick.first)
        case Verb.ADD:
            return settle_addition(context, conversation, is_wished=pick.is_yes)
    return None


def _contact(context: TurnContext, conversation: Conversation, pick: ChoiceId) -> TurnResult | None:
    match pick.verb:
        case Verb.CONSENT:
            return take_consent(context, conversation, is_given=pick.is_yes)
        case Verb.FIELD:
            return pick_field(context, at_form(conversation), pick.first, pick.second)
        case Verb.REFILL:
            return refill(context, at_form(conversation), pick.first)
        case Verb.SKIP:
            return skip_field(context, at_form(conversation), pick.first)
        case Verb.SEND:
            return send_lead(context, conversation)
        case Verb.ERASE if conversation.is_erasure_asked:
            return settle_erasure(context, conversation, is_wished=pick.is_yes)
    return None


def at_form(conversation: Conversation) -> Conversation:
    """The conversation of a person who turns to the form, where it is open: staff wait."""
    return replace(conversation, with_staff=None) if conversation.form else conversation
