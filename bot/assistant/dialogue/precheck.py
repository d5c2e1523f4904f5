"""Answers to the pre-check: giving, changing (shown before it is done), taking back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.assistant.acts import (
    AnswerChange,
    EchoReadings,
    EditApplied,
    PreviewEdit,
    TookBack,
    Undone,
)
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation, Edit
from bot.assistant.dialogue.next_question import open_question, proceed, reprompt
from bot.assistant.notices import Notice, Say
from bot.precheck.flow import Answers, Option, Question
from bot.precheck.nlu.readings import Reading
from bot.precheck.verdict import judge


def with_answers(
    context: TurnContext, conversation: Conversation, answers: Answers, *, is_asking: bool
) -> Conversation:
    """The conversation with these answers instead, given to the questions as they are today."""
    flow = context.flow
    return replace(
        conversation,
        answers=dict(answers),
        fingerprints={q.key: q.fingerprint for q in flow.questions if q.key in answers},
        before=dict(conversation.answers),
        volunteered=frozenset(conversation.volunteered & answers.keys()),
        likely={k: v for k, v in conversation.likely.items() if k not in answers},
        is_asking=is_asking,
        edit=None,
        is_paused=False,
        is_consent_asked=False,
    )


def pick_answer(
    context: TurnContext, conversation: Conversation, key: str, value: str
) -> TurnResult:
    """A choice of a question was picked, of the open one or of one that was asked before."""
    found = known(context, key, value)
    if found is None:
        return TurnResult(
            conversation, (Say(Notice.CHOICE_NOT_KNOWN), *reprompt(context, conversation))
        )
    question, option = found
    standing = conversation.answers.get(key)
    if standing is None:
        return give(context, conversation, [Reading(question, option)])
    if standing == value:
        return keep_answer(context, conversation, Notice.ALREADY_ANSWERED_SO)
    is_old_choice = open_question(context, conversation) != question
    return preview(context, conversation, [Reading(question, option)], is_old_choice=is_old_choice)


def known(context: TurnContext, key: str, value: str) -> tuple[Question, Option] | None:
    """The question and option that a key and a value name in today's flow."""
    question = context.flow.question(key)
    option = question.option(value) if question else None
    return (question, option) if question and option else None


def all_known(context: TurnContext, pairs: Iterable[tuple[str, str]]) -> tuple[Reading, ...] | None:
    """What these keys and values name in today's flow; None where one of them names nothing."""
    found = [known(context, key, value) for key, value in pairs]
    readings = tuple(Reading(*each) for each in found if each is not None)
    return readings if len(readings) == len(found) else None


def give(
    context: TurnContext, conversation: Conversation, readings: Sequence[Reading]
) -> TurnResult:
    """Keep answers to questions that had none, and go on."""
    answers = dict(conversation.answers)
    answers |= {reading.question.key: reading.option.value for reading in readings}
    given = with_answers(context, conversation, answers, is_asking=True)
    return TurnResult(given, proceed(context, given))


def take_readings(
    context: TurnContext, conversation: Conversation, readings: Sequence[Reading]
) -> TurnResult:
    """Keep what free text certainly said; what contradicts earlier answers is shown first."""
    new = [r for r in readings if r.question.key not in conversation.answers]
    conflicts = [
        r
        for r in readings
        if conversation.answers.get(r.question.key, r.option.value) != r.option.value
    ]
    if not new and not conflicts:
        return keep_answer(context, conversation, Notice.ALREADY_ANSWERED_SO)
    if not new:
        return preview(context, conversation, conflicts, is_old_choice=False)
    asked = open_question(context, conversation)
    unasked = {reading.question.key for reading in new if reading.question != asked}
    told = replace(conversation, volunteered=conversation.volunteered | unasked)
    result = give(context, told, new)
    assert result.conversation is not None  # noqa: S101  giving answers erases nothing
    echo = EchoReadings(tuple(new), can_undo=len(new) > 1)
    if not conflicts:
        return replace(result, acts=(echo, *result.acts))
    shown = preview(context, result.conversation, conflicts, is_old_choice=False)
    return replace(shown, acts=(echo, *shown.acts))


def preview(
    context: TurnContext,
    conversation: Conversation,
    readings: Sequence[Reading],
    *,
    is_old_choice: bool,
) -> TurnResult:
    """Show what changes would do and wait for one yes to all. The open question stays open
    meanwhile."""
    answers = dict(conversation.answers)
    changed = {reading.question.key: reading.option.value for reading in readings}
    before = judge(context.flow, answers)
    after = judge(context.flow, {**answers, **changed})
    shown = PreviewEdit(
        changes=tuple(
            AnswerChange(r.question, r.question.option(answers[r.question.key]), r.option)
            for r in readings
        ),
        before=before.verdict,
        after=after.verdict,
        added=tuple(r for r in after.reasons if r not in before.reasons),
        removed=tuple(r for r in before.reasons if r not in after.reasons),
        is_old_choice=is_old_choice,
        lead=conversation.lead,
    )
    (first, value), *others = changed.items()
    edit = Edit(first, value, tuple(others))
    waiting = replace(conversation, edit=edit, is_consent_asked=False)
    again = reprompt(context, waiting) if is_old_choice else ()
    return TurnResult(waiting, (shown, *again))


