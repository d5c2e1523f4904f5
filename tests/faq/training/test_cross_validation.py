from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from bot.faq.article import Knowledge
from bot.faq.model import svm
from bot.faq.training.cross_validation import (
    FOLDS as MOST_PARTS,
)
from bot.faq.training.cross_validation import (
    HeldOut,
    Material,
    classes_of,
    parts_for,
    phrasings_of,
    study,
)
from bot.faq.training.fit import material_of
from bot.vocabulary import Language
from tests.faq.sample_knowledge import shelf

FOLDS = 4

NEAREST = 1
"""Where the evidence holds the likeness of the nearest text."""


@cache
def material(language: Language) -> Material:
    return material_of(shelf(), language)


@cache
def model(language: Language) -> svm.LinearModel:
    found = material(language)
    return svm.learn(found.rows, found.labels, found.lessons.classes, found.size)


def studied(language: Language, fold: int) -> list[HeldOut]:
    found = material(language)
    left_out, strange = phrasings_of(found, fold, FOLDS), classes_of(found, fold, FOLDS)
    return list(study(found, model(language), left_out, strange))


@pytest.mark.parametrize("language", Language)
def test_every_asked_text_is_left_out_exactly_once(language: Language) -> None:
    found = material(language)
    cases = [case.number for fold in range(FOLDS) for case in studied(language, fold)]
    asked = [n for n, lesson in enumerate(found.lessons.lessons) if lesson.is_asked]
    assert sorted(cases) == asked


@pytest.mark.parametrize("language", Language)
def test_an_outside_subject_is_left_out_as_a_whole(language: Language) -> None:
    found = material(language)
    for fold in range(FOLDS):
        strangers = [
            found.lessons.lessons[case.number].label
            for case in studied(language, fold)
            if case.is_stranger
        ]
        for subject in set(strangers):
            examples = [lesson for lesson in found.lessons.lessons if lesson.label == subject]
            assert strangers.count(subject) == len(examples)


@pytest.mark.parametrize("language", Language)
def test_a_text_that_is_left_out_is_not_near_to_itself(language: Language) -> None:
    near = [case.evidence[NEAREST] for fold in range(FOLDS) for case in studied(language, fold)]
    assert max(near) < 0.95


def test_what_was_learnt_is_the_same_after_studying() -> None:
    weights, pulls = model(Language.EN).weights.copy(), model(Language.EN).pulls.copy()
    studied(Language.EN, 0)
    assert np.array_equal(weights, model(Language.EN).weights)
    assert np.array_equal(pulls, model(Language.EN).pulls)


def without_one(knowledge: Knowledge, article: str) -> Knowledge:
    """The same knowledge without the last phrasing of one article."""
    whole = knowledge.articles[article]
    fewer = replace(whole, en=replace(whole.en, phrasings=whole.en.phrasings[:-1]))
    return replace(knowledge, articles={**knowledge.articles, article: fewer})


def dealt(found: Material, fold: int) -> set[str]:
    """The texts of a fold."""
    numbers = [*phrasings_of(found, fold, FOLDS), *classes_of(found, fold, FOLDS)]
    return {found.lessons.lessons[number].text for number in numbers}


@pytest.mark.parametrize("article", sorted(shelf().articles))
def test_one_phrasing_less_deals_no_other_anew(article: str) -> None:
    whole = material(Language.EN)
    fewer = material_of(without_one(shelf(), article), Language.EN)
    gone = {lesson.text for lesson in whole.lessons.lessons}
    gone -= {lesson.text for lesson in fewer.lessons.lessons}
    assert len(gone) == 1
    for fold in range(FOLDS):
        assert dealt(fewer, fold) == dealt(whole, fold) - gone


@pytest.mark.parametrize(
    ("texts", "parts"), [(0, MOST_PARTS), (300, MOST_PARTS), (8_000, 3), (20_000, 2)]
)
def test_the_fewer_texts_the_more_parts_teach_the_judge(texts: int, parts: int) -> None:
    assert parts_for(texts) == parts
