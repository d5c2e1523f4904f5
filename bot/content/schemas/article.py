"""The shape of `knowledge/articles/`, `knowledge/out_of_scope.yaml` and of their phrasings."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.content.schemas.base import ArticleId, ContentEntry, Text
from bot.faq.article import Article, ArticleText, OutOfScope
from bot.vocabulary import Language, Words

FEWEST_PHRASINGS = 8
"""With fewer phrasings an article is hardly ever found."""


class ArticleTextEntry(ContentEntry):
    """An article in one language."""

    question: Text
    answer: Text
    detail: Text

    def text(self, phrasings: tuple[str, ...]) -> ArticleText:
        """The text as the program sees it, with the ways to ask for it."""
        return ArticleText(self.question, self.answer, self.detail, phrasings)


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


ARTICLES_FILE = TypeAdapter(list[ArticleEntry])
OUT_OF_SCOPE_FILE = TypeAdapter(list[OutOfScopeEntry])

PHRASINGS_FILE = TypeAdapter(
    dict[ArticleId, Annotated[list[Text], Field(min_length=FEWEST_PHRASINGS)]]
)
OUT_OF_SCOPE_PHRASINGS_FILE = TypeAdapter(dict[ArticleId, list[Text]])

Phrasings = Mapping[str, Words]
"""The ways to ask for each article or subject, by its id."""


def to_article(entry: ArticleEntry, phrasings: Phrasings) -> Article:
    """One article as the program sees it."""
    asked = phrasings[entry.id]
    return Article(
        id=entry.id,
        clauses=tuple(entry.clauses),
        reviewed=entry.reviewed,
        related=tuple(entry.related),
        ja=entry.ja.text(asked[Language.JA]),
        en=entry.en.text(asked[Language.EN]),
        is_partial=entry.partial,
        is_time_bound=entry.time_bound,
        does=entry.does,
    )


def to_out_of_scope(entry: OutOfScopeEntry, phrasings: Phrasings) -> OutOfScope:
    """One subject that is out of scope, as the program sees it."""
    return OutOfScope(
        id=entry.id,
        turn_to={Language.JA: entry.turn_to.ja, Language.EN: entry.turn_to.en},
        examples=phrasings[entry.id],
    )
