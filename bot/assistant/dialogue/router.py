"""From one turn to one step: what was picked, or what was written and what it means."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.commands import COMMANDS, run
from bot.assistant.dialogue.contact_form import (
    pick_field,
    refill,
    skip_field,
    take_consent,
    take_doubted,
)
from bot.assistant.dialogue.conversation_state import state_of
from bot.assistant.dialogue.faq import rate_answer, read_article
from bot.assistant.dialogue.greeting import arrive
from bot.assistant.dialogue.lead_submission import send_lead
from bot.assistant.dialogue.meaning_handlers import carry_out, refuse
from bot.assistant.dialogue.my_data import settle_erasure
from bot.assistant.dialogue.next_question import reprompt
from bot.assistant.dialogue.precheck import (
    apply_edit,
    keep_answer,
    pick_answer,
    reopen,
    take_offered,
)
from bot.assistant.dialogue.staff_chat import is_with_staff, settle_addition, while_with_staff
from bot.assistant.notices import Notice, Say
from bot.faq.text.language import language_after
from bot.understanding.message import Heard
from bot.vocabulary import Turn
from bot.vocabulary.choice_ids import ChoiceId, parse_choice_id
from bot.vocabulary.text import plain, visible


def route_choice(context: TurnContext, conversation: Conversation, choice_id: str) -> TurnResult:
    """Do what the choice says; an id that is not ours, or no longer, changes nothing."""
    pick = parse_choice_id(choice_id)
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
        case "answer":
            return pick_answer(context, conversation, pick.first, pick.second)
        case "tell":
            return take_offered(context, conversation, pick.first)
        case "apply":
            return apply_edit(context, conversation, pick.first, pick.second)
        case "keep":
            return keep_answer(context, conversation, Notice.ANSWER_KEPT)
        case "edit":
            return reopen(context, conversation, pick.first)
    return None


def _at_counter(
    context: TurnContext, conversation: Conversation, pick: ChoiceId
) -> TurnResult | None:
    match pick.verb:
        case "article":
            return read_article(context, conversation, pick.first)
        case "rate" if pick.second in {"yes", "no"}:
            return rate_answer(context, conversation, pick.first, is_helpful=pick.second == "yes")
        case "do" if pick.first in COMMANDS:
            return run(context, conversation, pick.first)
    return None


def _doubted(context: TurnContext, conversation: Conversation, pick: ChoiceId) -> TurnResult | None:
    match pick.verb:
        case "take":
            return take_doubted(context, at_form(conversation), pick.first)
        case "add":
            return settle_addition(context, conversation, is_wished=pick.first == "yes")
    return None


def _contact(context: TurnContext, conversation: Conversation, pick: ChoiceId) -> TurnResult | None:
    match pick.verb:
        case "consent":
            return take_consent(context, conversation, is_given=pick.first == "yes")
        case "field":
            return pick_field(context, at_form(conversation), pick.first, pick.second)
        case "refill":
            return refill(context, at_form(conversation), pick.first)
        case "skip":
            return skip_field(context, at_form(conversation), pick.first)
        case "send":
            return send_lead(context, conversation)
        case "erase" if conversation.is_erasure_asked:
            return settle_erasure(context, conversation, is_wished=pick.first == "yes")
    return None


def at_form(conversation: Conversation) -> Conversation:
    """The conversation of a person who turns to the form, where it is open: staff wait."""
    return replace(conversation, with_staff=None) if conversation.form else conversation


MAX_TEXT = 4_000
"""Characters of one message: more than the longest field takes, less than a pasted document."""


def route(context: TurnContext, conversation: Conversation, turn: Turn) -> TurnResult:
    """Decide what a turn means and do it."""
    if turn.is_for_counter and is_with_staff(conversation):
        return respond_aside(context, conversation, turn)
    if turn.choose is not None:
        return route_choice(context, replace(conversation, missed=0), turn.choose)
    if not turn.text and is_begun(context, conversation):
        return arrive(context, conversation)
    if len(turn.text) > MAX_TEXT:
        return refuse(context, conversation, Notice.TEXT_TOO_LONG)
    text = plain(turn.text)
    if not text:
        return refuse(context, conversation, Notice.EMPTY_TEXT)
    spoken = follow_language(while_with_staff(context, conversation), text)
    return respond_to_text(context, spoken, text, turn.text)


def respond_aside(context: TurnContext, conversation: Conversation, turn: Turn) -> TurnResult:
    """Answer what is put to the counter expressly; staff go on listening to all else."""
    result = route(context, replace(conversation, with_staff=None), turn)
    after = result.conversation
    if after is None or after.form is not None:
        return result
    return replace(result, conversation=replace(after, with_staff=conversation.with_staff))


def is_begun(context: TurnContext, conversation: Conversation) -> bool:
    """Whether the conversation begins with this very turn."""
    return conversation.started_at == context.now


def follow_language(conversation: Conversation, text: str) -> Conversation:
    """Go on in the language that the person writes.

    What is typed into the form says nothing, nor does a single English word: "undo" and "help" are
    typed by people of every language.
    """
    if conversation.form:
        return conversation
    return replace(conversation, language=language_after(text, conversation.language))


def respond_to_text(
    context: TurnContext, conversation: Conversation, text: str, written: str
) -> TurnResult:
    """What the message means where the person stands, and what becomes of it.

    `written` is the text as it came: a field of the form keeps it so.
    """
    interpreter = context.assistant.interpreter
    state = state_of(context, conversation)
    sense = interpreter.interpret(Heard(text, visible(written)), state)
    return carry_out(context, conversation, state, sense, interpreter.maybe(sense))
