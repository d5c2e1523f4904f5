"""One text in one language, taken apart once however many look at it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.faq.text.features import VIEWS, Features
from bot.faq.text.tokens import english_words, japanese_words, normalise, spelt
from bot.vocabulary import Language

KEPT = 512
"""Texts that are remembered: several experts look at the same message and its parts."""


@dataclass(frozen=True)
class Analysis:
    """A text with all that is found in it. Each part is made when it is first asked for.

    `normalised`: the text with width, case and punctuation evened out.
    """

    normalised: str
    language: Language

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
        return {view: make(self) for view, make in VIEWS[self.language].items()}

    def some(self, wanted: Collection[str]) -> Features:
        """The wanted ones of these views: making one takes its time."""
        if "features" in self.__dict__:
            return {view: terms for view, terms in self.features.items() if view in wanted}
        return {view: make(self) for view, make in VIEWS[self.language].items() if view in wanted}

    @cached_property
    def _words_and_reading(self) -> tuple[tuple[str, ...], str]:
        if self.language is Language.EN:
            return tuple(english_words(self.normalised)), ""
        words, reading = japanese_words(self.normalised)
        return tuple(words), reading


@lru_cache(maxsize=KEPT)
def analyse(text: str, language: Language) -> Analysis:
    """What is found in a text; the same object for the same text while it is remembered."""
    return Analysis(normalise(text), language)


def features(text: str, language: Language) -> Features:
    """All views of one text."""
    return analyse(text, language).features
