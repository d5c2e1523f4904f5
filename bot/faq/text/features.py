"""What of a text is compared: several views of it, each a bag of terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.vocabulary import Language

Features = Mapping[str, Sequence[str]]
"""The terms of each view, each as often as it occurs."""

WORDS = "words"
NEXT = "next"
LETTERS = "letters"
READING = "reading"

WEIGHTS: Mapping[Language, Mapping[str, float]] = {
    Language.JA: {WORDS: 0.3, NEXT: 0.15, LETTERS: 0.35, READING: 0.2},
    Language.EN: {WORDS: 0.3, NEXT: 0.3, LETTERS: 0.4},
}
"""How much each view counts in the likeness of two texts; they add up to 1 (measured)."""

REACH = 4
"""Words that stand at most so far apart count as near."""


def japanese(words: Sequence[str], spelled: str, reading: str) -> Features:
    """Views of a Japanese text, in which nothing divides words: kanji that are mistaken or in kana
    read the same, and single letters carry typing mistakes."""
    return {
        WORDS: words,
        NEXT: following(words),
        LETTERS: [*spelled, *grams(spelled, 2)],
        READING: grams(reading, 2),
    }


def english(words: Sequence[str], written: Iterable[str]) -> Features:
    """Views of an English text: its stems, whose order tells much, and letters inside words."""
    return {
        WORDS: words,
        NEXT: following(words),
        LETTERS: [gram for word in written for gram in grams_of_word(word)],
    }


@lru_cache(maxsize=16_384)
def grams_of_word(word: str) -> tuple[str, ...]:
    """The letters of a word by threes; few words make up most of all texts."""
    return tuple(grams(word, 3))


def grams(text: str, length: int) -> list[str]:
    """Letters that follow one another; the ends of the text are marked."""
    if not text:
        return []
    marked = f"^{text}$"
    return list(map("".join, zip(*(marked[start:] for start in range(length)), strict=False)))


def near(words: Sequence[str]) -> list[str]:
    """Pairs of words that stand near one another, in either order; the ends count as words."""
    return list(_near(words)) if words else []


def _near(words: Sequence[str]) -> Iterator[str]:
    marked = ("^", *words, "$")
    for place, word in enumerate(marked):
        for other in marked[place + 1 : place + 1 + REACH]:
            yield " ".join(sorted((word, other)))


def following(words: Sequence[str]) -> list[str]:
    """Pairs of words of which one follows the other; the ends count as words."""
    return list(map(" ".join, pairwise(("^", *words, "$")))) if words else []