def changed_by(edit: Edit) -> tuple[tuple[str, str], ...]:
    """The questions that a change answers anew, each with its value."""
    return ((edit.question, edit.value), *edit.others) if edit.value is not None else ()


def apply_edit(
    context: TurnContext, conversation: Conversation, pairs: Iterable[tuple[str, str]]
) -> TurnResult:
    """Change answers now; what follows from it was shown."""
    readings = all_known(context, pairs)
    if not readings:
        return TurnResult(
            conversation, (Say(Notice.CHOICE_NOT_KNOWN), *reprompt(context, conversation))
        )
    answers = dict(conversation.answers)
    answers |= {reading.question.key: reading.option.value for reading in readings}
    made = changes(context, conversation.answers, answers)
    if not made:
        return keep_answer(context, conversation, Notice.ALREADY_ANSWERED_SO)
    changed = with_answers(context, conversation, answers, is_asking=True)
    applied = EditApplied(made, conversation.lead)
    return TurnResult(changed, (applied, *proceed(context, changed)))


def keep_answer(context: TurnContext, conversation: Conversation, notice: Notice) -> TurnResult:
    """Leave the answers as they are and go back to what was open."""
    kept = replace(conversation, edit=None)
    return TurnResult(kept, (Say(notice), *reprompt(context, kept)))


def reopen(context: TurnContext, conversation: Conversation, key: str) -> TurnResult:
    """Ask a question again to change its answer; the answer stands until a change is confirmed."""
    if context.flow.question(key) is None:
        return TurnResult(
            conversation, (Say(Notice.CHOICE_NOT_KNOWN), *reprompt(context, conversation))
        )
    opened = replace(
        conversation, edit=Edit(key), is_asking=True, is_paused=False, is_consent_asked=False
    )
    return TurnResult(opened, reprompt(context, opened))


def go_back(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Leave an edit; otherwise take the last answer back, so that its question is open again."""
    edit = conversation.edit
    if edit is not None and edit.question in conversation.answers:
        return keep_answer(context, conversation, Notice.ANSWER_KEPT)
    if is_told_last(conversation):
        return undo(context, conversation)
    last = last_asked(conversation)
    if last is None:
        again = reprompt(context, conversation)
        return TurnResult(conversation, (Say(Notice.NOTHING_TO_GO_BACK_TO), *again))
    question = context.flow.question(last)
    assert question is not None  # noqa: S101  answers that the flow does not know were dropped
    option = question.option(conversation.answers[last])
    assert option is not None  # noqa: S101  likewise
    left = {key: value for key, value in conversation.answers.items() if key != last}
    earlier_state = with_answers(context, conversation, left, is_asking=True)
    asked = replace(earlier_state, edit=Edit(last))
    return TurnResult(asked, (TookBack(question, option), *reprompt(context, asked)))


def take_back(context: TurnContext, conversation: Conversation, key: str) -> TurnResult:
    """Take one answer back, as if it had not been given; its question comes at its turn."""
    found = known(context, key, conversation.answers.get(key, ""))
    if found is None:
        return TurnResult(conversation, reprompt(context, conversation))
    left = {each: value for each, value in conversation.answers.items() if each != key}
    is_asking = conversation.is_asking
    without = with_answers(context, conversation, left, is_asking=is_asking)
    return TurnResult(without, (TookBack(*found), *proceed(context, without)))


def is_told_last(conversation: Conversation) -> bool:
    """Whether the last change was something that the person said without being asked for it."""
    before, answers = conversation.before, conversation.answers
    if before is None or not before.items() <= answers.items():
        return False
    told = answers.keys() - before.keys()
    return bool(told) and told <= conversation.volunteered


def last_asked(conversation: Conversation) -> str | None:
    """The question that was answered last of those that the person was asked.

    What they said by themselves is no step to go back to: they have never seen its question.
    """
    asked = [key for key in conversation.answers if key not in conversation.volunteered]
    return asked[-1] if asked else None


def undo(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Return to the answers before the last change."""
    if conversation.before is None:
        again = reprompt(context, conversation)
        return TurnResult(conversation, (Say(Notice.NOTHING_TO_UNDO), *again))
    is_asking = conversation.is_asking
    restored = with_answers(context, conversation, conversation.before, is_asking=is_asking)
    undone = replace(restored, before=None)
    told = Undone(changes(context, conversation.answers, undone.answers))
    return TurnResult(undone, (told, *proceed(context, undone)))


def changes(context: TurnContext, old: Answers, new: Answers) -> tuple[AnswerChange, ...]:
    """Which answers differ, in the order of the questions."""
    return tuple(
        AnswerChange(q, q.option(old.get(q.key, "")), q.option(new.get(q.key, "")))
        for q in context.flow.questions
        if old.get(q.key) != new.get(q.key)
    )


def move_on(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Go on under the edition that holds now; what changed was dropped already and is asked."""
    going = replace(conversation, is_asking=True, is_paused=False)
    return TurnResult(going, proceed(context, going))
