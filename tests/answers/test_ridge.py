from __future__ import annotations

import numpy as np
import pytest

from bot.answers import ridge

TEXTS, CLASSES, SMOOTHING = 12, 3, 0.5


def likeness_of(size: int) -> ridge.Floats:
    points = np.random.default_rng(7).normal(size=(size, 40))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    return (points @ points.T).astype(np.float32)


@pytest.mark.parametrize("group", [[0], [3, 4], [1, 5, 9]])
def test_left_out_scores_are_those_of_a_model_that_never_saw_the_group(group: list[int]) -> None:
    likeness, labels = likeness_of(TEXTS), np.arange(TEXTS) % CLASSES
    scores = ridge.fit(likeness, labels, CLASSES, SMOOTHING).left_out([np.array(group)])
    kept = [number for number in range(TEXTS) if number not in group]
    without = ridge.fit(likeness[np.ix_(kept, kept)], labels[kept], CLASSES, SMOOTHING)
    expected = likeness[np.ix_(group, kept)] @ without.dual
    assert np.allclose(scores[group], expected, atol=1e-5)


def test_inverting_by_halves_gives_the_inverse() -> None:
    size = 2 * ridge.SMALL + 77
    matrix = likeness_of(size) + np.eye(size, dtype=np.float32)
    assert np.allclose(ridge.invert(matrix) @ matrix, np.eye(size), atol=1e-3)
