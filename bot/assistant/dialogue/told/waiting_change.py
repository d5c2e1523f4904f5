"""A change that waits for a yes while the person goes on with something else."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import OfferFacts, PreviewEdit
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import ASKING
from bot.assistant.dialogue.precheck import all_known, changed_by, preview
from bot.assistant.notices import Notice, Say


def put_again(context: TurnContext, before: Conversation, result: TurnResult) -> TurnResult:
    """The step, which asks once more whether to make the change that waits.

    Who says that it is another person now mostly goes on to tell of them, and would hear that
    nothing is changed. A second time the change is left, and they are told so.
    """
    edit, after = before.edit, result.conversation
    if edit is None or edit.is_again or after is None or not is_lapsed(before, after):
        return result
    readings = all_known(context, changed_by(edit))
    if not readings or is_elsewhere(after, result):
        return result
    shown = preview(context, after, readings, is_old_choice=False)
    waiting = replace(after, edit=replace(edit, is_again=True))
    said = (act for act in result.acts if not isinstance(act, ASKING))
    asked = (replace(act, is_again=True) for act in shown.acts if isinstance(act, PreviewEdit))
    return replace(result, conversation=waiting, acts=(*said, *asked))


def is_elsewhere(after: Conversation, result: TurnResult) -> bool:
    """Whether something else is asked or was begun, or the change was refused."""
    is_busy = after.is_paused or after.is_consent_asked or after.form is not None
    is_asked = any(isinstance(act, OfferFacts) for act in result.acts)
    return is_busy or is_asked or Say(Notice.ANSWER_KEPT) in result.acts


def is_lapsed(before: Conversation, after: Conversation | None) -> bool:
    """Whether a change that waited for a yes was left aside by something else that was told."""
    edit = before.edit
    if edit is None or edit.value is None or after is None or after.edit is not None:
        return False
    key = edit.question
    return after.answers != before.answers and after.answers.get(key) == before.answers.get(key)
