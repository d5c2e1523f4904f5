from __future__ import annotations

import numpy as np

from bot.answers.judging import evidence_of, kinship_of

CLAUSES = (("II.1", "II.2"), ("II.2",), ("II.3",))
ONE = np.ones(1)


def leads(scores: list[float]) -> tuple[float, float]:
    """The lead over the second article, and over the first that would be wrong in its place."""
    rows = np.array([scores], dtype=np.float32)
    evidence = evidence_of(rows, ONE.astype(np.float32), ONE, kinship_of(CLAUSES))
    return round(float(evidence[0, 1]), 3), round(float(evidence[0, 2]), 3)


def test_articles_are_kin_when_they_share_a_clause() -> None:
    assert kinship_of(CLAUSES).tolist() == [
        [True, True, False],
        [True, True, False],
        [False, False, True],
    ]


def test_a_close_second_that_cites_the_same_clause_takes_nothing_from_the_lead() -> None:
    assert leads([0.8, 0.7, 0.1]) == (0.1, 0.7)


def test_a_close_second_of_another_clause_does() -> None:
    assert leads([0.8, 0.1, 0.7]) == (0.1, 0.1)
