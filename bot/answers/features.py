"""What of a text is compared: several views of it, each a bag of terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bot.answers.words import english_words, japanese_words, normalise
from bot.vocabulary import Language

Features = Mapping[str, Counter[str]]
"""How often each term occurs, per view."""

WORDS = "words"
CHARACTERS = "characters"
PAIRS = "pairs"
READING = "reading"

WEIGHTS: Mapping[Language, Mapping[str, float]] = {
    Language.JA: {READING: 0.6, WORDS: 0.4},
    Language.EN: {CHARACTERS: 0.6, WORDS: 0.3, PAIRS: 0.1},
}
"""How much each view counts in the likeness of two texts; they add up to 1 (measured)."""


def features(text: str, language: Language) -> Features:
    """All views of one text. Characters carry typos, readings also kanji mistaken or in kana."""
    normalised = normalise(text)
    return japanese(normalised) if language is Language.JA else english(normalised)


def japanese(normalised: str) -> Features:
    """Views of a Japanese text, in which nothing divides words."""
    words, reading = japanese_words(normalised)
    return {WORDS: Counter(words), READING: Counter(grams(reading, range(2, 4)))}


def english(normalised: str) -> Features:
    """Views of an English text; its character n-grams stay inside words."""
    words = english_words(normalised)
    spelled = normalised.split()
    return {
        CHARACTERS: Counter(gram for word in spelled for gram in grams(word, range(2, 5))),
        WORDS: Counter(words),
        PAIRS: Counter(pairs(words)),
    }


def grams(text: str, lengths: Iterable[int]) -> list[str]:
    """Character n-grams; the ends of the text are marked."""
    if not text:
        return []
    marked = f"^{text}$"
    return [
        marked[start : start + length]
        for length in lengths
        for start in range(len(marked) - length + 1)
    ]


def pairs(words: Sequence[str]) -> list[str]:
    """Neighbouring words; the ends of the text count as neighbours."""
    if not words:
        return []
    return [f"{first} {second}" for first, second in pairwise(("^", *words, "$"))]
