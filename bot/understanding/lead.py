"""A yes or no with more around it, which decides unless the rest takes something of it back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.precheck.flow import Effect, Option, Question
from bot.precheck.nlu.common_words import CommonWords, is_denied
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.normalize import bare, folded
from bot.precheck.nlu.short_answers import BUT, INTERJECTION, LONGEST_ANSWER, leading
from bot.understanding.facts.stances import STANCES, Reach, Stance, Triggers

TAKES_BACK = (*STANCES, Stance.PLANNED)
"""What makes a yes or no say nothing certain, wherever in the text it is told."""

ANEW = re.compile(
    r"\b(?:wait|actually|sorry|oops|though|although|however|only|just)\b"
    r"|やっぱり|実は|ただ"
)
"""Words with which a yes or no is taken back, or holds of a part only."""

PIECES = re.compile(r"[、,。.!]+\s*")


def led_option(
    question: Question, words: CommonWords, text: str, triggers: tuple[Triggers, ...]
) -> Option | None:
    """The option that a yes or no at the beginning or the end of a text means, where the rest does
    not question it. Never one that excludes: that is asked about."""
    if len(text) > LONGEST_ANSWER or "?" in folded(text):
        return None
    said = (*_at_start(words, text), *_at_end(words, text))
    if not said or len({lead for lead, _ in said}) > 1:
        return None
    lead, rest = said[0]
    option = question.option((question.yes if lead is Echoed.YES else question.no) or "")
    if option is None or option.effect is Effect.EXCLUDED:
        return None
    return None if is_questioned(lead, rest, triggers) else option


def is_questioned(lead: Echoed, rest: str, triggers: tuple[Triggers, ...]) -> bool:
    """Whether what is said beside a yes or no takes something of it back."""
    if BUT.search(rest) or ANEW.search(rest) or (lead is Echoed.YES and is_denied(rest)):
        return True
    there = Stance.MISSING if lead is Echoed.YES else Stance.THERE
    return any(
        t.has(stance, reach, rest)
        for t in triggers
        for stance in (*TAKES_BACK, there)
        for reach in Reach
    )


def _at_start(words: CommonWords, text: str) -> Iterator[tuple[Echoed, str]]:
    found = leading(words, text) if INTERJECTION.match(folded(text)) else None
    if found is not None and found[1].strip():
        yield found


def _at_end(words: CommonWords, text: str) -> Iterator[tuple[Echoed, str]]:
    *before, last = [piece for piece in PIECES.split(folded(text)) if piece] or [""]
    core = bare(last)
    is_yes, is_no = core in words.yes_cores, core in words.no_cores
    if before and is_yes != is_no:
        yield (Echoed.YES if is_yes else Echoed.NO), ", ".join(before)
