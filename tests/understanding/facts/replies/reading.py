"""What is read in a message while a question is open."""

from __future__ import annotations

from bot.vocabulary import Language
from tests.driver import real_assistant


def read(text: str, key: str) -> dict[str, str]:
    """The values that are certain, by question."""
    assistant = real_assistant()
    language = Language.EN if text.isascii() else Language.JA
    found = assistant.interpreter.reader.read(text, assistant.flow.question(key), language)
    return {reading.question.key: reading.option.value for reading in found.readings}
