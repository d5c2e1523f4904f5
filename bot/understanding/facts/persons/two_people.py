"""Replies of two people, of whom one thing holds of the one and perhaps another of the other."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.precheck.flow import Effect, Option, Question
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import PossibleReading, Understanding
from bot.understanding.facts.persons.recruits import OF_PEOPLE

OTHER = re.compile(
    r"(?<=\bone\b)(?P<en>.{3,80}?)[\s,;.]*\b(?:and |but |while )?(?:the |an)?(?:other"
    r"|second)(?: one)?\b\s*"
    r"|(?:一人|1人|ひとり|1名|一名|片方)[はが](?P<ja>.{2,40}?)[、。,\s]*"
    r"もう(?:一人|1人|ひとり|1名|一名|片方)(?:の方)?[はが]"
)
"""Where a reply goes on from the one to the other."""


def of_both(
    question: Question, text: str, found: Understanding, read: Callable[[str], Understanding]
) -> Understanding:
    """What is found in a reply; where it is read of the one and not of the other as well, it is put
    to the person beside what may hold of that one. `read` reads a part of it."""
    turn = OTHER.search(folded(text)) if question.key in OF_PEOPLE else None
    told = (r.option for r in found.readings)
    put = (doubt.options[0] for doubt in found.doubts if len(doubt.options) == 1)
    kept = next((option for option in (*told, *put) if option.effect is Effect.NONE), None)
    if turn is None or kept is None:
        return found
    parts = (turn["en"] or turn["ja"], folded(text)[turn.end() :])
    said = [read(part) for part in parts if part]
    if all([r.option for r in each.readings] == [kept] for each in said):
        return found
    return Understanding(doubts=(PossibleReading(question, (kept, *_others(kept, said))),))


def _others(kept: Option, said: list[Understanding]) -> tuple[Option, ...]:
    """What else may be meant by the one or the other."""
    read = [r.option for each in said for r in each.readings]
    maybe = [option for each in said for doubt in each.doubts for option in doubt.options]
    return tuple(option for option in dict.fromkeys((*read, *maybe)) if option is not kept)[:1]
