"""The shape of `knowledge/articles/`, `knowledge/out_of_scope.yaml` and of their phrasings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, model_validator

from bot.content.schemas.base import (
    ArticleId,
    ContentEntry,
    FactName,
    Text,
    TextEntry,
    WordsEntry,
    mistake,
)
from bot.faq.article import Article, ArticleText, DatedText, FollowUp, OutOfScope
from bot.vocabulary import Edition, Language, Words
from bot.vocabulary.sentence import N_, Sentence
from bot.vocabulary.text import bare

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


class DatedTextEntry(ContentEntry):
    """A dated text in one language."""

    answer: Text
    detail: Text


class DatedTranslationEntry(DatedTextEntry):
    """The English of a dated text; `source` as in `TranslationEntry`."""

    source: str = ""


class DatedEntry(ContentEntry):
    """What an article says after a day, before a day, or in between. The days are facts."""

    after: FactName | None = None
    before: FactName | None = None
    clauses: list[Text] = Field(default_factory=list)
    ja: DatedTextEntry
    en: DatedTranslationEntry

    @model_validator(mode="after")
    def names_a_day(self) -> DatedEntry:
        """A text for all days is the article's own."""
        if self.after is None and self.before is None:
            raise mistake(
                Sentence(N_("a dated text needs `after` or `before`, with the name of a date"))
            )
        return self


class ArticleEntry(ContentEntry):
    """One article."""

    id: ArticleId
    clauses: Annotated[list[Text], Field(min_length=1)]
    reviewed: datetime.date
    related: list[Text] = Field(default_factory=list)
    partial: bool = False
    judged: bool = False
    for_all: bool = False
    asker: TextEntry | None = None
    does: Literal["start", "staff", "my_data", "delete_data", "enquiry"] | None = None
    dated: list[DatedEntry] = Field(default_factory=list)
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


class FollowUpEntry(WordsEntry):
    """Words that ask on after an answer, the article that they mean after others, and after any."""

    after: dict[ArticleId, list[ArticleId]] = Field(default_factory=dict)
    otherwise: ArticleId

    def follow_up(self) -> FollowUp:
        """As the program sees it."""
        after = {before: meant for meant, each in self.after.items() for before in each}
        return FollowUp(after, self.otherwise)


class NamedSubjectEntry(WordsEntry):
    """Words that name a subject without asking anything, and the articles that may be meant."""

    articles: Annotated[list[Text], Field(min_length=2, max_length=3)]
    follow_up: FollowUpEntry | None = None


ARTICLES_FILE = TypeAdapter(list[ArticleEntry])
OUT_OF_SCOPE_FILE = TypeAdapter(list[OutOfScopeEntry])
TOPICS_FILE = TypeAdapter(list[NamedSubjectEntry])

PHRASINGS_FILE = TypeAdapter(
    dict[ArticleId, Annotated[list[Text], Field(min_length=FEWEST_PHRASINGS)]]
)
OUT_OF_SCOPE_PHRASINGS_FILE = TypeAdapter(dict[ArticleId, list[Text]])

Phrasings = Mapping[str, Words]
"""The ways to ask for each article or subject, by its id."""


def to_article(entry: ArticleEntry, phrasings: Phrasings, edition: Edition) -> Article:
    """One article as the program sees it."""
    asked = phrasings[entry.id]
    ja, en = entry.ja.text(asked[Language.JA]), entry.en.text(asked[Language.EN])
    return Article(
        id=entry.id,
        clauses=tuple(entry.clauses),
        related=tuple(entry.related),
        ja=ja,
        en=en,
        is_partial=entry.partial,
        is_judged=entry.judged,
        is_for_all=entry.for_all,
        asker=entry.asker.bilingual() if entry.asker else None,
        does=entry.does,
        dated=tuple(to_dated_text(dated, ja, en, edition) for dated in entry.dated),
    )


def to_dated_text(
    entry: DatedEntry, ja: ArticleText, en: ArticleText, edition: Edition
) -> DatedText:
    """What the article with these usual texts says on some days."""
    return DatedText(
        after=edition.last_day(entry.after) if entry.after else None,
        before=edition.first_day(entry.before) if entry.before else None,
        clauses=tuple(entry.clauses),
        ja=replace(ja, answer=entry.ja.answer, detail=entry.ja.detail),
        en=replace(en, answer=entry.en.answer, detail=entry.en.detail),
    )


def to_out_of_scope(entry: OutOfScopeEntry, phrasings: Phrasings) -> OutOfScope:
    """One subject that is out of scope, as the program sees it."""
    return OutOfScope(
        id=entry.id,
        turn_to={Language.JA: entry.turn_to.ja, Language.EN: entry.turn_to.en},
        examples=phrasings[entry.id],
    )


def to_topics(entries: Iterable[NamedSubjectEntry]) -> dict[Language, dict[str, tuple[str, ...]]]:
    """The articles on each topic by its words, in each language."""
    topics: dict[Language, dict[str, tuple[str, ...]]] = {language: {} for language in Language}
    for entry in entries:
        for language, words in entry.words().items():
            topics[language] |= dict.fromkeys(map(bare, words), tuple(entry.articles))
    return topics


def to_follow_ups(entries: Iterable[NamedSubjectEntry]) -> dict[Language, dict[str, FollowUp]]:
    """What is asked on after an answer, by its words in each language."""
    asked: dict[Language, dict[str, FollowUp]] = {language: {} for language in Language}
    for entry in (entry.follow_up for entry in entries if entry.follow_up):
        for language, words in entry.words().items():
            asked[language] |= dict.fromkeys(map(bare, words), entry.follow_up())
    return asked
