"""The words that every part of the counter shares. Imports nothing of the rest."""

from bot.vocabulary.edition import NEEDED_FACTS, Clause, Edition, Fact, FactType, Hours, Statement
from bot.vocabulary.language import NO_WORDS, Bilingual, Language, Words
from bot.vocabulary.turns import Choice, Message, MessageKind, Reply, Turn

__all__ = [
    "NEEDED_FACTS",
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
    "Statement",
    "Turn",
    "Words",
]
