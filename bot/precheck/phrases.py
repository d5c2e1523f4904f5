"""Where in a text the phrases of a flow stand. The longest phrase wins; overlaps are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.precheck.flow import NOT_SURE, Flow, Question
from bot.precheck.folding import folded

WORD = re.compile(r"[a-z0-9]")
GAP = "..."
"""`…` in a phrase, folded."""
KATAKANA = re.compile(r"[ァ-ヺー]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase in a text: `start` to `end`. `value` is None for a topic ("website")."""

    start: int
    end: int
    question: Question
    value: str | None

    @property
    def is_topic(self) -> bool:
        """Whether the thing is only named, so that the rest says whether it is there."""
        return self.value is None

    @property
    def beside_others(self) -> str | None:
        """The value that is meant instead if there are others as well."""
        option = self.question.option(self.value or "")
        return option.beside_others if option is not None else None


def mentions(flow: Flow, text: str) -> tuple[Mention, ...]:
    """All phrases in a folded text, in order, without overlaps."""
    found = [m for question in flow.questions for m in _of_question(question, text)]
    found.sort(key=lambda m: (m.start - m.end, m.start, m.is_topic))
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in found:
        span = range(mention.start, mention.end)
        if not taken.intersection(span):
            kept.append(mention)
            taken.update(span)
    return tuple(sorted(kept, key=lambda m: m.start))


def _of_question(question: Question, text: str) -> Iterator[Mention]:
    for option in question.options:
        if option.value != NOT_SURE:
            yield from _each(question, option.value, option.says.values(), text)
    if question.topic is not None:
        yield from _each(question, None, question.topic.words.values(), text)


def _each(
    question: Question, value: str | None, phrases: Iterable[tuple[str, ...]], text: str
) -> Iterator[Mention]:
    for phrase in (folded(p) for several in phrases for p in several):
        if GAP in phrase:
            for found in gapped(phrase).finditer(text):
                yield Mention(found.start(), found.end(), question, value)
        else:
            for start in places(phrase, text):
                yield Mention(start, start + len(phrase), question, value)


@cache
def gapped(phrase: str) -> re.Pattern[str]:
    """The pattern of a phrase with a gap in it, which stands for a few words of one clause."""
    is_latin = WORD.match(phrase) is not None
    gap = r"(?:[\s,]+[\w'-]+){0,4}?[\s,]+" if is_latin else r"[^。\n]{0,12}?"
    edge = r"(?<![a-z0-9])", r"(?![a-z0-9])"
    parts = [re.escape(part.strip()) for part in phrase.split(GAP)]
    return re.compile((edge[0] if is_latin else "") + gap.join(parts) + (edge[1] if is_latin else ""))


def places(phrase: str, text: str) -> Iterator[int]:
    """Where a phrase stands in a text as words of their own."""
    start = text.find(phrase) if phrase else -1
    while start >= 0:
        if _stands_alone(text, start, start + len(phrase)):
            yield start
        start = text.find(phrase, start + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """No Latin word goes on at either side, and no katakana word at the end (パートナー)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if WORD.match(text[start]) and (WORD.match(before) or before in ("-", "/", "@")):
        return False
    last = text[end - 1]
    if WORD.match(last) and (WORD.match(after) or re.match(r"[-/@]\w|\.\w", text[end : end + 2])):
        return False
    return not (KATAKANA.match(last) and KATAKANA.match(after))
