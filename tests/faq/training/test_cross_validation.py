from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from bot.faq.model import svm
from bot.faq.training.cross_validation import HeldOut, Material, study
from bot.faq.training.fit import material_of
from bot.vocabulary import Language
from tests.faq.sample_knowledge import shelf

FOLDS = 4

NEAREST = 3
"""Where the evidence holds the likeness of the nearest text."""


@cache
def material(language: Language) -> Material:
    return material_of(shelf(), language)


@cache
def model(language: Language) -> svm.LinearModel:
    found = material(language)
    return svm.learn(found.rows, found.labels, found.lessons.classes, found.size)


def studied(language: Language, fold: int) -> list[HeldOut]:
    return list(study(material(language), model(language), fold, FOLDS))


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
