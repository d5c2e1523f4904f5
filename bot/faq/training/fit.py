"""From the articles to a matcher: what it learns from, and fitting it."""

from __future__ import annotations

import numpy as np

from bot.faq.article import Knowledge
from bot.faq.costs import USUAL, Costs
from bot.faq.matcher import Matcher
from bot.faq.model.confidence import kinship_of
from bot.faq.model.nearest import texts_of
from bot.faq.model.sparse import press
from bot.faq.model.vectors import build
from bot.faq.text.features import WEIGHTS
from bot.faq.text.frames import frames_of
from bot.faq.text.kana import readings_of
from bot.faq.text.slips import lexicon_of
from bot.faq.text.synonyms import synonyms_of
from bot.faq.text.tokens import spelt
from bot.faq.training.cross_validation import Material, learn_with_judge
from bot.faq.training.dataset import Lessons, lessons_from, near_copies
from bot.vocabulary import Language


def fit(knowledge: Knowledge, language: Language, costs: Costs = USUAL) -> Matcher:
    """The matcher of one language, from everything that curators wrote; the same every time."""
    material = material_of(knowledge, language)
    lessons = material.lessons
    model, judge = learn_with_judge(material)
    return Matcher(
        language=language,
        articles=lessons.articles,
        outside=lessons.outside,
        exact=exact_spellings(lessons),
        space=material.space,
        borders=press(model.weights[:-1]),
        bias=model.weights[-1],
        texts=texts_of(material.rows, material.labels, lessons.classes, material.size),
        known=material.known(np.zeros(len(material.rows), dtype=bool)),
        readings=readings_of(asked_of(lessons)) if language is Language.JA else {},
        frames=frames_of(knowledge.frames[language], language),
        lexicon=lexicon_of((each.written for each in lessons.lessons), language),
        synonyms=synonyms_of(
            knowledge.synonyms.values(), [each.written for each in lessons.lessons], language
        ),
        kinship=material.kinship,
        judge=judge,
        costs=costs,
    )


def material_of(knowledge: Knowledge, language: Language) -> Material:
    """All that there is to learn from, as numbers."""
    lessons = lessons_from(knowledge, language)
    space, rows = build(lessons.features(language), WEIGHTS[language])
    labels = lessons.numbers()
    return Material(
        language=language,
        lessons=lessons,
        space=space,
        rows=rows,
        labels=labels,
        firsts=np.searchsorted(labels, np.arange(lessons.classes + 1)),
        kinship=kinship_of([knowledge.articles[article].clauses for article in lessons.articles]),
        groups=tuple(near_copies(rows, labels)),
    )


def asked_of(lessons: Lessons) -> list[str]:
    """Everything that articles are asked, evened out."""
    return [each.written for each in lessons.lessons if each.is_asked and not each.is_outside]


def exact_spellings(lessons: Lessons) -> dict[str, tuple[str, ...]]:
    """Which articles were written with exactly this question."""
    found: dict[str, tuple[str, ...]] = {}
    for lesson in lessons.lessons:
        if lesson.is_asked and not lesson.is_outside:
            key = spelt(lesson.written)
            found[key] = (*found.get(key, ()), lesson.label)
    return {key: tuple(dict.fromkeys(labels)) for key, labels in found.items()}
