"""The shape of `knowledge/synonyms.yaml`: words of one meaning, and what commands have of them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, TypeAdapter

from bot.content.schemas.base import Concept, Text, WordsEntry
from bot.content.source.document import Source
from bot.vocabulary import Words


class SynonymsEntry(WordsEntry):
    """Words that mean the same, that which articles use most first. `kind_of`: the wider concepts
    of commands that they are words of as well."""

    ja: list[Text] = Field(default_factory=list)
    en: list[Text] = Field(default_factory=list)
    kind_of: list[Concept] = Field(default_factory=list)


SynonymsFile = dict[Concept, SynonymsEntry]

SYNONYMS_FILE: TypeAdapter[SynonymsFile] = TypeAdapter(SynonymsFile)


def synonyms_in(source: Source | None) -> SynonymsFile:
    """What the file holds; nothing where there is none."""
    return SYNONYMS_FILE.validate_python(source.data if source else {})


def to_synonyms(file: SynonymsFile) -> dict[str, Words]:
    """The words of each meaning as the program sees them."""
    return {name: entry.words() for name, entry in file.items()}


def widened(concepts: Mapping[str, WordsEntry], synonyms: SynonymsFile) -> dict[str, Words]:
    """Concepts with the words of all that is a kind of them."""
    wide = {name: entry.words() for name, entry in concepts.items()}
    for entry in synonyms.values():
        for name in entry.kind_of:
            if name in wide:
                words = entry.words()
                wide[name] = {each: (*known, *words[each]) for each, known in wide[name].items()}
    return wide
