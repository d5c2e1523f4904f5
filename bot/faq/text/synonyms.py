"""Words of one meaning: one that is strange to the articles is read as one that they use.

Curators say which words mean the same. What a question holds of them is replaced only where the
articles hardly use it: what is known is understood better as it was written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.faq.text.alternatives import any_of
from bot.faq.text.analysis import analyse
from bot.faq.text.tokens import english_words, fold_kana, normalise
from bot.vocabulary import Language, Words

USED = 3
"""Texts from which on a word is known."""

SCRIPTS = re.compile(r"[ァ-ヺー]+|[a-z0-9]+|(?P<kanji>[一-鿿々]+)")
"""The kinds of signs whose words end where another kind begins."""

SHORT = 2
"""So few kanji are a word of their own only where no kanji touches them."""

CHANCE = re.compile(r"[ぁ-んー]{1,3}")
"""So few hiragana occur inside other words by chance (ロハ in ところは)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word of a text, from `start` to `end`, with its name as it is compared."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class WordFinder:
    """Finds some words of one language in texts."""

    language: Language
    pattern: re.Pattern[str]
    """Of Japanese in hiragana, in which blanks may be missing; of English as stems."""

    def found_in(self, text: str) -> Iterator[Found]:
        """Where the words stand in a text when that is evened out; of those that begin alike, the
        longest."""
        analysis = analyse(text, self.language)
        if self.language is Language.EN:
            return _english(self.pattern, analysis.normalised, analysis.words)
        return _japanese(self.pattern, analysis.normalised)


@dataclass(frozen=True)
class Synonyms:
    """What the strange words of one language are read as, by their names; `finder` finds these and
    the known ones of which they may be a part."""

    finder: WordFinder
    read_as: Mapping[str, str]

    def read(self, text: str) -> str:
        """The text, evened out, with strange words as the known ones that mean the same; the text
        as it is where it has none."""
        found = self._strange(text)
        if not found:
            return text
        written, end = normalise(text), 0
        parts = []
        for each in found:
            parts += [written[end : each.start], self.read_as[each.name]]
            end = each.end
        return "".join([*parts, written[end:]])

    def readings(self, text: str) -> list[tuple[str, str]]:
        """The strange words in a text, each with what it is read as."""
        written = normalise(text)
        return [(written[e.start : e.end], self.read_as[e.name]) for e in self._strange(text)]

    def _strange(self, text: str) -> list[Found]:
        is_english = self.finder.language is Language.EN
        if is_english and self._first_stems.isdisjoint(analyse(text, Language.EN).words):
            return []  # saves most English questions from being looked through
        return [each for each in self.finder.found_in(text) if each.name in self.read_as]

    @cached_property
    def _first_stems(self) -> frozenset[str]:
        return frozenset(name.partition(" ")[0] for name in self.read_as)


def _japanese(pattern: re.Pattern[str], written: str) -> Iterator[Found]:
    for match in pattern.finditer(fold_kana(written)):
        if not is_inside(written, match.start(), match.end()):
            yield Found(match.start(), match.end(), match[0].replace(" ", ""))


def _english(pattern: re.Pattern[str], written: str, words: Iterable[str]) -> Iterator[Found]:
    stems = " ".join(words)
    matches = list(pattern.finditer(stems))
    places = [(w.start(), w.end()) for w in re.finditer(r"\S+", written)] if matches else []
    for match in matches:
        first = stems.count(" ", 0, match.start())
        last = first + match[0].count(" ")
        yield Found(places[first][0], places[last][1], match[0])


def is_inside(text: str, start: int, end: int) -> bool:
    """Whether a Japanese word is only a part of a longer one: パート in パートナー."""
    if CHANCE.fullmatch(text, start, end):
        return True
    length = end - start
    return _goes_on(text[end - 1 :], length) or _goes_on(text[start::-1], length)


def _goes_on(from_edge: str, length: int) -> bool:
    """Whether signs of one kind go on from the edge of a word; a longer one in kanji may have one
    more beside it (専修学校卒)."""
    run = SCRIPTS.match(from_edge)
    if run is None:
        return False
    more = 1 if run.lastgroup == "kanji" and length > SHORT else 0
    return len(run[0]) - 1 > more


def name_of(word: str, language: Language) -> str:
    """A word as it is compared: Japanese in hiragana without blanks, English as stems."""
    if language is Language.JA:
        return fold_kana(normalise(word)).replace(" ", "")
    return " ".join(english_words(normalise(word)))


def finder_of(words: Iterable[str], language: Language) -> WordFinder:
    """What finds these words."""
    if language is Language.EN:
        stems = any_of(name_of(word, language) for word in words)
        return WordFinder(language, re.compile(rf"(?<!\S)(?:{stems})(?!\S)"))
    spelt = any_of(fold_kana(normalise(word)) for word in words)
    return WordFinder(language, re.compile(spelt.replace(r"\ ", " ?")))


def synonyms_of(concepts: Iterable[Words], texts: Iterable[str], language: Language) -> Synonyms:
    """The words that these texts hardly use, with the first word of each concept that they do
    use."""
    groups = [words.get(language, ()) for words in concepts]
    finder = finder_of((word for words in groups for word in words), language)
    times = Counter(
        name for text in texts for name in {each.name for each in finder.found_in(text)}
    )
    read_as: dict[str, str] = {}
    for words in groups:
        names = {name_of(word, language): word for word in words}
        known = next((word for name, word in names.items() if times[name] >= USED), None)
        if known is not None:
            strange = (name for name in names if times[name] < USED)
            read_as |= dict.fromkeys(strange, normalise(known))
    return Synonyms(finder, read_as)
