"""Typing mistakes: a word that is unknown is read as the known one that is most like it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.faq.text.tokens import morphemes, normalise, stem
from bot.vocabulary import Language

WORD = {
    Language.JA: re.compile(r"[ァ-ヺー]{4,}|[一-鿿々]{3,}|[a-z]{4,}"),
    Language.EN: re.compile(r"[a-z]{3,}"),
}
"""What can be mistyped and still be told: in Japanese a stretch of katakana or of kanji. Shorter
ones are like too many others."""

KANJI = re.compile(r"[一-鿿々]+")

SHORT, FEW = {Language.JA: 0, Language.EN: 3}, 100
"""A word of so many letters is only read as one of so many of the commonest ones: "hte", "wth"."""

OFTEN = 2
"""Times that a word has to be written before it is thought to be meant."""

RARELY, COMMON, MUCH_USED = 2, 30, 100
"""Times that a slip may stand in the texts, and times from which on a word is common, and so common
that even a short word is rather a slip of it."""

LONG = 6
"""Letters from which a rare word that is nearly a common one is hardly a word of its own."""

ENDING = re.compile(r"s|es|d|ed|ing|ly|er|ers|al|r|rs|y|n")

ALIKE = {Language.JA: 0.66, Language.EN: 0.7}
"""How like two words have to be (1 less the share of letters that differ; neighbours that changed
places are one mistake). Kanji words are short, and one sign of three is one mistake."""


@dataclass(frozen=True)
class Lexicon:
    """The words of the knowledge base as they are written, and which of them are often used."""

    language: Language
    known: Collection[str]
    """English ones also as stems."""
    usual: tuple[str, ...]

    def mended(self, text: str) -> str:
        """The text, evened out, with unknown words as the usual ones that they are like."""
        return WORD[self.language].sub(lambda found: self._meant(found[0]), normalise(text))

    def _meant(self, word: str) -> str:
        if word in self._known or stem(word) in self._known or self._is_meant(word):
            return word
        is_short = len(word) <= SHORT[self.language]
        usual = self._shortest if is_short else self.usual
        most = max(int((1 - ALIKE[self.language]) * (len(word) + 1)), 1)
        # of several that are as near the first is taken, which is the commonest
        best = process.extractOne(word, usual, scorer=OSA.distance, score_cutoff=most)
        if best is None:
            return word
        is_like = is_shuffled if is_short else self._is_like
        return best[0] if is_like(word, best[0]) else word

    def _is_meant(self, word: str) -> bool:
        """Whether a word that no text has is none the less no slip: kanji that are whole words of
        the dictionary are about something else (入札参加資格 is no 参加資格)."""
        return bool(KANJI.fullmatch(word)) and all(
            part.is_listed and len(part.surface) > 1 for part in morphemes(word)
        )

    def _is_like(self, word: str, other: str) -> bool:
        return OSA.normalized_similarity(word, other) >= ALIKE[self.language]

    @cached_property
    def _shortest(self) -> tuple[str, ...]:
        longest = SHORT[self.language] + 1
        return tuple(word for word in self.usual[:FEW] if len(word) <= longest)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.known)


def is_shuffled(word: str, other: str) -> bool:
    """Whether letters of a short word changed places or are missing. Another letter in its place
    makes another word of it: "vet", "get"."""
    return len(other) > len(word) or sorted(other) == sorted(word)


def lexicon_of(texts: Iterable[str], language: Language) -> Lexicon:
    """The words of all texts, which are evened out."""
    written = Counter(word for text in texts for word in WORD[language].findall(text))
    commonest_first = sorted(written.items(), key=lambda item: (-item[1], item[0]))
    sound = set(written) - slips_among(written)
    usual = tuple(word for word, times in commonest_first if times >= OFTEN and word in sound)
    known = {*sound, *map(stem, sound)} if language is Language.EN else sound
    return Lexicon(language, sorted(known), usual)


def slips_among(written: Counter[str]) -> set[str]:
    """The words that are slips of common ones, which somebody wrote down as people type: they are
    no words to be known by."""
    rare = [word for word, times in written.items() if times <= RARELY]
    common = [word for word, times in written.items() if times >= COMMON]
    near = process.cdist(rare, common, scorer=OSA.distance, score_cutoff=1)
    pairs = ((rare[row], common[column]) for row, column in np.argwhere(near == 1))
    return {word for word, other in pairs if is_slip_of(word, other, written[other])}


def is_slip_of(word: str, other: str, times: int) -> bool:
    """Whether a rare word a letter away from a common one, written so many times, is no other word:
    long ones are not; of a short one a letter is missing ("aply")."""
    if word[0] != other[0] or is_inflected(word, other):
        return False
    is_long = len(word) >= LONG or not word.isascii()
    return is_long or (len(word) < len(other) and times >= MUCH_USED)


def is_inflected(one: str, other: str) -> bool:
    """Whether two words differ in their ending only, as an inflected word does."""
    shorter, longer = sorted((one, other), key=len)
    rest = longer[len(shorter) :] if longer.startswith(shorter) else ""
    return ENDING.fullmatch(rest) is not None or (one[:-2] == other[:-2] and one.isascii())
