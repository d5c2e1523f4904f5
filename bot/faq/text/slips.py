"""Typing mistakes: a word that is unknown is read as the known one that is most like it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.faq.text.tokens import normalise, stem
from bot.vocabulary import Language

WORD = {
    Language.JA: re.compile(r"[ァ-ヺー]{4,}|[一-鿿々]{3,}|[a-z]{4,}"),
    Language.EN: re.compile(r"[a-z]{4,}"),
}
"""What can be mistyped and still be told: in Japanese a stretch of katakana or of kanji. Shorter
ones are like too many others."""

OFTEN = 2
"""Times that a word has to be written before it is thought to be meant."""

ALIKE = {Language.JA: 0.66, Language.EN: 0.7}
"""How like two words have to be (1 less the share of letters that differ; neighbours that changed
places are one mistake). Kanji words are short, and one sign of three is one mistake."""


@dataclass(frozen=True)
class Lexicon:
    """The words of the knowledge base as they are written, and which of them are often used."""

    language: Language
    known: Collection[str]
    """English ones also as stems."""
    usual: tuple[str, ...]

    def mended(self, text: str) -> str:
        """The text, evened out, with unknown words as the usual ones that they are like."""
        return WORD[self.language].sub(lambda found: self._meant(found[0]), normalise(text))

    def _meant(self, word: str) -> str:
        if word in self._known or stem(word) in self._known:
            return word
        best = process.extractOne(
            word,
            self.usual,
            scorer=OSA.normalized_similarity,
            score_cutoff=ALIKE[self.language],
            processor=None,
        )
        return best[0] if best else word

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.known)


def lexicon_of(texts: Iterable[str], language: Language) -> Lexicon:
    """The words of all texts, which are evened out."""
    written = Counter(word for text in texts for word in WORD[language].findall(text))
    commonest_first = sorted(written.items(), key=lambda item: (-item[1], item[0]))
    usual = tuple(word for word, times in commonest_first if times >= OFTEN)
    known = {*written, *map(stem, written)} if language is Language.EN else set(written)
    return Lexicon(language, sorted(known), usual)
