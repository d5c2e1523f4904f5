"""Which text of a class means most nearly what a question means."""

from __future__ import annotations

import numpy as np
import pytest

from bot.faq.model.vectors import Floats
from bot.faq.semantic.embeddings import AXES, Embeddings, embeddings_of

FIRSTS = (0, 40, 40, 300)
"""Class 1 has no texts."""

ROUNDED = 0.02


@pytest.fixture
def vectors() -> Floats:
    chance = np.random.default_rng(0)
    found = chance.normal(size=(FIRSTS[-1], 512)) * np.linspace(2, 0.1, 512)
    vectors: Floats = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)
    return vectors


@pytest.fixture
def embeddings(vectors: Floats) -> Embeddings:
    return embeddings_of(vectors, FIRSTS)


def test_a_text_that_was_learnt_is_most_like_its_own_class(
    vectors: Floats, embeddings: Embeddings
) -> None:
    for number, own in ((0, 0), (39, 0), (40, 2), (299, 2)):
        likeness = embeddings.likeness(vectors[number])
        assert likeness.argmax() == own
        assert likeness[own] == pytest.approx(1, abs=ROUNDED)


def test_a_class_without_texts_is_like_nothing(vectors: Floats, embeddings: Embeddings) -> None:
    assert embeddings.likeness(vectors[0])[1] == 0


def test_where_there_are_no_texts_nothing_is_like_anything() -> None:
    empty = embeddings_of(np.zeros((0, 512), dtype=np.float32), (0, 0, 0))
    assert empty.likeness(np.ones(512, dtype=np.float32)).tolist() == [0, 0]


def test_a_text_that_is_left_out_does_not_count(embeddings: Embeddings) -> None:
    asked, out = np.array([0, 50]), np.zeros(FIRSTS[-1], dtype=bool)
    assert embeddings.likeness_of(asked, out)[[0, 1], [0, 2]] == pytest.approx(1, abs=ROUNDED)
    out[asked] = True
    assert (embeddings.likeness_of(asked, out) < 1 - ROUNDED).all()
    out[:40] = True
    assert (embeddings.likeness_of(asked, out)[:, 0] == 0).all()


def test_one_question_and_many_are_looked_up_alike(vectors: Floats, embeddings: Embeddings) -> None:
    asked, none = np.arange(0, FIRSTS[-1], 7), np.zeros(FIRSTS[-1], dtype=bool)
    together = embeddings.likeness_of(asked, none)
    for number, row in zip(asked, together, strict=True):
        assert embeddings.likeness(vectors[number]) == pytest.approx(row, abs=ROUNDED)


def test_a_text_takes_a_byte_for_each_axis_that_is_kept(embeddings: Embeddings) -> None:
    assert embeddings.values.nbytes == FIRSTS[-1] * AXES
