"""In which language a message is, so that the words beside it can be in the same."""

from __future__ import annotations

import re

from bot.vocabulary import Language, Message, MessageKind

LETTERS = re.compile(r"[A-Za-z]+")
JAPANESE = re.compile(r"[ぁ-ヿ㐀-鿿]+")


def language_in(message: Message) -> Language:
    """The language that most of it is in; what staff write is theirs, so there it is what can be
    chosen below that tells the language of the conversation."""
    labels = " ".join(choice.label for choice in message.choices)
    return most_of(labels if labels and message.kind is MessageKind.STAFF else message.text)


def most_of(text: str) -> Language:
    """The language that most of a text is in."""
    japanese, latin = count(JAPANESE, text), count(LETTERS, text)
    return Language.JA if japanese * 2 >= latin else Language.EN


def count(characters: re.Pattern[str], text: str) -> int:
    """How many characters of a text are in runs of these."""
    return sum(map(len, characters.findall(text)))
