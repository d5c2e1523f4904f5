from __future__ import annotations

import numpy as np
import pytest

from bot.answers import linear
from bot.answers.sheet import press
from bot.answers.space import Vector

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


def learnt(vectors: list[Vector]) -> linear.Machines:
    return linear.learn(vectors, LABELS, CLASSES, TERMS)


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
    for vector, label, pulls in zip(vectors, LABELS, machines.pulls, strict=True):
        linear.add(expected, vector, pulls * linear.sides(int(label), CLASSES))
    assert np.allclose(machines.weights, expected, atol=1e-4)


def test_no_text_wants_any_border_elsewhere_when_all_is_settled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(linear, "SETTLED", 1e-6)
    monkeypatch.setattr(linear, "ROUNDS", 300)
    vectors = texts()
    machines = linear.learn(vectors, LABELS, CLASSES, TERMS)
    for vector, label, pulls in zip(vectors, LABELS, machines.pulls, strict=True):
        slack = linear.sides(int(label), CLASSES) * machines.margins(vector) - 1
        slope = slack + pulls / (2 * linear.COST)
        assert np.all(np.abs(slope[pulls > 0]) < 1e-3)
        assert np.all(slope[pulls == 0] > -1e-3)


def test_what_is_learnt_without_a_text_owes_it_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "SETTLED", 1e-6)
    vectors, left_out = texts(), np.array([0, 7, 8])
    monkeypatch.setattr(linear, "ROUNDS", 300)
    without = linear.without(learnt(vectors), vectors, LABELS, left_out, 300)
    kept = [n for n in range(TEXTS) if n not in left_out]
    afresh = linear.learn([vectors[n] for n in kept], LABELS[kept], CLASSES, TERMS)
    assert np.allclose(without.weights, afresh.weights, atol=5e-3)
    assert not without.pulls[left_out].any()


def test_a_sheet_adds_up_what_its_table_would() -> None:
    machines = learnt(texts())
    sheet = press(machines.weights[:-1])
    for vector in texts():
        whole = linear.weighed_sum(vector, machines.weights[:-1])
        assert np.allclose(sheet.weighed_sum(vector), whole, atol=5e-3)
        column = machines.weights[vector.terms, 1]
        assert np.allclose(sheet.column(vector.terms, 1), column, atol=5e-3)
