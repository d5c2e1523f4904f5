"""Several things that one message means, in one reply: nothing is noted or asked twice, and no
result gets lost beneath the answer to something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.assistant.acts import (
    DialogueAct,
    EchoReadings,
    EditApplied,
    ShowVerdict,
    WeighAnswer,
)
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import ASKING, is_stopped, show_verdict
from bot.precheck.flow import Effect
from bot.precheck.verdict import judge

KEPT = (EchoReadings, EditApplied)
"""What says which answers were kept; the result stands right behind it."""


def joined(first: TurnResult, second: TurnResult) -> TurnResult:
    """Two steps of one message: what was kept is said once, and what is open is asked at the end. A
    result that the first step shows stands, unless the second shows or changes it."""
    is_over = is_shown(second) or not are_same_answers(first.conversation, second.conversation)
    kept = () if is_over else (ShowVerdict,)
    said = (act for act in first.acts if isinstance(act, kept) or not isinstance(act, ASKING))
    key = second.entry_key or first.entry_key
    addition = second.addition or first.addition
    acts = tuple(_noted_once((*said, *second.acts)))
    return replace(second, acts=acts, entry_key=key, addition=addition)


def is_shown(result: TurnResult) -> bool:
    """Whether a step shows the result."""
    return any(isinstance(act, ShowVerdict) for act in result.acts)


def are_same_answers(one: Conversation | None, other: Conversation | None) -> bool:
    """Whether nothing was answered anew in between."""
    return one is not None and other is not None and one.answers == other.answers


def _noted_once(acts: tuple[DialogueAct, ...]) -> Iterator[DialogueAct]:
    """The acts with one echo of all that was kept, where the first stands."""
    echoes = [act for act in acts if isinstance(act, EchoReadings)]
    for act in acts:
        if not isinstance(act, EchoReadings):
            yield act
        elif act is echoes[0]:
            readings = tuple(reading for each in echoes for reading in each.readings)
            can_undo = len(echoes) == 1 and act.can_undo
            yield replace(act, readings=readings, can_undo=can_undo)


def with_verdict(context: TurnContext, before: Conversation, result: TurnResult) -> TurnResult:
    """The step with what its answers come to, where that is not shown already: nobody tells what
    excludes their case, or all there is to tell, without hearing the result."""
    after = result.conversation
    if after is None or after.with_staff is not None or is_shown(result):
        return result
    shown = [act for act in _to_show(context, before, after) if act not in result.acts]
    if not shown:
        return result
    behind = [place for place, act in enumerate(result.acts, start=1) if isinstance(act, KEPT)]
    place = behind[-1] if behind else 0
    return replace(result, acts=(*result.acts[:place], *shown, *result.acts[place:]))


def _to_show(
    context: TurnContext, before: Conversation, after: Conversation
) -> tuple[DialogueAct, ...]:
    """The result that was reached just now; what newly excludes, where all questions are asked
    although the result stands."""
    old, new = judge(context.flow, before.answers), judge(context.flow, after.answers)
    excluding = [each for each in new.reasons_with(Effect.EXCLUDED) if each not in old.reasons]
    is_over = is_stopped(new, after) or not new.unanswered
    if excluding and not is_over:
        return tuple(map(WeighAnswer, excluding))
    is_reached = not new.unanswered and bool(old.unanswered) and not after.is_paused
    return (show_verdict(context, after),) if excluding or is_reached else ()
