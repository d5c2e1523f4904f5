"""One text in one language, taken apart once however many look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.faq.text.features import Features, english, japanese
from bot.faq.text.tokens import english_words, japanese_words, normalise, spelt
from bot.vocabulary import Language

KEPT = 512
"""Texts that are remembered: several experts look at the same message and its parts."""


@dataclass(frozen=True)
class Analysis:
    """A text with all that is found in it. Each part is made when it is first asked for."""

    text: str
    language: Language

    @cached_property
    def normalised(self) -> str:
        """The text with width, case and punctuation evened out."""
        return normalise(self.text)

    @cached_property
    def spelled(self) -> str:
        """What is left where texts differ only in width, case, kana and punctuation."""
        return spelt(self.normalised)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in order: English stems, Japanese as the dictionary writes them."""
        return self._words_and_reading[0]

    @cached_property
    def reading(self) -> str:
        """How a Japanese text is read, in hiragana; empty in English."""
        return self._words_and_reading[1]

    @cached_property
    def features(self) -> Features:
        """The views of the text by which it is compared."""
        return views_of(self.normalised, *self._words_and_reading, self.language)

    @cached_property
    def _words_and_reading(self) -> tuple[tuple[str, ...], str]:
        return words_and_reading(self.normalised, self.language)


def words_and_reading(normalised: str, language: Language) -> tuple[tuple[str, ...], str]:
    """The words of a text that was evened out, and how it is read if it is Japanese."""
    if language is Language.EN:
        return tuple(english_words(normalised)), ""
    words, reading = japanese_words(normalised)
    return tuple(words), reading


def views_of(normalised: str, words: tuple[str, ...], reading: str, language: Language) -> Features:
    """The views of a text that was taken apart."""
    if language is Language.JA:
        return japanese(words, spelt(normalised), reading)
    return english(words, normalised.split())


def views(normalised: str, language: Language) -> Features:
    """The views of a text that was evened out; nothing of it is remembered."""
    return views_of(normalised, *words_and_reading(normalised, language), language)


@lru_cache(maxsize=KEPT)
def analyse(text: str, language: Language) -> Analysis:
    """What is found in a text; the same object for the same text while it is remembered."""
    return Analysis(text, language)


def features(text: str, language: Language) -> Features:
    """All views of one text."""
    return analyse(text, language).features
