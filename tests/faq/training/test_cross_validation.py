from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from bot.faq.training.cross_validation import Taught, study
from bot.faq.training.fit import teach
from bot.vocabulary import Language
from tests.faq.sample_knowledge import shelf

FOLDS = 4

NEAREST = 4
"""Where the evidence holds the likeness of the nearest text."""


@cache
def taught(language: Language) -> Taught:
    return teach(shelf(), language)


@pytest.mark.parametrize("language", Language)
def test_every_asked_text_is_left_out_exactly_once(language: Language) -> None:
    found = taught(language)
    cases = [
        case.number
        for fold in range(FOLDS)
        for case in study(found, fold, FOLDS, strange_articles=False)
    ]
    asked = [n for n, lesson in enumerate(found.lessons.lessons) if lesson.is_asked]
    assert sorted(cases) == asked


@pytest.mark.parametrize("language", Language)
def test_an_outside_subject_is_left_out_as_a_whole(language: Language) -> None:
    found = taught(language)
    for fold in range(FOLDS):
        strangers = [
            found.lessons.lessons[case.number].label
            for case in study(found, fold, FOLDS, strange_articles=False)
            if case.is_stranger
        ]
        for subject in set(strangers):
            examples = [lesson for lesson in found.lessons.lessons if lesson.label == subject]
            assert strangers.count(subject) == len(examples)


@pytest.mark.parametrize("language", Language)
def test_a_text_that_is_left_out_is_not_near_to_itself(language: Language) -> None:
    found = taught(language)
    near = [
        case.evidence[NEAREST]
        for fold in range(FOLDS)
        for case in study(found, fold, FOLDS, strange_articles=False)
    ]
    assert max(near) < 0.95


def test_what_was_learnt_is_the_same_after_studying() -> None:
    found = taught(Language.EN)
    weights, sums = found.machines.weights.copy(), found.sums.copy()
    known = found.known.copy()
    list(study(found, 0, FOLDS))
    assert np.array_equal(weights, found.machines.weights)
    assert np.array_equal(sums, found.sums)
    assert np.array_equal(known, found.known)
