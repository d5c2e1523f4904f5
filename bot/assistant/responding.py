"""From one turn to one step: what the person means, and which use case that is."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.decision import DecisionKind
from bot.answers.language import language_after
from bot.answers.questions import looks_like_question
from bot.assistant.acts import AskField, AskQuestion, ReviewForm
from bot.assistant.answering import (
    apply_edit,
    clarify,
    keep_answer,
    known,
    preview,
    take_readings,
)
from bot.assistant.arriving import arrive
from bot.assistant.asking import ask_form, ask_open, is_consent_open, open_question
from bot.assistant.choosing import named_change, offered_choice
from bot.assistant.commanding import FORM_COMMANDS, run
from bot.assistant.contacting import ask_consent_first, fill_in, take_consent
from bot.assistant.conversation import Conversation
from bot.assistant.counter import Scene, Step
from bot.assistant.informing import ask_knowledge, decide_message, keep_question, tell
from bot.assistant.listening import (
    HEARD_BESIDE_STAFF,
    is_with_staff,
    pass_on,
    while_with_staff,
)
from bot.assistant.notices import Notice, Say
from bot.assistant.picking import follow_pick
from bot.assistant.picks import verb_of
from bot.assistant.remembering import settle_erasure
from bot.assistant.sending import send_lead
from bot.handoff.validation import hide_contact_details
from bot.precheck.reading import Reading, asks, read, says_yes, statements
from bot.precheck.words import command_in
from bot.vocabulary import Turn
from bot.vocabulary.plain import plain, visible

MAX_TEXT = 4_000
"""Characters of one message: more than the longest field takes, less than a pasted document."""


def respond(scene: Scene, conversation: Conversation, turn: Turn) -> Step:
    """Decide what a turn means and do it."""
    if turn.is_for_counter and is_with_staff(conversation):
        return respond_aside(scene, conversation, turn)
    if turn.choose is not None:
        return follow_pick(scene, conversation, turn.choose)
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


def refuse(scene: Scene, conversation: Conversation, notice: Notice) -> Step:
    """Say kindly why nothing was done with this, and ask again what was open."""
    return Step(conversation, (Say(notice), *ask_open(scene, conversation)))


def follow_language(conversation: Conversation, text: str) -> Conversation:
    """Go on in the language that the person writes.

    What is typed into the form says nothing, nor does a single English word: "undo" and "help" are
    typed by people of every language.
    """
    if conversation.form:
        return conversation
    return replace(conversation, language=language_after(text, conversation.language))


def respond_to_text(scene: Scene, conversation: Conversation, text: str, written: str) -> Step:
    """What was offered, a yes or no that is waited for, a command, a field, or free text.

    `written` is the text as it came: a field of the form keeps it so.
    """
    settled = settle_yes_or_no(scene, conversation, text)
    if settled is not None:
        return settled
    offered = offered_choice(conversation, text)
    if offered is not None:
        return follow_pick(scene, conversation, offered)
    beside = is_with_staff(conversation)
    change = None if beside else named_change(scene, conversation, text)
    if change is not None:
        return follow_pick(scene, conversation, change)
    command = command_in(scene.counter.words, text)
    if command is not None and is_heard(conversation, command):
        return run(scene, conversation, command)
    if is_with_staff(conversation):
        return pass_on(scene, conversation)
    if conversation.form is not None:
        return respond_in_form(scene, conversation, visible(written))
    if hide_contact_details(text) != text:
        return ask_consent_first(scene, conversation)
    return respond_to_free_text(scene, conversation, text)


def is_heard(conversation: Conversation, command: str) -> bool:
    """Whether a typed command is one here: a field and a message to staff may be any words."""
    if is_with_staff(conversation):
        return command in HEARD_BESIDE_STAFF
    return conversation.form is None or command in FORM_COMMANDS


def settle_yes_or_no(scene: Scene, conversation: Conversation, text: str) -> Step | None:
    """A bare yes or no to something other than a question of the pre-check.

    It answers only what was asked last: once staff wrote, it is a word to them.
    """
    said = says_yes(scene.counter.words, text)
    if said is None:
        return None
    offered = {verb_of(choice.id) for choice in conversation.offered}
    if conversation.is_erasure_asked and "erase" in offered:
        return settle_erasure(scene, conversation, is_wished=said)
    if conversation.is_consent_asked and "consent" in offered:
        return take_consent(scene, conversation, is_given=said)
    if conversation.form is not None and not is_with_staff(conversation):
        is_review = isinstance(ask_form(scene, conversation), ReviewForm)
        return send_lead(scene, conversation) if said and is_review else None
    return settle_edit(scene, conversation, is_wished=said)


def settle_edit(scene: Scene, conversation: Conversation, *, is_wished: bool) -> Step | None:
    """A bare yes or no while a change waits; ask which is meant if both could be."""
    edit = conversation.edit
    is_asked = any(verb_of(choice.id) == "apply" for choice in conversation.offered)
    if edit is None or edit.value is None or not is_asked:
        return None
    question = open_question(scene, conversation)
    if question is not None and any(
        choice.id.startswith(f"answer:{question.key}:") for choice in conversation.offered
    ):
        return ask_which(scene, conversation, edit.question, edit.value)
    if is_wished:
        return apply_edit(scene, conversation, edit.question, edit.value)
    return keep_answer(scene, conversation, Notice.ANSWER_KEPT)


def ask_which(scene: Scene, conversation: Conversation, key: str, value: str) -> Step:
    """A yes or no could mean the change or the open question: show both once more."""
    found = known(scene, key, value)
    if found is None:
        return refuse(scene, conversation, Notice.CHOICE_NOT_KNOWN)
    step = preview(scene, conversation, Reading(*found), is_old_choice=True)
    return replace(step, acts=(Say(Notice.WHICH_OF_TWO), *step.acts))


def respond_in_form(scene: Scene, conversation: Conversation, text: str) -> Step:
    """A value for the field that is asked, unless it is a question that the counter can answer."""
    asked = ask_form(scene, conversation)
    is_prose = isinstance(asked, AskField) and asked.field.name == "remarks"
    if not is_prose and looks_like_question(text, conversation.language):
        decision, *_ = decide_message(scene, conversation, text)
        if decision.kind is not DecisionKind.DECLINE:
            keep_question(scene, conversation, text, decision)
            return tell(scene, conversation, decision)
    return fill_in(scene, conversation, text)


def respond_to_free_text(scene: Scene, conversation: Conversation, text: str) -> Step:
    """Facts for the pre-check, a question for the knowledge base, or both in one message."""
    question = open_question(scene, conversation)
    if question is None and says_yes(scene.counter.words, text) is not None:
        return refuse(scene, conversation, Notice.WHAT_NEXT)
    understood = read(scene.flow, scene.counter.words, statements(text), question)
    asked = asks(text)
    if understood.readings:
        return take_facts(scene, conversation, understood.readings, asked)
    if not any(c.isalnum() for c in text):
        return refuse(scene, conversation, Notice.EMPTY_TEXT)
    if asked or question is None:
        return ask_knowledge(scene, conversation, asked or text)
    doubt = next((d for d in understood.doubts if d.question == question), None)
    if doubt is not None:
        return clarify(scene, conversation, question, doubt.options)
    decision, *_ = decide_message(scene, conversation, text)
    keep_question(scene, conversation, text, decision)
    if decision.kind is DecisionKind.DECLINE and is_consent_open(conversation):
        return refuse(scene, conversation, Notice.CONSENT_UNCLEAR)
    if decision.kind is DecisionKind.DECLINE:
        return clarify(scene, conversation, question, ())
    return tell(scene, conversation, decision)


def take_facts(
    scene: Scene, conversation: Conversation, readings: tuple[Reading, ...], asked: str
) -> Step:
    """Keep the facts; answer the question that came with them before going on."""
    taken = take_readings(scene, conversation, readings)
    if not asked or taken.conversation is None:
        return taken
    answered = ask_knowledge(scene, taken.conversation, asked)
    said = tuple(act for act in taken.acts if not isinstance(act, AskQuestion))
    return replace(answered, acts=(*said, *answered.acts))
