"""What of a text is compared: several views of it, each a bag of terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

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


class TextParts(Protocol):
    """What the views of a text are made of."""

    @property
    def normalised(self) -> str:
        """Width, case and punctuation evened out."""

    @property
    def spelled(self) -> str:
        """The same without blanks, in hiragana."""

    @property
    def words(self) -> tuple[str, ...]:
        """In order."""

    @property
    def reading(self) -> str:
        """In hiragana; empty in English."""


VIEWS: Mapping[Language, Mapping[str, Callable[[TextParts], Sequence[str]]]] = {
    # nothing divides Japanese words: kanji that are mistaken or in kana read the same, and single
    # letters carry typing mistakes
    Language.JA: {
        WORDS: lambda text: text.words,
        NEXT: lambda text: following(text.words),
        LETTERS: lambda text: [*text.spelled, *grams(text.spelled, 2)],
        READING: lambda text: grams(text.reading, 2),
    },
    # stems, whose order tells much, and letters inside words
    Language.EN: {
        WORDS: lambda text: text.words,
        NEXT: lambda text: following(text.words),
        LETTERS: lambda text: grams_of_words(text.normalised.split()),
    },
}
"""How each view of a text is made."""


@lru_cache(maxsize=16_384)
def grams_of_word(word: str) -> tuple[str, ...]:
    """The letters of a word by threes; few words make up most of all texts."""
    return tuple(grams(word, 3))


def grams_of_words(words: Iterable[str]) -> list[str]:
    """The same of several words."""
    return [gram for word in words for gram in grams_of_word(word)]


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
