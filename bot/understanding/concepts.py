"""What a text speaks of, whatever its words: DELETE and DATA in "erase what you have on me"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.faq.text.alternatives import any_of
from bot.faq.text.features import Features, near
from bot.faq.text.tokens import english_words, fold_kana, normalise
from bot.vocabulary import Language, Words

CONCEPTS = "concepts"
PAIRS = "concept pairs"


@dataclass(frozen=True, eq=False)
class Concepts:
    """Finds the concepts of texts in one language."""

    language: Language
    pattern: re.Pattern[str]
    named: Mapping[str, tuple[str, ...]]
    """The concepts that each word, as it is compared, stands for."""

    def spoken_of(self, text: str) -> list[str]:
        """The concepts in a text, in order; a longer word wins over a shorter one in it."""
        return list(found_in(self, text))

    def views(self, text: str) -> Features:
        """The concepts of a text, and which stand near one another."""
        found = self.spoken_of(text)
        return {CONCEPTS: found, PAIRS: near(found)}


@lru_cache(maxsize=512)
def found_in(concepts: Concepts, text: str) -> tuple[str, ...]:
    """The concepts in a text; several look for them in the same message and its parts."""
    compared = as_compared(text, concepts.language)
    found = concepts.pattern.finditer(compared)
    return tuple(name for each in found for name in concepts.named[each[0]])


def concepts_of(words: Mapping[str, Words], language: Language) -> Concepts:
    """What finds these concepts in one language."""
    named: dict[str, tuple[str, ...]] = {}
    for name, of_each in sorted(words.items()):
        for word in of_each.get(language, ()):
            key = as_compared(word, language)
            if name not in named.get(key, ()):
                named[key] = (*named.get(key, ()), name)
    pattern = any_of(key for key in named if key.strip())
    return Concepts(language, re.compile(pattern), named)


def as_compared(text: str, language: Language) -> str:
    """Japanese without blanks and in hiragana; English as stems, each between blanks' halves."""
    if language is Language.JA:
        return fold_kana(normalise(text)).replace(" ", "")
    return "".join(f"<{word}>" for word in english_words(normalise(text)))
