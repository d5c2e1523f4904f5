"""Text taken apart: what is the same however it is typed, and the words in it."""

from __future__ import annotations

import re
import threading
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sudachipy import (  # type: ignore[import-untyped]
    Dictionary,
    SplitMode,
    Tokenizer,
)

from bot.vocabulary import Language
from bot.vocabulary.eras import western_years
from bot.vocabulary.text import plain

MAX_CHARACTERS = 1_000
"""A question is shorter; what follows is not looked at, so that a pasted document costs nothing."""

NOT_A_WORD = re.compile(r"[\W_]+")

TO_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}

NO_WORD = ("補助記号", "空白", "記号")
"""Sudachi's parts of speech for punctuation and blanks."""

_sudachi_lock = threading.Lock()
"""A Sudachi tokenizer must not be used by two threads at once."""


@lru_cache(maxsize=64)  # several look at the same message
def normalise(text: str) -> str:
    """Width, case, eras, punctuation and control characters evened out; single spaces between."""
    return NOT_A_WORD.sub(" ", western_years(plain(text[:MAX_CHARACTERS])).casefold()).strip()


def fold_kana(text: str) -> str:
    """Katakana written as hiragana."""
    return text.translate(TO_HIRAGANA)


def spelling(text: str) -> str:
    """What two texts have in common that differ only in width, case, kana and punctuation."""
    return spelt(normalise(text))


def spelt(normalised: str) -> str:
    """The same of a text that was evened out already."""
    return fold_kana(normalised).replace(" ", "")


def readable(text: str) -> str:
    """The text without halves of signs, which a tokenizer refuses."""
    return text.encode("utf-8", "ignore").decode()


@cache
def sudachi() -> Tokenizer:
    """The tokenizer of the process: its dictionary takes 0.3 s to open."""
    return Dictionary(dict="core").tokenizer(mode=SplitMode.A)


_kinds: dict[int, tuple[str, ...]] = {}


def kinds_of(morpheme: Any) -> tuple[str, ...]:
    """Sudachi's parts of speech for a word; there are few, and asking for their names is slow."""
    number = morpheme.part_of_speech_id()
    if number not in _kinds:
        _kinds[number] = tuple(morpheme.part_of_speech())
    return _kinds[number]


def japanese_words(normalised: str) -> tuple[list[str], str]:
    """Sudachi's normalised forms (引っ越し for 引越), and the reading of the whole in hiragana."""
    with _sudachi_lock:
        found = [_word(morpheme) for morpheme in sudachi().tokenize(normalised)]
    said = [(word, reading) for word, reading, is_word in found if is_word]
    return [word for word, _ in said], "".join(reading for _, reading in said)


MOST_WORDS = 50_000
"""Words that are remembered; all that was written for one programme has some five thousand."""

_words: dict[int, tuple[str, str, bool]] = {}


def _word(morpheme: Any) -> tuple[str, str, bool]:
    """How the dictionary writes a word, its reading, and whether it is one; what a word of the
    dictionary is does not change, and asking for each of these is slow."""
    number = morpheme.word_id()
    word = _words.get(number)
    if word is None:
        is_word = kinds_of(morpheme)[0] not in NO_WORD
        form, reading = morpheme.normalized_form().casefold(), morpheme.reading_form()
        word = (form, fold_kana(reading), is_word)
        if not morpheme.is_oov() and len(_words) < MOST_WORDS:
            _words[number] = word
    return word


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A word as its writer put it, where it begins, Sudachi's parts of speech for it, and whether
    it stands in Sudachi's dictionary."""

    surface: str
    begin: int
    kinds: tuple[str, ...]
    is_listed: bool = True


@lru_cache(maxsize=64)
def morphemes(text: str) -> tuple[Morpheme, ...]:
    """The words and signs of a Japanese text; several look at the same message."""
    with _sudachi_lock:
        return tuple(
            Morpheme(
                found.surface(),
                found.begin(),
                kinds_of(found),
                not found.is_oov(),
            )
            for found in sudachi().tokenize(readable(text))
        )


def proper_names(text: str) -> list[str]:
    """The names of people and firms in a text, as Sudachi's dictionary knows them; no places."""
    return [
        each.surface
        for each in morphemes(text)
        if each.kinds[1] == "固有名詞" and each.kinds[2] != "地名"
    ]


def place_names(text: str, listed: Collection[str]) -> list[tuple[int, str]]:
    """Where places are named in a text, as Sudachi's dictionary or a list knows them."""
    if text.isascii():
        return []
    return [
        (each.begin, each.surface)
        for each in morphemes(text)
        if each.kinds[2] == "地名" or each.surface in listed
    ]


def words_as_written(text: str, language: Language) -> list[str]:
    """The words of a text as its writer put them, in order."""
    normalised = normalise(text)
    if language is Language.EN:
        return normalised.split()
    return [word for word, _ in parts_of_speech(normalised)]


def parts_of_speech(text: str) -> list[tuple[str, str]]:
    """The words of a Japanese text with Sudachi's part of speech (名詞, 動詞, 助動詞 …)."""
    return [(m.surface, m.kinds[0]) for m in morphemes(text) if m.kinds[0] not in NO_WORD]


ENDINGS = (
    ("sses", "ss"),
    ("ies", "y"),
    ("ied", "y"),
    ("isations", "iz"),
    ("izations", "iz"),
    ("isation", "iz"),
    ("ization", "iz"),
    ("ising", "iz"),
    ("izing", "iz"),
    ("ised", "iz"),
    ("ized", "iz"),
    ("ise", "iz"),
    ("ize", "iz"),
    ("our", "or"),
    ("ings", ""),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("e", ""),
    ("s", ""),
)
"""Inflection and the two spellings of English; the first ending that fits is replaced."""

SHORTEST_STEM = 3


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """The word without its inflection: "applies", "applied" and "apply" are one."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                break
            word = word[: -len(ending)] + instead
            break
    is_doubled = len(word) > SHORTEST_STEM and word[-1] == word[-2]
    return word[:-1] if is_doubled else word


def english_words(normalised: str) -> list[str]:
    """The stems of all words in order."""
    return [stem(word) for word in normalised.split()]
