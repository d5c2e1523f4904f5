from __future__ import annotations

import numpy as np
import pytest

from bot.faq.model import svm
from bot.faq.model.sparse import press
from bot.faq.model.vectors import Vector

TEXTS, TERMS, CLASSES = 60, 40, 3
LABELS = np.arange(TEXTS) % CLASSES


def texts() -> list[Vector]:
    """Texts of three classes; each class prefers a third of the terms."""
    chance = np.random.default_rng(7)
    found = []
    for label in LABELS:
        own = label + CLASSES * chance.choice(TERMS // CLASSES, size=4, replace=False)
        other = chance.choice(TERMS, size=3, replace=False)
        terms = np.unique(np.concatenate([own, other]))
        values = np.full(len(terms), 1 / np.sqrt(len(terms)), dtype=np.float32)
        found.append(Vector(terms, values))
    return found


def learnt(vectors: list[Vector]) -> svm.LinearModel:
    return svm.learn(vectors, LABELS, CLASSES, TERMS)


def test_texts_lie_on_their_own_side_of_the_border() -> None:
    vectors = texts()
    machines = learnt(vectors)
    best = [int(machines.margins(vector).argmax()) for vector in vectors]
    assert np.mean(np.array(best) == LABELS) > 0.95


def test_learning_twice_gives_the_same_to_the_last_bit() -> None:
    assert np.array_equal(learnt(texts()).weights, learnt(texts()).weights)


def test_the_weights_are_what_the_texts_pull_together() -> None:
    vectors = texts()
    machines = learnt(vectors)
    expected = np.zeros_like(machines.weights)
    for vector, pulls in zip(vectors, machines.pulls, strict=True):
        svm.add(expected, vector, pulls)
    assert np.allclose(machines.weights, expected, atol=1e-4)


def test_a_text_pulls_its_own_class_as_much_as_it_pushes_the_others() -> None:
    pulls = learnt(texts()).pulls
    own = pulls[np.arange(TEXTS), LABELS]
    assert np.allclose(pulls.sum(axis=1), 0, atol=1e-4)
    assert np.all((own >= 0) & (own <= svm.COST + 1e-5))
    assert np.count_nonzero(pulls > 1e-6) == np.count_nonzero(own > 1e-6)


@pytest.fixture
def is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is looked at until nothing moves any more."""
    monkeypatch.setattr(svm, "ROUNDS", 300)
    monkeypatch.setattr(svm, "CALM", 0)
    monkeypatch.setattr(svm, "STILL", 0)


@pytest.mark.usefixtures("is_exact")
def test_no_text_wants_any_border_elsewhere_when_all_is_settled() -> None:
    vectors = texts()
    machines = learnt(vectors)
    for number, vector in enumerate(vectors):
        length = np.float32(vector.values @ vector.values) + svm.HELD
        label = int(LABELS[number])
        assert svm.look_at(machines, vector, label, number, length) < 1e-3


@pytest.mark.usefixtures("is_exact")
def test_a_pull_that_stops_short_of_the_cost_leaves_its_text_leading_by_one() -> None:
    vectors = texts()
    machines = learnt(vectors)
    for vector, label, pulls in zip(vectors, LABELS, machines.pulls, strict=True):
        if 1e-3 < pulls[label] < svm.COST - 1e-3:
            margins = machines.margins(vector)
            assert np.isclose(margins[label] - np.delete(margins, label).max(), 1, atol=1e-2)


@pytest.mark.usefixtures("is_exact")
def test_what_is_learnt_without_a_text_owes_it_nothing() -> None:
    vectors, left_out = texts(), np.array([0, 7, 8])
    without = svm.without(learnt(vectors), vectors, LABELS, left_out, 300)
    kept = [n for n in range(TEXTS) if n not in left_out]
    afresh = svm.learn([vectors[n] for n in kept], LABELS[kept], CLASSES, TERMS)
    assert np.allclose(without.weights, afresh.weights, atol=5e-3)
    assert not without.pulls[left_out].any()


def test_texts_that_rest_change_hardly_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = texts()
    monkeypatch.setattr(svm, "ROUNDS", 60)
    rested = learnt(vectors)
    monkeypatch.setattr(svm, "REST", 0)
    awake = learnt(vectors)
    for vector in vectors:
        assert np.allclose(rested.margins(vector), awake.margins(vector), atol=0.1)


def test_learning_with_a_text_that_knows_no_terms_is_no_trouble() -> None:
    nothing = Vector(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    machines = svm.learn([*texts()[:5], nothing], LABELS[:6], CLASSES, TERMS)
    assert np.isfinite(machines.weights).all()


def test_a_sheet_adds_up_what_its_table_would() -> None:
    machines = learnt(texts())
    sheet = press(machines.weights[:-1])
    for vector in texts():
        whole = svm.weighed_sum(vector, machines.weights[:-1])
        assert np.allclose(sheet.weighed_sum(vector), whole, atol=5e-3)
        column = machines.weights[vector.terms, 1]
        assert np.allclose(sheet.column(vector.terms, 1), column, atol=5e-3)
