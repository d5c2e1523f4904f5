"""Typing mistakes as people make them, the same for the same seed.

A slip leaves a letter out, doubles one, changes two neighbours or hits what is beside: a key, or in
Japanese a sign. Only words that carry something are hit: English ones of four letters or more,
Japanese kanji, katakana and longer hiragana.
"""

from __future__ import annotations

import random
import re

from bot.vocabulary import Language

KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

CARRIER = {
    Language.EN: re.compile(r"[A-Za-z]{4,}"),
    Language.JA: re.compile(r"[ァ-ヺー]{3,}|[一-鿿々]{2,}|[ぁ-ん]{4,}"),
}


def slipped(text: str, language: Language, slips: int, chance: random.Random) -> str:
    """The text with so many slips, where it has words for them."""
    for _ in range(slips):
        words = list(CARRIER[language].finditer(text))
        if not words:
            return text
        word = chance.choice(words)
        text = text[: word.start()] + slip(word[0], language, chance) + text[word.end() :]
    return text


def slip(word: str, language: Language, chance: random.Random) -> str:
    """A word with one slip."""
    place = chance.randrange(len(word))
    kind = chance.choice(("lost", "doubled", "swapped", "beside"))
    if kind == "lost":
        return word[:place] + word[place + 1 :]
    if kind == "doubled":
        return word[: place + 1] + word[place:]
    if kind == "swapped":
        place = min(place, len(word) - 2)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + beside(word[place], language, chance) + word[place + 1 :]


def beside(letter: str, language: Language, chance: random.Random) -> str:
    """What is hit in place of a letter: the key beside it, or a sign near it in the same script."""
    if language is Language.JA:
        return chr(ord(letter) + chance.choice((-1, 1)))
    row = next((keys for keys in KEYS if letter.lower() in keys), letter.lower())
    place = row.index(letter.lower()) + chance.choice((-1, 1))
    return row[max(min(place, len(row) - 1), 0)]
