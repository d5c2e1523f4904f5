"""One text in one language, taken apart once however many look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.faq.text.features import Features, english, japanese
from bot.faq.text.tokens import english_words, fold_kana, japanese_words, normalise
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
        return fold_kana(self.normalised).replace(" ", "")

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
        if self.language is Language.JA:
            return japanese(self.words, self.spelled, self.reading)
        return english(self.words, self.normalised.split())

    @cached_property
    def _words_and_reading(self) -> tuple[tuple[str, ...], str]:
        if self.language is Language.EN:
            return tuple(english_words(self.normalised)), ""
        words, reading = japanese_words(self.normalised)
        return tuple(words), reading


@lru_cache(maxsize=KEPT)
def analyse(text: str, language: Language) -> Analysis:
    """What is found in a text; the same object for the same text while it is remembered."""
    return Analysis(text, language)


def features(text: str, language: Language) -> Features:
    """All views of one text."""
    return analyse(text, language).features
