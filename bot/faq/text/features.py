"""What of a text is compared: several views of it, each a bag of terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.faq.text.tokens import english_words, fold_kana, japanese_words, normalise
from bot.vocabulary import Language

Features = Mapping[str, Counter[str]]
"""How often each term occurs, per view."""

WORDS = "words"
NEAR = "near"
NEXT = "next"
INSIDE = "inside"
ACROSS = "across"
READING = "reading"
SPELLING = "spelling"

WEIGHTS: Mapping[Language, Mapping[str, float]] = {
    Language.JA: {READING: 0.4, SPELLING: 0.2, WORDS: 0.3, NEAR: 0.1},
    Language.EN: {ACROSS: 0.3, INSIDE: 0.15, WORDS: 0.25, NEAR: 0.15, NEXT: 0.15},
}
"""How much each view counts in the likeness of two texts; they add up to 1 (measured)."""

CLOSELY = {Language.JA: (READING, WORDS), Language.EN: (INSIDE, WORDS, NEXT)}
"""The views by which a question is compared with single texts. The others are most of the terms,
and change little there (measured)."""

FINEST = {Language.JA: SPELLING, Language.EN: ACROSS}
"""The view that shows best how much of a text is strange, down to parts of words."""

REACH = 4
"""Words that stand at most so far apart count as near."""


@lru_cache(maxsize=512)
def features(text: str, language: Language) -> Features:
    """All views of one text, which nobody changes: several experts look at the same message.

    Characters carry typos, readings also kanji mistaken or in kana."""
    normalised = normalise(text)
    return japanese(normalised) if language is Language.JA else english(normalised)


def japanese(normalised: str) -> Features:
    """Views of a Japanese text, in which nothing divides words."""
    words, reading = japanese_words(normalised)
    spelled = fold_kana(normalised.replace(" ", ""))
    return {
        READING: Counter(grams(reading, range(2, 4))),
        SPELLING: Counter(grams(spelled, range(1, 4))),
        WORDS: Counter(words),
        NEAR: Counter(near(words)),
    }


def english(normalised: str) -> Features:
    """Views of an English text: character n-grams inside words and across them; its words, whose
    order tells much."""
    words = english_words(normalised)
    inside = (gram for word in normalised.split() for gram in grams(word, range(2, 5)))
    return {
        ACROSS: Counter(grams(normalised, range(3, 6), " ", " ")),
        INSIDE: Counter(inside),
        WORDS: Counter(words),
        NEAR: Counter(near(words)),
        NEXT: Counter(following(words)),
    }


def grams(text: str, lengths: Iterable[int], first: str = "^", last: str = "$") -> list[str]:
    """Character n-grams; the ends of the text are marked."""
    if not text:
        return []
    marked = f"{first}{text}{last}"
    return [
        marked[start : start + length]
        for length in lengths
        for start in range(len(marked) - length + 1)
    ]


def near(words: Sequence[str]) -> list[str]:
    """Pairs of words that stand near one another, in either order; the ends count as words."""
    if not words:
        return []
    marked = ("^", *words, "$")
    return [
        " ".join(sorted((word, other)))
        for place, word in enumerate(marked)
        for other in marked[place + 1 : place + 1 + REACH]
    ]


def following(words: Sequence[str]) -> list[str]:
    """Pairs of words of which one follows the other; the ends count as words."""
    return [" ".join(pair) for pair in pairwise(("^", *words, "$"))] if words else []
