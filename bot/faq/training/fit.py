"""From the articles to a matcher: what it learns from, and fitting it."""

from __future__ import annotations

import numpy as np

from bot.faq.article import Knowledge
from bot.faq.matcher import Matcher
from bot.faq.model import svm as linear
from bot.faq.model.confidence import kinship_of
from bot.faq.model.coverage import count_known, numbers_of
from bot.faq.model.nearest import gather
from bot.faq.model.sparse import press
from bot.faq.model.vectors import build
from bot.faq.text.features import CLOSELY, WEIGHTS
from bot.faq.text.kana import readings_of
from bot.faq.text.tokens import spelling
from bot.faq.training.cross_validation import Taught, learn_judge, lengths_of
from bot.faq.training.dataset import Lessons, lessons_from, near_copies
from bot.vocabulary import Language


def fit(knowledge: Knowledge, language: Language) -> Matcher:
    """The matcher of one language, from everything that curators wrote; the same every time."""
    taught = teach(knowledge, language)
    lessons = taught.lessons
    return Matcher(
        language=language,
        articles=lessons.articles,
        outside=lessons.outside,
        exact=exact_spellings(lessons),
        space=taught.space,
        borders=press(taught.machines.weights[:-1]),
        bias=taught.machines.weights[-1],
        centroids=press(taught.sums / lengths_of(taught.sums)),
        texts=taught.texts,
        known=taught.known,
        readings=readings_of(asked_of(lessons)) if language is Language.JA else {},
        kinship=taught.kinship,
        judge=learn_judge(taught),
    )


def teach(knowledge: Knowledge, language: Language) -> Taught:
    """Learn from all lessons."""
    lessons = lessons_from(knowledge, language)
    space = build(lessons.features, WEIGHTS[language])
    vectors = tuple(space.vector(found) for found in lessons.features)
    numbers = tuple(numbers_of(space, found, language) for found in lessons.features)
    labels, terms = lessons.numbers(), len(space.idf)
    sums = np.zeros((terms, lessons.classes), dtype=np.float32)
    for vector, label in zip(vectors, labels, strict=True):
        sums[vector.terms, label] += vector.values
    return Taught(
        language=language,
        lessons=lessons,
        space=space,
        vectors=vectors,
        numbers=numbers,
        labels=labels,
        machines=linear.learn(vectors, labels, lessons.classes, terms),
        texts=gather(space, vectors, labels, lessons.classes, CLOSELY[language]),
        sums=sums,
        known=count_known(vectors, lessons.is_ours(), terms),
        kinship=kinship_of([knowledge.articles[article].clauses for article in lessons.articles]),
        groups=tuple(near_copies(vectors, labels)),
    )


def asked_of(lessons: Lessons) -> list[str]:
    """Everything that articles are asked."""
    return [each.text for each in lessons.lessons if each.is_asked and not each.is_outside]


def exact_spellings(lessons: Lessons) -> dict[str, tuple[str, ...]]:
    """Which articles were written with exactly this question."""
    found: dict[str, tuple[str, ...]] = {}
    for lesson in lessons.lessons:
        if lesson.is_asked and not lesson.is_outside:
            key = spelling(lesson.text)
            found[key] = (*found.get(key, ()), lesson.label)
    return {key: tuple(dict.fromkeys(labels)) for key, labels in found.items()}
