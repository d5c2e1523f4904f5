from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.faq.model import svm
from bot.faq.model.sparse import press
from bot.faq.model.vectors import Rows

TEXTS, TERMS, CLASSES = 60, 40, 3
LABELS = np.arange(TEXTS) % CLASSES


def texts() -> Rows:
    """Texts of three classes; each class prefers a third of the terms."""
    chance = np.random.default_rng(7)
    found = []
    for label in LABELS:
        own = label + CLASSES * chance.choice(TERMS // CLASSES, size=4, replace=False)
        other = chance.choice(TERMS, size=3, replace=False)
        found.append(np.unique(np.concatenate([own, other])))
    return rows_of(found)


def rows_of(terms: list[NDArray[np.int64]]) -> Rows:
    """Texts of length one with these terms."""
    lengths = [len(each) for each in terms]
    values = np.concatenate([np.full(n, 1 / np.sqrt(max(n, 1)), np.float32) for n in lengths])
    starts = np.cumsum([0, *lengths])
    return Rows(starts, np.concatenate(terms).astype(np.int32), values)


def some(rows: Rows, numbers: list[int]) -> Rows:
    return rows_of([rows.vector(number).terms for number in numbers])


def learnt(rows: Rows) -> svm.LinearModel:
    return svm.learn(rows, LABELS, CLASSES, TERMS)


def test_texts_lie_on_their_own_side_of_the_border() -> None:
    rows = texts()
    model = learnt(rows)
    best = [int(model.margins(rows.vector(n)).argmax()) for n in range(TEXTS)]
    assert np.mean(np.array(best) == LABELS) > 0.95


def test_learning_twice_gives_the_same_to_the_last_bit() -> None:
    assert np.array_equal(learnt(texts()).weights, learnt(texts()).weights)


def test_the_weights_are_what_the_texts_pull_together() -> None:
    rows = texts()
    model = learnt(rows)
    expected = np.zeros_like(model.weights)
    for number, pulls in enumerate(model.pulls):
        vector = rows.vector(number)
        expected[vector.terms] += vector.values[:, None] * pulls
        expected[-1] += svm.HELD * pulls
    assert np.allclose(model.weights, expected, atol=1e-4)


def test_a_text_pulls_its_own_class_as_much_as_it_pushes_the_others() -> None:
    pulls = learnt(texts()).pulls
    own = pulls[np.arange(TEXTS), LABELS]
    assert np.allclose(pulls.sum(axis=1), 0, atol=1e-4)
    assert np.all((own >= 0) & (own <= svm.COST + 1e-5))
    assert np.count_nonzero(pulls > 1e-6) == np.count_nonzero(own > 1e-6)


@pytest.fixture
def is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is looked at until nothing moves any more."""
    monkeypatch.setattr(svm, "ROUNDS_OF_FEW", 300)
    monkeypatch.setattr(svm, "CALM", 0)
    monkeypatch.setattr(svm, "STILL", 0)


@pytest.mark.usefixtures("is_exact")
def test_no_text_wants_any_border_elsewhere_when_all_is_settled() -> None:
    rows = texts()
    model = learnt(rows)
    before = model.copy()
    svm.settle(model, rows, LABELS, np.arange(TEXTS), rounds=1)
    assert np.allclose(model.pulls, before.pulls, atol=1e-3)


@pytest.mark.usefixtures("is_exact")
def test_a_pull_that_stops_short_of_the_cost_leaves_its_text_leading_by_one() -> None:
    rows = texts()
    model = learnt(rows)
    for number, (label, pulls) in enumerate(zip(LABELS, model.pulls, strict=True)):
        if 1e-3 < pulls[label] < svm.COST - 1e-3:
            margins = model.margins(rows.vector(number))
            assert np.isclose(margins[label] - np.delete(margins, label).max(), 1, atol=1e-2)


@pytest.mark.usefixtures("is_exact")
def test_texts_looked_at_together_settle_where_single_ones_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    together = learnt(texts())
    monkeypatch.setattr(svm, "SMALLEST_BLOCK", 1)
    assert np.allclose(together.weights, learnt(texts()).weights, atol=5e-3)


@pytest.mark.usefixtures("is_exact")
def test_what_is_learnt_without_a_text_owes_it_nothing() -> None:
    rows, left_out = texts(), np.array([0, 7, 8])
    kept = [n for n in range(TEXTS) if n not in left_out]
    without = svm.without(learnt(rows), rows, LABELS, left_out)
    svm.settle(without, rows, LABELS, np.array(kept), rounds=300)
    afresh = svm.learn(some(rows, kept), LABELS[kept], CLASSES, TERMS)
    assert np.allclose(without.weights, afresh.weights, atol=5e-3)
    assert not without.pulls[left_out].any()


def test_texts_that_rest_change_hardly_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = texts()
    monkeypatch.setattr(svm, "ROUNDS_OF_FEW", 60)
    rested = learnt(rows)
    monkeypatch.setattr(svm, "REST", 0)
    awake = learnt(rows)
    for number in range(TEXTS):
        vector = rows.vector(number)
        assert np.allclose(rested.margins(vector), awake.margins(vector), atol=0.1)


def test_learning_with_a_text_that_knows_no_terms_is_no_trouble() -> None:
    first = [texts().vector(number).terms for number in range(5)]
    rows = rows_of([*first, np.zeros(0, dtype=np.int64)])
    model = svm.learn(rows, LABELS[:6], CLASSES, TERMS)
    assert np.isfinite(model.weights).all()


def test_a_sheet_adds_up_what_its_table_would() -> None:
    rows = texts()
    model = learnt(rows)
    sheet = press(model.weights[:-1])
    for number in range(TEXTS):
        vector = rows.vector(number)
        whole = model.margins(vector) - model.weights[-1]
        assert np.allclose(sheet.weighed_sum(vector), whole, atol=5e-3)
        column = model.weights[vector.terms, 1]
        assert np.allclose(sheet.column(vector.terms, 1), column, atol=5e-3)
