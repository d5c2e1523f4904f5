"""Other words where the message before was not understood either: never the same twice in a row."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import (
    AskField,
    AskQuestion,
    ClarifyAnswer,
    Decline,
    DialogueAct,
    DoubtValue,
    GiveAnswer,
    OfferSuggestions,
    Puzzle,
)
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.notices import Notice, Say
from bot.handoff.business_hours import is_open

MISSED = (ClarifyAnswer, Decline, DoubtValue, OfferSuggestions)
"""What is said where a message was not understood, or not certainly."""

MISSED_NOTICES = {
    Notice.NOT_SENT_YET,
    Notice.CONSENT_UNCLEAR,
    Notice.EMPTY_TEXT,
    Notice.HEARD_BESIDE,
    Notice.WHICH_OF_TWO,
    Notice.WISH_MISSED,
    Notice.WISH_MISSED_BESIDE,
}


def without_parrot(context: TurnContext, result: TurnResult, maybe: tuple[str, ...]) -> TurnResult:
    """The step in other words where the message before was not understood either: the second time
    with the choices, the third time with a person."""
    if result.conversation is None:
        return result
    times = result.conversation.missed
    if not any(is_missed(act) for act in result.acts):
        return replace(result, conversation=replace(result.conversation, missed=0))
    counted = replace(result.conversation, missed=times + 1)
    puzzle = Puzzle(times, maybe, is_open(context.now, context.calendar))
    acts = (each for act in result.acts for each in reworded(act, puzzle))
    return replace(result, conversation=counted, acts=tuple(acts) if times else result.acts)


def is_missed(act: DialogueAct) -> bool:
    """Whether this is said because a message was not understood."""
    if isinstance(act, Say):
        return act.notice in MISSED_NOTICES
    if isinstance(act, AskField):
        return act.mistake is not None
    if isinstance(act, GiveAnswer):
        return act.is_again and not act.in_full
    if isinstance(act, OfferSuggestions):
        return not act.is_beside
    if isinstance(act, Decline):
        return not act.items
    return isinstance(act, MISSED)


def reworded(act: DialogueAct, puzzle: Puzzle) -> tuple[DialogueAct, ...]:
    """The same, said in other words than the time before."""
    is_second = puzzle.times % 2 == 1
    match act:
        case Say(Notice.HEARD_BESIDE):
            return (Say(Notice.HEARD_TOO),)  # it was told, not answered: nobody is stuck
        case Say(notice) if notice in MISSED_NOTICES:
            return (puzzle,)
        case AskField(mistake=mistake) if mistake is not None:
            return (puzzle, replace(act, mistake=None if is_second else mistake))
        case AskQuestion():
            return (replace(act, in_full=is_second),)
        case ClarifyAnswer() | Decline() | OfferSuggestions() | DoubtValue():
            return (replace(act, times=puzzle.times),)
    return (act,)
