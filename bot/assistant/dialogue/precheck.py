"""Answers to the pre-check: giving, changing (shown before it is done), taking back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.assistant.acts import (
    ClarifyAnswer,
    EchoReadings,
    EditApplied,
    OfferFacts,
    PreviewEdit,
    TookBack,
)
from bot.assistant.context import Scene, Step
from bot.assistant.conversation import Conversation, Edit
from bot.assistant.dialogue.next_question import ask_open, open_question, proceed
from bot.assistant.notices import Notice, Say
from bot.precheck.flow import Answers, Option, Question
from bot.precheck.nlu.interpreter import Reading
from bot.precheck.verdict import judge
from bot.vocabulary.choice_ids import NO_FACTS


def with_answers(scene: Scene, conversation: Conversation, answers: Answers) -> Conversation:
    """The conversation with these answers instead, given to the questions as they are today."""
    flow = scene.flow
    return replace(
        conversation,
        answers=dict(answers),
        fingerprints={q.key: q.fingerprint for q in flow.questions if q.key in answers},
        before=dict(conversation.answers),
        edit=None,
        is_paused=False,
        is_consent_asked=False,
    )


def pick_answer(scene: Scene, conversation: Conversation, key: str, value: str) -> Step:
    """A choice of a question was picked, of the open one or of one that was asked before."""
    found = known(scene, key, value)
    if found is None:
        return Step(conversation, (Say(Notice.CHOICE_NOT_KNOWN), *ask_open(scene, conversation)))
    question, option = found
    standing = conversation.answers.get(key)
    if standing is None:
        return give(scene, conversation, [Reading(question, option)])
    if standing == value:
        return keep_answer(scene, conversation, Notice.ALREADY_ANSWERED_SO)
    is_old_choice = open_question(scene, conversation) != question
    return preview(scene, conversation, Reading(question, option), is_old_choice=is_old_choice)


def known(scene: Scene, key: str, value: str) -> tuple[Question, Option] | None:
    """The question and option that a key and a value name in today's flow."""
    question = scene.flow.question(key)
    option = question.option(value) if question else None
    return (question, option) if question and option else None


def give(scene: Scene, conversation: Conversation, readings: Sequence[Reading]) -> Step:
    """Keep answers to questions that had none, and go on."""
    answers = dict(conversation.answers)
    answers |= {reading.question.key: reading.option.value for reading in readings}
    given = replace(with_answers(scene, conversation, answers), is_asking=True)
    return Step(given, proceed(scene, given))


def take_readings(scene: Scene, conversation: Conversation, readings: Sequence[Reading]) -> Step:
    """Keep what free text certainly said; a contradiction to an earlier answer is shown first."""
    new = [r for r in readings if r.question.key not in conversation.answers]
    conflicts = [
        r
        for r in readings
        if conversation.answers.get(r.question.key, r.option.value) != r.option.value
    ]
    if not new and not conflicts:
        return keep_answer(scene, conversation, Notice.ALREADY_ANSWERED_SO)
    if not new:
        return preview(scene, conversation, conflicts[0], is_old_choice=False)
    step = give(scene, conversation, new)
    assert step.conversation is not None  # noqa: S101  giving answers erases nothing
    echo = EchoReadings(tuple(new), can_undo=len(new) > 1)
    if not conflicts:
        return replace(step, acts=(echo, *step.acts))
    shown = preview(scene, step.conversation, conflicts[0], is_old_choice=False)
    return replace(shown, acts=(echo, *shown.acts))


def offer_facts(conversation: Conversation, readings: Sequence[Reading]) -> Step:
    """Ask whether what a message probably said is right; one yes keeps all of it.

    What is offered is in the ids of the choices, so the open question can wait.
    """
    return Step(conversation, (OfferFacts(tuple(readings)),))


def take_offered(scene: Scene, conversation: Conversation, told: str) -> Step:
    """Keep the facts that were offered, by their id; go on where none of them is right."""
    pairs = [pair.partition("=") for pair in told.split(",") if told != NO_FACTS]
    found = [known(scene, key, value) for key, _, value in pairs]
    readings = [Reading(*each) for each in found if each is not None]
    if len(readings) < len(pairs):
        return Step(conversation, (Say(Notice.CHOICE_NOT_KNOWN), *ask_open(scene, conversation)))
    if readings:
        return take_readings(scene, conversation, readings)
    asking = replace(conversation, is_asking=True, is_paused=False)
    return Step(asking, proceed(scene, asking))


