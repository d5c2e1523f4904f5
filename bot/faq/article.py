"""What the knowledge base holds: articles in both languages, each of which names its clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article in one language. `answer` is short and stands alone; `detail` goes on from it.

    `phrasings` are further ways in which people ask `question`; none of them is ever shown.
    """

    question: str
    answer: str
    detail: str
    phrasings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One question that the guideline answers, or that it answers only partly (`is_partial`).

    `is_time_bound`: the answer depends on the dates of this edition, so it needs a remark once the
    edition has ended. `does`: the command that does what the article describes, if one does.
    """

    id: str
    clauses: tuple[str, ...]
    reviewed: date
    related: tuple[str, ...]
    ja: ArticleText
    en: ArticleText
    is_partial: bool = False
    is_time_bound: bool = False
    does: str | None = None

    def text(self, language: Language) -> ArticleText:
        """The article in one language."""
        return self.ja if language is Language.JA else self.en


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """A subject that people ask about and that is not this counter's: what to say, and examples.

    The examples teach the matcher what it must not answer. `turn_to` says where such a question can
    be taken; it is empty where the guideline does not say.
    """

    id: str
    turn_to: Mapping[Language, str]
    examples: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that questions can be answered from."""

    articles: Mapping[str, Article]
    outside: tuple[OutOfScope, ...] = ()
