"""The languages of the counter, and text that exists in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language that the counter speaks."""

    JA = "ja"
    EN = "en"

    @property
    def other(self) -> Language:
        """The language that a switch leads to."""
        return Language.EN if self is Language.JA else Language.JA


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One sentence or label as curators wrote it, side by side; may hold `{fact}` placeholders."""

    ja: str
    en: str

    def speak(self, language: Language) -> str:
        """The text in one language, placeholders still unfilled."""
        return self.ja if language is Language.JA else self.en


Words = Mapping[Language, tuple[str, ...]]
"""Words or phrases per language."""

NO_WORDS: Words = {Language.JA: (), Language.EN: ()}
