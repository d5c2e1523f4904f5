"""The words of a text with a sign: whether they are said to hold, or denied.

A word that denies turns those around it: in English some behind it ("we have no website"), in
Japanese some before it (許可は持っていません). Each is another term than
the same word asserted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.faq.text.features import near
from bot.faq.text.tokens import english_words
from bot.vocabulary import Language

DENYING = {
    Language.JA: frozenset({"無い", "ぬ", "ず", "ない", "無し", "なし", "ゼロ"}),
    Language.EN: frozenset(
        english_words("no not never without neither nor none cannot nobody nothing zero lack t")
    ),
}
"""Words as the views hold them; "t" is what is left of "don't"."""

REACH = 5
"""Words that one that denies turns."""


def turned(things: Sequence[str], words: Sequence[str], language: Language) -> list[str]:
    """The things that a text speaks of, and pairs of them, with the sign of all of it."""
    sign = "-" if sum(word in DENYING[language] for word in words) % 2 else "+"
    return [f"{sign}{thing}" for thing in (*things, *near(things))]


def signed(words: Sequence[str], language: Language) -> list[str]:
    """Each word with its sign, and each pair of neighbours."""
    is_denied = [False] * len(words)
    last = -1
    for place in (n for n, word in enumerate(words) if word in DENYING[language]):
        behind = range(place + 1, min(place + 1 + REACH, len(words)))
        before = range(max(last + 1, place - REACH), place)
        for turned in behind if language is Language.EN else before:
            is_denied[turned] = not is_denied[turned]
        last = place
    found = [f"-{w}" if denied else w for w, denied in zip(words, is_denied, strict=True)]
    return [*found, *map(" ".join, pairwise(found))]
