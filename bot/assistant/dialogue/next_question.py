"""What is asked next. It follows from the answers; nothing else remembers the position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.assistant.acts import (
    AskConsent,
    AskField,
    AskQuestion,
    DialogueAct,
    RecallAnswer,
    ReviewForm,
    ShowVerdict,
)
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.told.likely_answers import likely_answer
from bot.assistant.notices import Notice, Onward, Say
from bot.handoff.business_hours import day_of
from bot.handoff.form.definition import Field, next_field
from bot.precheck.flow import Question
from bot.precheck.verdict import Outcome, Verdict, judge
from bot.vocabulary.choice_ids import ChoiceId, Verb, verb_of
from bot.vocabulary.commands import Command

ASKING = (AskConsent, AskField, AskQuestion, RecallAnswer, ReviewForm, ShowVerdict)
"""What is said once, at the end, however much was meant."""


def open_question(context: TurnContext, conversation: Conversation) -> Question | None:
    """The question that waits for an answer: a reopened one, otherwise the first unanswered."""
    if not conversation.is_asking or conversation.is_paused:
        return None
    if conversation.edit is not None and conversation.edit.value is None:
        return context.flow.question(conversation.edit.question)
    outcome = judge(context.flow, conversation.answers)
    if is_stopped(outcome, conversation) or not outcome.unanswered:
        return None
    return outcome.unanswered[0]


def is_stopped(outcome: Outcome, conversation: Conversation) -> bool:
    """Whether an answer already decides and the person did not ask to go on."""
    return outcome.verdict is Verdict.NOT_COVERED and not conversation.sees_all


def reprompt(context: TurnContext, conversation: Conversation) -> tuple[DialogueAct, ...]:
    """Ask again whatever was open: consent, a field of the form, or a question of the pre-check."""
    if is_consent_open(conversation):
        return (AskConsent(has_ended=False, is_again=True),)
    if conversation.form is not None:
        return (ask_form(context, conversation),)
    question = open_question(context, conversation)
    if question is None:
        return ()
    option = likely_answer(conversation, question)
    recalled = () if option is None else (RecallAnswer(question, option),)
    return (*recalled, ask(context, conversation, question))


def is_consent_open(conversation: Conversation) -> bool:
    """Whether consent is asked for once more: after an aside, and not after a second one."""
    return conversation.is_consent_asked and all(
        verb_of(choice.id) is Verb.CONSENT or choice.id in GREETED
        for choice in conversation.offered
    )


GREETED = {
    str(ChoiceId.command(c)) for c in (Command.START, Command.ASK, Command.STAFF, Command.LANGUAGE)
}
"""What a greeting offers, which may come in the same reply."""


def without_asking(result: TurnResult) -> TurnResult:
    """The step without asking what was open: staff are talked with."""
    return replace(result, acts=tuple(act for act in result.acts if not isinstance(act, ASKING)))


def proceed(context: TurnContext, conversation: Conversation) -> tuple[DialogueAct, ...]:
    """After an answer: the next question, or the verdict once there is nothing left to ask."""
    asked = reprompt(context, conversation)
    if asked or not conversation.is_asking or conversation.is_paused:
        return asked
    return (show_verdict(context, conversation),)


def ask(context: TurnContext, conversation: Conversation, question: Question) -> AskQuestion:
    """Ask one question, saying where in the pre-check it stands."""
    return AskQuestion(
        question=question,
        number=context.flow.questions.index(question) + 1,
        total=len(context.flow.questions),
        current=question.option(conversation.answers.get(question.key, "")),
    )


def onward(context: TurnContext, conversation: Conversation) -> Onward:
    """How the pre-check goes on: it is begun, continued, or there is a result to see."""
    if not conversation.answers:
        return Onward.START
    outcome = judge(context.flow, conversation.answers)
    is_over = is_stopped(outcome, conversation) or not outcome.unanswered
    return Onward.VERDICT if is_over else Onward.RESUME


def show_verdict(context: TurnContext, conversation: Conversation) -> ShowVerdict:
    """The verdict as it stands."""
    outcome = judge(context.flow, conversation.answers)
    return ShowVerdict(
        outcome=outcome,
        answers=dict(conversation.answers),
        is_stop=is_stopped(outcome, conversation) and bool(outcome.unanswered),
        has_ended=context.has_ended,
    )


def ask_form(context: TurnContext, conversation: Conversation) -> AskField | ReviewForm:
    """The next field of the contact form, or all of it for correction."""
    form = conversation.form
    assert form is not None  # noqa: S101  asked only while the form is open
    fields, asked = context.assistant.form.fields, context.assistant.form.asked
    reopened = next((field for field in fields if field.name == form.reopened), None)
    field = reopened or next_field(context.assistant.form, form.values)
    if field is None:
        return ReviewForm(form)
    return AskField(
        field=context.assistant.form.beside(field, form.values),
        current=form.values.get(field.name),
        mistake=None,
        number=place_in_form(asked, field),
        total=len(asked),
    )


def place_in_form(asked: Sequence[Field], field: Field) -> int | None:
    """The place of a field among those that everybody is asked for, or of the one that it stands in
    for; none of any other."""
    places = {each.instead: n for n, each in enumerate(asked, start=1) if each.instead}
    places |= {each.name: n for n, each in enumerate(asked, start=1)}
    return places.get(field.name)


def no_longer(context: TurnContext, conversation: Conversation) -> TurnResult:
    """A choice of a form that is not open, or that never existed, was picked."""
    return TurnResult(
        conversation, (Say(Notice.CHOICE_NOT_KNOWN), *reprompt(context, conversation))
    )


def is_another_day(context: TurnContext, conversation: Conversation) -> bool:
    """Whether the person was last here on an earlier day."""
    return day_of(conversation.updated_at) < day_of(context.now)