def preview(
    scene: Scene, conversation: Conversation, reading: Reading, *, is_old_choice: bool
) -> Step:
    """Show what a change would do and wait for a yes. The open question stays open meanwhile."""
    question, new = reading.question, reading.option
    old = question.option(conversation.answers[question.key])
    assert old is not None  # noqa: S101  answers that the flow does not know were dropped on loading
    before = judge(scene.flow, conversation.answers)
    after = judge(scene.flow, {**conversation.answers, question.key: new.value})
    shown = PreviewEdit(
        question=question,
        old=old,
        new=new,
        before=before.verdict,
        after=after.verdict,
        added=tuple(r for r in after.reasons if r not in before.reasons),
        removed=tuple(r for r in before.reasons if r not in after.reasons),
        is_old_choice=is_old_choice,
        lead=conversation.lead,
    )
    waiting = replace(conversation, edit=Edit(question.key, new.value), is_consent_asked=False)
    again = ask_open(scene, waiting) if is_old_choice else ()
    return Step(waiting, (shown, *again))


def apply_edit(scene: Scene, conversation: Conversation, key: str, value: str) -> Step:
    """Change an answer now; what follows from it was shown."""
    found = known(scene, key, value)
    if found is None:
        return Step(conversation, (Say(Notice.CHOICE_NOT_KNOWN), *ask_open(scene, conversation)))
    question, new = found
    old = question.option(conversation.answers.get(key, ""))
    if old == new:
        return keep_answer(scene, conversation, Notice.ALREADY_ANSWERED_SO)
    answers = {**conversation.answers, key: value}
    changed = replace(with_answers(scene, conversation, answers), is_asking=True)
    applied = EditApplied(question, old, new, conversation.lead)
    return Step(changed, (applied, *proceed(scene, changed)))


def keep_answer(scene: Scene, conversation: Conversation, notice: Notice) -> Step:
    """Leave the answers as they are and go back to what was open."""
    kept = replace(conversation, edit=None)
    return Step(kept, (Say(notice), *ask_open(scene, kept)))


def reopen(scene: Scene, conversation: Conversation, key: str) -> Step:
    """Ask a question again to change its answer; the answer stands until a change is confirmed."""
    if scene.flow.question(key) is None:
        return Step(conversation, (Say(Notice.CHOICE_NOT_KNOWN), *ask_open(scene, conversation)))
    opened = replace(
        conversation, edit=Edit(key), is_asking=True, is_paused=False, is_consent_asked=False
    )
    return Step(opened, ask_open(scene, opened))


def clarify(
    scene: Scene, conversation: Conversation, question: Question, candidates: tuple[Option, ...]
) -> Step:
    """Ask again instead of guessing."""
    return Step(conversation, (ClarifyAnswer(question, candidates), *ask_open(scene, conversation)))


def go_back(scene: Scene, conversation: Conversation) -> Step:
    """Leave an edit; otherwise take the last answer back, so that its question is open again."""
    edit = conversation.edit
    if edit is not None and edit.question in conversation.answers:
        return keep_answer(scene, conversation, Notice.ANSWER_KEPT)
    if not conversation.answers:
        again = ask_open(scene, conversation)
        return Step(conversation, (Say(Notice.NOTHING_TO_GO_BACK_TO), *again))
    *earlier, last = conversation.answers
    question = scene.flow.question(last)
    assert question is not None  # noqa: S101  answers that the flow does not know were dropped
    option = question.option(conversation.answers[last])
    assert option is not None  # noqa: S101  likewise
    left = {key: conversation.answers[key] for key in earlier}
    earlier_state = replace(with_answers(scene, conversation, left), is_asking=True)
    asked = replace(earlier_state, edit=Edit(last))
    return Step(asked, (TookBack(question, option), *ask_open(scene, asked)))


def undo(scene: Scene, conversation: Conversation) -> Step:
    """Return to the answers before the last change."""
    if conversation.before is None:
        again = ask_open(scene, conversation)
        return Step(conversation, (Say(Notice.NOTHING_TO_UNDO), *again))
    restored = with_answers(scene, conversation, conversation.before)
    undone = replace(restored, before=None)
    return Step(undone, (Say(Notice.UNDONE), *proceed(scene, undone)))
