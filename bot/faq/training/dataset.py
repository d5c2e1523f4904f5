"""What the matcher learns from: every text with its label, its group and what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.faq.article import Article, Knowledge, OutOfScope
from bot.faq.model.tables import Tables
from bot.faq.model.vectors import Integers, Rows, Vector
from bot.faq.text.analysis import Analysis
from bot.faq.text.features import Features
from bot.faq.text.tokens import normalise
from bot.vocabulary import Language

PLACEHOLDER = re.compile(r"\{[a-z_]+\}")

NEAR_COPY = 0.7
"""Phrasings of one article that are at least so alike test one another too kindly."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One text of an article or of an outside subject. `written`: its text, evened out."""

    label: str
    text: str
    written: str
    is_outside: bool = False
    is_asked: bool = True
    """False: the words of an answer. They are evidence, but nobody asks like that."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """All lessons in one order, whatever the order of the files: label, then text.

    `labels` are the articles (sorted), then the outside subjects (sorted).
    """

    lessons: tuple[Lesson, ...]
    articles: tuple[str, ...]
    outside: tuple[str, ...]

    @property
    def classes(self) -> int:
        """How many articles and subjects there are."""
        return len(self.articles) + len(self.outside)

    def features(self, language: Language) -> Iterator[Features]:
        """The views of each lesson; made one after the other, as all together are large."""
        return (Analysis(lesson.written, language).features for lesson in self.lessons)

    def numbers(self) -> Integers:
        """The number of each lesson's class."""
        of_article = {label: number for number, label in enumerate(self.articles)}
        of_outside = {
            label: number for number, label in enumerate(self.outside, start=len(of_article))
        }
        numbers = [
            (of_outside if lesson.is_outside else of_article)[lesson.label]
            for lesson in self.lessons
        ]
        return np.array(numbers, dtype=np.int64)

    def is_ours(self) -> NDArray[np.bool_]:
        """Which lessons belong to articles."""
        return np.array([not lesson.is_outside for lesson in self.lessons], dtype=bool)


def lessons_from(knowledge: Knowledge, language: Language) -> Lessons:
    """Everything there is to learn from in one language."""
    articles = sorted(knowledge.articles.values(), key=lambda article: article.id)
    outside = sorted(knowledge.outside, key=lambda subject: subject.id)
    lessons = [lesson for a in articles for lesson in of_article(a, language)]
    lessons += [lesson for o in outside for lesson in of_outside(o, language)]
    return Lessons(
        lessons=tuple(lessons),
        articles=tuple(article.id for article in articles),
        outside=tuple(subject.id for subject in outside),
    )


def said_in(knowledge: Knowledge, language: Language) -> tuple[object, ...]:
    """All that a matcher is fitted from in one language, as it stands in the files."""
    articles = sorted(knowledge.articles.values(), key=lambda article: article.id)
    outside = sorted(knowledge.outside, key=lambda subject: subject.id)
    return (
        tuple((each.id, each.clauses, each.text(language)) for each in articles),
        tuple((each.id, each.examples.get(language, ())) for each in outside),
        knowledge.frames[language],
        tuple(words.get(language, ()) for words in knowledge.synonyms.values()),
    )


def of_article(article: Article, language: Language) -> list[Lesson]:
    """Question, phrasings and, as weaker evidence, what the answer says."""
    text = article.text(language)
    asked = once((text.question, *text.phrasings))
    told = once(PLACEHOLDER.sub(" ", said) for said in (text.answer, text.detail))
    return [Lesson(article.id, *asking) for asking in asked] + [
        Lesson(article.id, *telling, is_asked=False) for telling in told
    ]


def of_outside(subject: OutOfScope, language: Language) -> list[Lesson]:
    """The examples of a subject that is not this counter's."""
    return [
        Lesson(subject.id, *said, is_outside=True)
        for said in once(subject.examples.get(language, ()))
    ]


def once(texts: Iterable[str]) -> list[tuple[str, str]]:
    """The texts that differ when evened out, each also as that, in the order of the alphabet."""
    return [
        (text, even)
        for even, text in sorted({normalise(t): t for t in sorted(texts)}.items())
        if even
    ]


def near_copies(rows: Rows, labels: Integers) -> list[Integers]:
    """Groups of lessons that are left out together: chains of near-copies under one label."""
    groups, tables = np.arange(len(labels)), Tables(rows)
    for label in np.unique(labels):
        numbers = np.flatnonzero(labels == label)
        likeness = tables.likeness(numbers, numbers)
        for one, other in zip(*np.nonzero(np.triu(likeness >= NEAR_COPY, k=1)), strict=True):
            first, second = groups[numbers[one]], groups[numbers[other]]
            groups[groups == second] = first
    return members(groups)


def likeness_of(vectors: Sequence[Vector]) -> NDArray[np.float32]:
    """The cosine of each two vectors."""
    _, columns = np.unique(np.concatenate([each.terms for each in vectors]), return_inverse=True)
    rows = np.repeat(np.arange(len(vectors)), [len(each.terms) for each in vectors])
    table = np.zeros((len(vectors), columns.max(initial=-1) + 1), dtype=np.float32)
    table[rows, columns] = np.concatenate([each.values for each in vectors])
    likeness: NDArray[np.float32] = table @ table.T
    return likeness


def members(groups: NDArray[np.int64]) -> list[Integers]:
    """The numbers of the lessons in each group."""
    if not len(groups):
        return []
    order = np.argsort(groups, kind="stable")
    cuts = np.flatnonzero(np.diff(groups[order])) + 1
    return np.split(order, cuts)
