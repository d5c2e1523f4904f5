"""From one turn to one step: what was picked, or what was written and what it means."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.language import language_after
from bot.assistant.arriving import arrive
from bot.assistant.conversation import Conversation
from bot.assistant.counter import Scene, Step
from bot.assistant.deeds import carry_out, refuse
from bot.assistant.listening import is_with_staff, while_with_staff
from bot.assistant.notices import Notice
from bot.assistant.picking import follow_pick
from bot.assistant.whereabouts import state_of
from bot.understanding.heard import Heard
from bot.vocabulary import Turn
from bot.vocabulary.plain import plain, visible

MAX_TEXT = 4_000
"""Characters of one message: more than the longest field takes, less than a pasted document."""


def respond(scene: Scene, conversation: Conversation, turn: Turn) -> Step:
    """Decide what a turn means and do it."""
    if turn.is_for_counter and is_with_staff(conversation):
        return respond_aside(scene, conversation, turn)
    if turn.choose is not None:
        return follow_pick(scene, replace(conversation, missed=0), turn.choose)
    if not turn.text and is_begun(scene, conversation):
        return arrive(scene, conversation)
    if len(turn.text) > MAX_TEXT:
        return refuse(scene, conversation, Notice.TEXT_TOO_LONG)
    text = plain(turn.text)
    if not text:
        return refuse(scene, conversation, Notice.EMPTY_TEXT)
    spoken = follow_language(while_with_staff(scene, conversation), text)
    return respond_to_text(scene, spoken, text, turn.text)


def respond_aside(scene: Scene, conversation: Conversation, turn: Turn) -> Step:
    """Answer what is put to the counter expressly; staff go on listening to all else."""
    step = respond(scene, replace(conversation, with_staff=None), turn)
    after = step.conversation
    if after is None or after.form is not None:
        return step
    return replace(step, conversation=replace(after, with_staff=conversation.with_staff))


def is_begun(scene: Scene, conversation: Conversation) -> bool:
    """Whether the conversation begins with this very turn."""
    return conversation.started_at == scene.now


def follow_language(conversation: Conversation, text: str) -> Conversation:
    """Go on in the language that the person writes.

    What is typed into the form says nothing, nor does a single English word: "undo" and "help" are
    typed by people of every language.
    """
    if conversation.form:
        return conversation
    return replace(conversation, language=language_after(text, conversation.language))


def respond_to_text(scene: Scene, conversation: Conversation, text: str, written: str) -> Step:
    """What the message means where the person stands, and what becomes of it.

    `written` is the text as it came: a field of the form keeps it so.
    """
    interpreter = scene.counter.interpreter
    state = state_of(scene, conversation)
    sense = interpreter.interpret(Heard(text, visible(written)), state)
    return carry_out(scene, conversation, state, sense, interpreter.maybe(sense))
