"""From one turn to one step: what was picked, or what was written and what it means."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.choice_handlers import route_choice
from bot.assistant.dialogue.conversation_state import state_of
from bot.assistant.dialogue.greeting import arrive
from bot.assistant.dialogue.meaning_handlers import carry_out, refuse
from bot.assistant.dialogue.staff_chat import is_with_staff, while_with_staff
from bot.assistant.notices import Notice
from bot.faq.text.language import language_after
from bot.understanding.message import Heard
from bot.vocabulary import Turn
from bot.vocabulary.text import MAX_TEXT, plain, visible


def route(context: TurnContext, conversation: Conversation, turn: Turn) -> TurnResult:
    """Decide what a turn means and do it."""
    if turn.is_for_counter and is_with_staff(conversation):
        return respond_aside(context, conversation, turn)
    if turn.choose is not None:
        return route_choice(context, as_understood(conversation), turn.choose)
    if not turn.text and is_begun(context, conversation):
        return arrive(context, conversation)
    if len(turn.text) > MAX_TEXT:
        return refuse(context, conversation, Notice.TEXT_TOO_LONG)
    text = plain(turn.text)
    if not text:
        return refuse(context, conversation, Notice.EMPTY_TEXT)
    spoken = follow_language(while_with_staff(context, conversation), text)
    return respond_to_text(context, spoken, text, turn.text)


def as_understood(conversation: Conversation) -> Conversation:
    """The conversation of a person who was understood just now."""
    return replace(conversation, missed=0) if conversation.missed else conversation


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
    return carry_out(context, conversation, state, sense, interpreter.maybe(sense, state))
