"""What a yes agrees to: the one choice that was put to the person, or what waits for one."""

from __future__ import annotations

from collections import Counter

from bot.precheck.flow import NOT_SURE, Flow, Option, Question
from bot.precheck.nlu.common_words import CommonWords, is_denied
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.short_answers import leading
from bot.understanding.state import DialogueState, Place
from bot.vocabulary.choice_ids import ChoiceId

CONFIRMING = {"erasure": "delete_data", "change": "change", "sending": "send"}
"""The command that says once more, behind a yes, what waits for it."""

MOST_BEHIND = 4
"""Words behind a yes that only say it once more."""


def put_option(flow: Flow, state: DialogueState) -> tuple[Question, Option] | None:
    """The one option of the open question that was put to the person as what they may mean.

    It was offered twice: by itself, or beside "not sure", and among all choices of the question.
    """
    question = flow.question(state.open or "") if state.place is Place.QUESTION else None
    if question is None:
        return None
    ids = Counter(choice.id for choice in state.offered)
    put = [o for o in question.options if ids[str(ChoiceId.answer(question.key, o.value))] > 1]
    put = [o for o in put if o.value != NOT_SURE] or put
    return (question, put[0]) if len(put) == 1 else None


def is_plain_yes(question: Question, option: Option) -> bool:
    """Whether a yes can only mean this option: the question itself asks for no yes or no."""
    return option.value == question.yes or (question.yes is None and question.no is None)


def behind_yes(words: CommonWords, text: str) -> str | None:
    """The few words behind a leading yes, if that is all there is."""
    lead = leading(words, text)
    if lead is None or lead[0] is not Echoed.YES:
        return None
    rest = lead[1].strip(" ,.!、。")
    is_short = 0 < len(rest.split()) <= MOST_BEHIND and "?" not in rest
    return rest if is_short and not is_denied(rest) else None
