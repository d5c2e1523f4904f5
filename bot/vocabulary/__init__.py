"""The words that every part of the counter shares. Imports nothing of the rest."""

from bot.vocabulary.edition import Clause, Edition, Fact, FactType, Hours
from bot.vocabulary.language import NO_WORDS, Bilingual, Language, Words
from bot.vocabulary.turns import Choice, Message, MessageKind, Reply, Turn

__all__ = [
    "NO_WORDS",
    "Bilingual",
    "Choice",
    "Clause",
    "Edition",
    "Fact",
    "FactType",
    "Hours",
    "Language",
    "Message",
    "MessageKind",
    "Reply",
    "Turn",
    "Words",
]
