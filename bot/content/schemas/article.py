"""The shape of `knowledge/articles/*.yaml` and `knowledge/outside.yaml`."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.content.schemas.base import ArticleId, ContentEntry, Text, WordsEntry
from bot.faq.article import Article, ArticleText, OutOfScope
from bot.vocabulary import Language

FEWEST_PHRASINGS = 8
"""With fewer phrasings an article is hardly ever found."""


class ArticleTextEntry(ContentEntry):
    """An article in one language."""

    question: Text
    answer: Text
    detail: Text
    phrasings: Annotated[list[Text], Field(min_length=FEWEST_PHRASINGS)]

    def text(self) -> ArticleText:
        """The text as the program sees it."""
        return ArticleText(self.question, self.answer, self.detail, tuple(self.phrasings))


class TranslationEntry(ArticleTextEntry):
    """The English text. `source` tells which Japanese text it was made from (see `stamping`)."""

    source: str = ""


class ArticleEntry(ContentEntry):
    """One article."""

    id: ArticleId
    clauses: Annotated[list[Text], Field(min_length=1)]
    reviewed: datetime.date
    related: list[Text] = Field(default_factory=list)
    partial: bool = False
    time_bound: bool = False
    does: Literal["start", "staff", "my_data", "delete_data", "enquiry"] | None = None
    ja: ArticleTextEntry
    en: TranslationEntry


class TurnToEntry(ContentEntry):
    """Where to turn to; empty where the guideline does not say."""

    ja: str = ""
    en: str = ""


class OutOfScopeEntry(ContentEntry):
    """A subject that is not this counter's."""

    id: ArticleId
    turn_to: TurnToEntry = TurnToEntry()
    examples: WordsEntry


ARTICLES_FILE = TypeAdapter(list[ArticleEntry])
OUTSIDE_FILE = TypeAdapter(list[OutOfScopeEntry])


def to_article(entry: ArticleEntry) -> Article:
    """One article as the program sees it."""
    return Article(
        id=entry.id,
        clauses=tuple(entry.clauses),
        reviewed=entry.reviewed,
        related=tuple(entry.related),
        ja=entry.ja.text(),
        en=entry.en.text(),
        is_partial=entry.partial,
        is_time_bound=entry.time_bound,
        does=entry.does,
    )


def to_outside(entry: OutOfScopeEntry) -> OutOfScope:
    """One subject outside, as the program sees it."""
    return OutOfScope(
        id=entry.id,
        turn_to={Language.JA: entry.turn_to.ja, Language.EN: entry.turn_to.en},
        examples=entry.examples.words(),
    )
