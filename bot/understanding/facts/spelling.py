"""Slips of the finger in the words that facts are told with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.faq.text.slips import is_inflected

LATIN = re.compile(r"[a-z]{5,}")
KATAKANA = re.compile(r"[ァ-ヺー]{5,}")
MIXED = re.compile(r"(?<=[ァ-ヺー])[べぺ](?=[ァ-ヺー])")
DERIVED = re.compile(r"(?:ics?|ical|ists?|[ai]tions?|[ai]tors?|ative)$")
LONG = 9
"""Letters from which a word may have two slips."""


@dataclass(frozen=True)
class Spelling:
    """`ours`: words that are looked for. `known`: words that are no slip."""

    ours: frozenset[str]
    known: frozenset[str]

    def mended(self, line: str) -> str:
        """A folded line with unknown words replaced by the one of ours that they nearly are."""
        line = MIXED.sub(lambda m: chr(ord(m.group()) + 0x60), line)
        for pattern in (LATIN, KATAKANA):
            line = pattern.sub(lambda m: nearest(self, m.group()), line)
        return line


@lru_cache(maxsize=4096)
def nearest(spelling: Spelling, word: str) -> str:
    """The word, or the one of ours that is closest, a slip or two away, and begins alike."""
    if word in spelling.known or word in spelling.ours:
        return word
    slips = 2 if len(word) >= LONG else 1
    near = process.extract(word, spelling.ours, scorer=OSA.distance, score_cutoff=slips, limit=4)
    alike = {f: d for f, d, _ in near if f[0] == word[0] and not is_other(f, word)}
    closest = [found for found, slip in alike.items() if slip == min(alike.values())]
    return closest[0] if len(closest) == 1 else word


def is_other(one: str, other: str) -> bool:
    """Whether two words are nearly alike and none is a slip of the other."""
    return is_inflected(one, other) or is_derived(one, other)


def is_derived(one: str, other: str) -> bool:
    """Whether two words are built from the same one: "economics" is no slip of "economists"."""
    return DERIVED.search(one) is not None and DERIVED.sub("", one) == DERIVED.sub("", other)


def words_in(text: str) -> frozenset[str]:
    """The words of a text that could be slips."""
    folded = text.casefold()
    return frozenset(LATIN.findall(folded)) | frozenset(KATAKANA.findall(folded))
