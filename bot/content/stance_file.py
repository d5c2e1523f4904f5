"""The shapes of `flows/stances.yaml` and `flows/places.yaml`."""

from __future__ import annotations

from typing import Annotated

from babel import Locale
from pydantic import Field, TypeAdapter

from bot.content.entries import Entry, Text, WordsEntry
from bot.understanding.places import Gazetteer
from bot.understanding.stances import Listed, Reach, Stance
from bot.vocabulary import Language

class SparseWords(Entry):
    """Words in both languages, of which one may have none."""

    ja: list[Text] = Field(default_factory=list)
    en: list[Text] = Field(default_factory=list)


class PlacesFile(Entry):
    """The whole of `places.yaml`."""

    japan: WordsEntry
    overseas: WordsEntry


STANCES_FILE: TypeAdapter[dict[Stance, dict[Reach, SparseWords]]] = TypeAdapter(
    dict[Annotated[Stance, Field(strict=False)], dict[Annotated[Reach, Field(strict=False)], SparseWords]]
)
PLACES_FILE = TypeAdapter(PlacesFile)


def to_stances(file: dict[Stance, dict[Reach, SparseWords]]) -> Listed:
    """The words of each stance and reach."""
    return {
        stance: {
            reach: {Language.JA: tuple(words.ja), Language.EN: tuple(words.en)}
            for reach, words in reaches.items()
        }
        for stance, reaches in file.items()
    }


def to_gazetteer(file: PlacesFile) -> Gazetteer:
    """The places of the file, and the countries of the world."""
    japan = {language: folded_names(file.japan.words()[language]) for language in Language}
    overseas = {
        language: folded_names(file.overseas.words()[language]) | countries(language) - japan[language]
        for language in Language
    }
    return Gazetteer(japan, overseas)


def countries(language: Language) -> frozenset[str]:
    """The names of all countries but Japan."""
    named = Locale(language.value).territories
    return folded_names(name for code, name in named.items() if len(code) == 2 and code != "JP")


def folded_names(names: object) -> frozenset[str]:
    """The names as they are compared."""
    return frozenset(str(name).casefold() for name in names)  # type: ignore[attr-defined]
