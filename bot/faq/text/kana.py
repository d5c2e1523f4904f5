"""Words typed in kana that the knowledge base writes in kanji: とくていぎのう is 特定技能."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from bot.faq.text.tokens import fold_kana, japanese_words, normalise

WRITTEN = re.compile(r"[一-鿿々]{2,}")
"""A word in kanji."""

SPELLED = re.compile(r"[ぁ-んー]{5,}")
"""A stretch of kana in which such a word may hide."""

SHORTEST = 5
"""Kana. A shorter reading occurs inside other words by chance."""

OFTEN = 3
"""Times that a word has to be written before its reading is understood."""


def readings_of(texts: Iterable[str]) -> dict[str, str]:
    """The kanji of each reading, from texts (evened out) with kanji; the commonest wins."""
    written = Counter(word for text in texts for word in WRITTEN.findall(text))
    readings: dict[str, str] = {}
    for word, times in sorted(written.items(), key=lambda item: (-item[1], item[0])):
        if times < OFTEN:
            break
        reading = japanese_words(word)[1]
        if len(reading) >= SHORTEST:
            readings.setdefault(reading, word)
    return readings


def in_kanji(text: str, readings: Mapping[str, str]) -> str:
    """The text with kana put into kanji where the knowledge base writes them so."""
    return SPELLED.sub(lambda found: replaced(found[0], readings), fold_kana(normalise(text)))


def replaced(kana: str, readings: Mapping[str, str]) -> str:
    """A stretch of kana with the longest readings in it replaced, from left to right."""
    done, start = "", 0
    while start < len(kana):
        end = next((e for e in range(len(kana), start, -1) if kana[start:e] in readings), None)
        done += kana[start] if end is None else readings[kana[start:end]]
        start = start + 1 if end is None else end
    return done
