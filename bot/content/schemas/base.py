"""The shapes that all content files share: texts in both languages, words, clause ids.

These classes are the border: pydantic checks what curators wrote, the rest of the program sees the
frozen dataclasses that they are turned into.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError, PydanticKnownError

from bot.vocabulary import NO_WORDS, Bilingual, Language, Words
from bot.vocabulary.sentence import N_, Sentence


def text_of(most: int | None = None) -> AfterValidator:
    """Allows any text but an empty one, of at most so many characters, and takes the blanks around
    it away. Hardly any text has some, and so it stays the same object: pydantic's own way makes a
    copy of each, and all texts are kept."""

    def check(text: str) -> str:
        text = text.strip()
        if not text:
            raise PydanticKnownError("string_too_short", {"min_length": 1})
        if most is not None and len(text) > most:
            raise PydanticKnownError("string_too_long", {"max_length": most})
        return text

    return AfterValidator(check)


Text = Annotated[str, text_of()]
"""Any text but an empty one."""

ButtonText = Annotated[str, text_of(most=75)]
"""A text for a button: chat platforms refuse longer ones."""


def mistake(message: str) -> PydanticCustomError:
    """An error with exactly this message, for checks that pydantic does not know."""
    return PydanticCustomError("mistake", "{message}", {"message": message})


def only(allowed: str, meaning: str) -> AfterValidator:
    """Allows only certain characters in a name; `-` and `_` in between."""

    def check(name: str) -> str:
        kept = "".join(sign for sign in name if sign in allowed)
        if kept != name or not name.strip("-_"):
            raise mistake(
                Sentence(N_("found `{name}`, expected {meaning}"), name=name, meaning=meaning)
            )
        return name

    return AfterValidator(check)


LETTERS, DIGITS = "abcdefghijklmnopqrstuvwxyz", "0123456789"

FactName = Annotated[str, only(LETTERS + "_", Sentence(N_("lower-case letters and underscores")))]
Concept = Annotated[str, only(LETTERS.upper() + "_", Sentence(N_("CAPITALS and underscores")))]
Value = Annotated[
    str, only(LETTERS + DIGITS + "_", Sentence(N_("lower-case letters, digits, underscores")))
]
ArticleId = Annotated[str, only(LETTERS + DIGITS + "-", Sentence(N_("a name-in-kebab-case")))]


class ContentEntry(BaseModel):
    """A group of keys in a content file: no unknown key, no value that is nearly right."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TextEntry(ContentEntry):
    """A text in both languages, side by side."""

    ja: Text
    en: Text

    def bilingual(self) -> Bilingual:
        """The text as the program sees it."""
        return Bilingual(self.ja, self.en)


class LabelEntry(TextEntry):
    """A text in both languages that fits on a button."""

    ja: ButtonText
    en: ButtonText


class WordsEntry(ContentEntry):
    """Words or phrases in both languages."""

    ja: list[Text]
    en: list[Text]

    def words(self) -> Words:
        """The words as the program sees them."""
        return {Language.JA: tuple(self.ja), Language.EN: tuple(self.en)}


def bilingual_or_none(entry: TextEntry | None) -> Bilingual | None:
    """The text, where there is one."""
    return entry.bilingual() if entry else None


def words_or_none(entry: WordsEntry | None) -> Words:
    """The words; no words where there are none."""
    return entry.words() if entry else NO_WORDS
