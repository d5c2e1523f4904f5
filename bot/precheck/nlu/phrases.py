"""Where in a text the phrases of a flow stand. The longest phrase wins; overlaps are dropped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.precheck.flow import NOT_SURE, Flow, Question
from bot.precheck.nlu.normalize import folded

GAP = "..."
"""`…` in a phrase, folded: it stands for a few words of one clause."""
GAP_IN_LATIN = r"(?:[\s,]+[\w'-]+){0,4}?[\s,]+"
GAP_IN_KANA = r"[^。\n]{0,12}?"

WORD = re.compile(r"[a-z0-9]")
BEGINS = re.compile(r"(?<![a-z0-9])[a-z0-9]|[^a-z0-9\s]")
"""Where a phrase may begin: not within a Latin word."""
KATAKANA = re.compile(r"[ァ-ヺー]")
SHORT, LONG = 2, 5
"""Letters by which phrases are looked up, and those of so many letters at least."""


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


Listed = tuple[str, Question, str | None]
"""A folded phrase, and the value of the question that it tells."""


@dataclass(frozen=True)
class PhraseIndex:
    """All phrases of a flow, found quickly."""

    flow: Flow

    def find(self, text: str) -> tuple[Mention, ...]:
        """All phrases in a folded text, in order, without overlaps."""
        found = [*self._plain(text), *self._gapped(text)]
        found.sort(key=lambda m: (m.start - m.end, m.start, m.is_topic))
        kept: list[Mention] = []
        taken: set[int] = set()
        for mention in found:
            span = range(mention.start, mention.end)
            if not taken.intersection(span):
                kept.append(mention)
                taken.update(span)
        return tuple(sorted(kept, key=lambda m: m.start))

    def _plain(self, text: str) -> Iterator[Mention]:
        by_start, beginnings = self._by_start, self._beginnings
        for start in (begun.start() for begun in BEGINS.finditer(text)):
            begun = text[start : start + SHORT]
            if begun not in beginnings:
                continue
            longer = by_start.get(text[start : start + LONG], ())
            for phrase, question, value in (*longer, *by_start.get(begun, ())):
                end = start + len(phrase)
                if text.startswith(phrase, start) and stands_alone(text, start, end):
                    yield Mention(start, end, question, value)

    def _gapped(self, text: str) -> Iterator[Mention]:
        for first, pattern, question, value in self._patterns:
            if first in text:
                for found in pattern.finditer(text):
                    yield Mention(found.start(), found.end(), question, value)

    @cached_property
    def _listed(self) -> tuple[Listed, ...]:
        return tuple(each for question in self.flow.questions for each in listed(question))

    @cached_property
    def _by_start(self) -> dict[str, list[Listed]]:
        found = defaultdict(list)
        for each in self._listed:
            if GAP not in each[0] and len(each[0]) >= SHORT:
                found[each[0][: LONG if len(each[0]) >= LONG else SHORT]].append(each)
        return dict(found)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The first letters of all of these: at most places of a text none of them stands."""
        return frozenset(begun[:SHORT] for begun in self._by_start)

    @cached_property
    def _patterns(self) -> tuple[tuple[str, re.Pattern[str], Question, str | None], ...]:
        return tuple(
            (phrase.partition(GAP)[0].strip(), pattern_of(phrase), question, value)
            for phrase, question, value in self._listed
            if GAP in phrase
        )


def listed(question: Question) -> Iterator[Listed]:
    """The phrases of one question."""
    for option in question.options:
        if option.value != NOT_SURE:
            yield from ((folded(p), question, option.value) for p in each_of(option.says.values()))
    if question.topic is not None:
        yield from ((folded(p), question, None) for p in each_of(question.topic.words.values()))


def each_of(several: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """All phrases of all languages."""
    return (phrase for phrases in several for phrase in phrases)


def pattern_of(phrase: str) -> re.Pattern[str]:
    """The pattern of a phrase with gaps."""
    parts = [re.escape(part.strip()) for part in phrase.split(GAP)]
    if WORD.match(phrase):
        return re.compile(rf"(?<![a-z0-9]){GAP_IN_LATIN.join(parts)}(?![a-z0-9])")
    return re.compile(GAP_IN_KANA.join(parts))


def stands_alone(text: str, start: int, end: int) -> bool:
    """No Latin word goes on at either side, and no katakana word at the end (パートナー)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if WORD.match(text[start]) and (WORD.match(before) or before in ("-", "/", "@")):
        return False
    last = text[end - 1]
    if WORD.match(last) and (WORD.match(after) or re.match(r"[-/@]\w|\.\w", text[end : end + 2])):
        return False
    return not (KATAKANA.match(last) and KATAKANA.match(after))
