"""A change that waits for a yes: what settles it, and what becomes of it while the person goes on
with something else."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import DialogueAct, OfferFacts, PreviewEdit
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation, Edit
from bot.assistant.dialogue.next_question import ASKING, no_longer
from bot.assistant.dialogue.precheck import (
    all_known,
    apply_edit,
    changed_by,
    keep_answer,
    preview,
)
from bot.assistant.notices import Notice, Say
from bot.understanding.state import DialogueState

IDLE = {
    Notice.HEARD: Notice.HEARD_TOO,
    Notice.HEARD_BESIDE: Notice.HEARD_TOO,
    Notice.WISH_MISSED: Notice.WISH_MISSED,
    Notice.WISH_MISSED_BESIDE: Notice.WISH_MISSED,
}
"""What is said to a message that decides nothing, and before a change that still waits."""


def put_again(context: TurnContext, before: Conversation, result: TurnResult) -> TurnResult:
    """The step, which asks once more whether to make the change that waits.

    Who says that it is another person now mostly goes on to tell of them, and would hear that
    nothing is changed. A second time the change is left, and they are told so.
    """
    edit, after = before.edit, result.conversation
    if edit is None or edit.is_again or after is None:
        return result
    if not is_lapsed(before, after) and not is_passed_over(before, after, result):
        return result
    readings = all_known(context, changed_by(edit))
    if not readings or is_elsewhere(after, result):
        return result
    shown = preview(context, after, readings, is_old_choice=False)
    waiting = replace(after, edit=replace(edit, is_again=True))
    said = (_beside_change(act) for act in result.acts if not isinstance(act, ASKING))
    asked = (replace(act, is_again=True) for act in shown.acts if isinstance(act, PreviewEdit))
    return replace(result, conversation=waiting, acts=(*said, *asked))


def is_elsewhere(after: Conversation, result: TurnResult) -> bool:
    """Whether something else is asked or was begun, or the change was refused."""
    is_busy = after.is_paused or after.is_consent_asked or after.form is not None
    is_asked = any(isinstance(act, OfferFacts) for act in result.acts)
    return is_busy or is_asked or Say(Notice.ANSWER_KEPT) in result.acts


def _beside_change(act: DialogueAct) -> DialogueAct:
    """An act, which speaks of no question below: the change stands there."""
    return Say(IDLE[act.notice]) if isinstance(act, Say) and act.notice in IDLE else act


def is_passed_over(before: Conversation, after: Conversation, result: TurnResult) -> bool:
    """Whether a change still waits, and what was said beside it decided nothing."""
    is_waiting = after.edit is not None and after.edit.value is not None
    is_waiting = is_waiting and after.answers == before.answers
    return is_waiting and any(isinstance(a, Say) and a.notice in IDLE for a in result.acts)


def is_lapsed(before: Conversation, after: Conversation | None) -> bool:
    """Whether a change that waited for a yes was left aside by something else that was told."""
    edit = before.edit
    if edit is None or edit.value is None or after is None or after.edit is not None:
        return False
    key = edit.question
    return after.answers != before.answers and after.answers.get(key) == before.answers.get(key)


def settle_change(
    context: TurnContext, conversation: Conversation, state: DialogueState, *, is_yes: bool
) -> TurnResult:
    """Make the change that was shown, or leave it."""
    edit = conversation.edit
    assert edit is not None  # noqa: S101  a change waits
    assert edit.value is not None  # noqa: S101  likewise
    if state.waits == "choice":
        return ask_which(context, conversation, edit)
    if is_yes:
        return apply_edit(context, conversation, changed_by(edit))
    return keep_answer(context, conversation, Notice.ANSWER_KEPT)


def ask_which(context: TurnContext, conversation: Conversation, edit: Edit) -> TurnResult:
    """A yes or no could mean the change or the open question: show both once more."""
    readings = all_known(context, changed_by(edit))
    if readings is None:
        return no_longer(context, conversation)
    result = preview(context, conversation, readings, is_old_choice=True)
    return replace(result, acts=(Say(Notice.WHICH_OF_TWO), *result.acts))
