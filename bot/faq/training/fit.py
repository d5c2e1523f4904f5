"""From the articles to a matcher: what it learns from, and fitting it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.faq.article import Knowledge
from bot.faq.costs import USUAL, Costs
from bot.faq.matcher import Matcher
from bot.faq.model.confidence import kinship_of
from bot.faq.model.nearest import texts_of
from bot.faq.model.sparse import press
from bot.faq.model.spellings import spellings_of
from bot.faq.model.vectors import Integers, build
from bot.faq.semantic.embeddings import Embeddings, embeddings_of
from bot.faq.semantic.encoder import SentenceEncoder
from bot.faq.semantic.reranker import Reranker
from bot.faq.text.features import WEIGHTS
from bot.faq.text.frames import frames_of
from bot.faq.text.kana import readings_of
from bot.faq.text.letters import letters_of
from bot.faq.text.slips import lexicon_of
from bot.faq.text.synonyms import synonyms_of
from bot.faq.text.tokens import spelt
from bot.faq.training.cross_validation import (
    HeldOut,
    Material,
    judge_from,
    learn_with_cases,
    second_judge_from,
)
from bot.faq.training.dataset import Lessons, lessons_from, near_copies
from bot.vocabulary import Language


def fit(
    knowledge: Knowledge,
    language: Language,
    costs: Costs = USUAL,
    encoder: SentenceEncoder | None = None,
) -> Matcher:
    """The matcher of one language, from everything that curators wrote; the same every time.
    `encoder`: what it takes a second look with."""
    material = material_of(knowledge, language, encoder)
    lessons = material.lessons
    written = exact_spellings(lessons)
    model, cases = learn_with_cases(material)
    return Matcher(
        language=language,
        articles=lessons.articles,
        outside=lessons.outside,
        exact=spellings_of(written),
        letters=letters_of(written if language is Language.JA else ()),
        space=material.space,
        borders=press(model.weights[:-1]),
        bias=model.weights[-1],
        texts=texts_of(material.rows, material.labels, lessons.classes, material.space),
        known=material.known(np.zeros(len(material.rows), dtype=bool)),
        readings=readings_of(asked_of(lessons)) if language is Language.JA else {},
        frames=frames_of(knowledge.frames[language], language),
        lexicon=lexicon_of((each.written for each in lessons.lessons), language),
        synonyms=synonyms_of(
            knowledge.synonyms.values(), [each.written for each in lessons.lessons], language
        ),
        kinship=material.kinship,
        judge=judge_from(material, cases),
        costs=costs,
        reranker=reranker_of(material, cases, encoder) if encoder else None,
    )


def reranker_of(
    material: Material, cases: Sequence[HeldOut], encoder: SentenceEncoder
) -> Reranker | None:
    """What looks again at unsure questions; None where too little teaches it how sure it may be."""
    judge = second_judge_from(material, cases)
    return Reranker(encoder, material.embeddings, judge) if material.embeddings and judge else None


def material_of(
    knowledge: Knowledge, language: Language, encoder: SentenceEncoder | None = None
) -> Material:
    """All that there is to learn from, as numbers. `encoder`: with what it means, too."""
    lessons = lessons_from(knowledge, language)
    space, rows = build(lessons.features(language), WEIGHTS[language])
    labels = lessons.numbers()
    firsts = np.searchsorted(labels, np.arange(lessons.classes + 1))
    return Material(
        language=language,
        lessons=lessons,
        space=space,
        rows=rows,
        labels=labels,
        firsts=firsts,
        kinship=kinship_of([knowledge.articles[article].clauses for article in lessons.articles]),
        groups=tuple(near_copies(rows, labels)),
        embeddings=meant_by(lessons, firsts, encoder) if encoder else None,
    )


def meant_by(lessons: Lessons, firsts: Integers, encoder: SentenceEncoder) -> Embeddings:
    """What all lessons mean."""
    return embeddings_of(encoder.encode([each.written for each in lessons.lessons]), firsts)


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
