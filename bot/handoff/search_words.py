"""What a text is found by: its words, and of Japanese, which has no spaces, every two letters.

A text of an index becomes words in their order, so that a phrase is found as one; a term that is
looked for becomes such a phrase, of which the last word may go on. Telephone numbers are compared
by their digits alone, from here and from abroad alike.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from bot.vocabulary.name_variants import JAPANESE_RUN, alike, is_japanese

MOST_WORDS = 16_000
"""Words of one text: PostgreSQL knows no place beyond."""

LONGEST_WORD = 60

_DASHES = re.compile(r"(?<=[\d)])\s?[-ー‐‑‒–—―−ｰ.\s]\s?(?=[\d(])")
_PHONE = re.compile(r"\(?\+?\d[\d()\-]{7,18}\d")
_WORD = re.compile(r"[^\W_]+")
_WITHOUT_AREA = 8
"""Digits by which people look for a number without its area."""

_SIGN = "§"
"""Begins words that no text holds: `word` splits there."""


def words_of(text: str) -> list[str]:
    """The words by which a text is found, in order."""
    folded = joined_phones(text)
    phones = (part for digits in _phones(folded) for part in (digits, digits[-_WITHOUT_AREA:]))
    return [*_words(folded), *phones]


def phrase_of(term: str) -> list[str]:
    """The words that have to stand one after the other; the last one may only begin so."""
    folded = joined_phones(term)
    phones = _phones(folded)
    if phones:
        return phones[:1]
    runs = JAPANESE_RUN.split(folded)
    found = list(_words(folded))
    ends_in_kana = bool(runs[-1:]) and not runs[-1] and len(runs) > 1
    if ends_in_kana and len(runs[-2]) > 1:
        found.pop()  # the last letter alone: the pair before it holds it
    return found


def mark_of(kind: str, value: str) -> str:
    """A word that stands for a value of a lead, such as its owner."""
    return f"{_SIGN}{kind}{_SIGN}{hashlib.blake2b(value.encode(), digest_size=6).hexdigest()}"


def joined_phones(text: str) -> str:
    """The text with telephone numbers in one piece, however they were typed."""
    return _DASHES.sub("-", alike(text))


def _words(folded: str) -> Iterator[str]:
    for run in JAPANESE_RUN.split(folded):
        if run and is_japanese(run[0]):
            yield from (run[at : at + 2] for at in range(len(run)))
        else:
            yield from (word[:LONGEST_WORD] for word in _WORD.findall(run))


def _phones(folded: str) -> list[str]:
    found = (re.sub(r"\D", "", each) for each in _PHONE.findall(folded))
    return [_national(digits) for digits in found if len(digits) >= _WITHOUT_AREA]


def _national(digits: str) -> str:
    """Digits as they are dialled here."""
    bare = digits.removeprefix("0").removeprefix("10")
    is_abroad = bare.startswith("81") and len(bare) >= 11
    if not is_abroad:
        return digits
    return f"0{bare.removeprefix('81').removeprefix('0')}"
