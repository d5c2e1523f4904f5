"""The words that people's questions and wishes are written with, by which slips are seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.faq.article import Knowledge
from bot.understanding.commands.command import CommandBook
from bot.understanding.facts.answer_book import AnswerBook
from bot.understanding.facts.spelling import Spelling, words_in
from bot.vocabulary import Language

OFTEN = 20
"""Sentences that hold a word before a slip is taken for it; slips stand in the content as well."""

SELDOM = 8
"""Sentences from which on a word is no slip itself."""


def spelling_of(book: CommandBook, knowledge: Knowledge, told: AnswerBook) -> Spelling:
    """Mends slips in wishes and questions."""
    found = Counter(w for text in all_sentences(book, knowledge, told) for w in words_in(text))
    often = frozenset(word for word, number in found.items() if number >= OFTEN)
    known = frozenset(word for word, number in found.items() if number >= SELDOM)
    return Spelling(often, known)


def all_sentences(book: CommandBook, knowledge: Knowledge, told: AnswerBook) -> Iterator[str]:
    """Everything that people are known to write, in both languages."""
    for language in Language:
        yield from told.all(language)
        for name in book.commands:
            yield from book.sentences(name, language)
        for article in knowledge.articles.values():
            yield from article.text(language).phrasings
