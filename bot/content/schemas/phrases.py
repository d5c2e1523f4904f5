"""The shape of `flows/phrases.yaml`: what people say, by the choice that it means."""

from __future__ import annotations

from pydantic import Field, TypeAdapter

from bot.content.schemas.base import ContentEntry, Value, WordsEntry


class ChoicePhrases(ContentEntry):
    """How one choice is recognised."""

    says: WordsEntry | None = None
    answers: WordsEntry | None = None


NO_PHRASES = ChoicePhrases()
"""A choice that is recognised by its label alone."""


class PhrasesFile(ContentEntry):
    """The whole of `phrases.yaml`."""

    not_sure: WordsEntry
    topics: dict[Value, WordsEntry] = Field(default_factory=dict)
    frames: WordsEntry | None = None
    choices: dict[Value, dict[Value, ChoicePhrases]] = Field(default_factory=dict)

    def of(self, question: str, value: str) -> ChoicePhrases:
        """The phrases of a choice."""
        return self.choices.get(question, {}).get(value, NO_PHRASES)


PHRASES_FILE = TypeAdapter(PhrasesFile)
