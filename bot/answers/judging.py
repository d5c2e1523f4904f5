"""How sure a match is: the evidence for it, and two gates that weigh the evidence.

Words that the knowledge base has never seen tell strangers; the scores of the linear model tell
neighbours. The gates are learnt from the knowledge base's own phrasings, each scored as if it had
not been there, and from the outside examples, each scored as if its whole subject had not been.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.answers.gates import Booleans, Doubles, Gate, learn, lowest_threshold
from bot.answers.ridge import Floats

OUTSIDE_SHARE = 0.25
"""The share of outside questions that the gates expect; people ask a counter about anything."""

OUTSIDE_LET_THROUGH = 0.05
"""The share of outside examples that may pass the first gate to an answer; the second gate stops
most of them."""

OUTSIDE_SUGGESTED = 0.2
"""The same to a suggestion, which claims less."""

WRONG_ANSWERS = 0.1
"""The share of answered phrasings that may get an article citing none of the right clauses."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Two gates and where they close.

    `is_ours`: the question is about the programme at all. `is_right`: the best article answers it.
    """

    is_ours: Gate
    is_right: Gate
    ours_to_answer: float
    ours_to_suggest: float
    right_to_answer: float


def evidence_of(
    scores: Floats, nearest: Floats, coverage: NDArray[np.float64], articles: int
) -> Doubles:
    """Evidence from the scores of all classes, (texts, 5).

    The best article's score, its lead over the second, its lead over the outside subjects, the
    likeness of the nearest text of an article, and the coverage.
    """
    ours = np.sort(scores[:, :articles], axis=1)
    nothing = np.zeros(len(scores), dtype=np.float32)
    best = ours[:, -1] if articles else nothing
    second = ours[:, -2] if articles > 1 else nothing
    outside = scores[:, articles:].max(axis=1, initial=0)
    columns = (best, best - second, best - outside, nearest, coverage)
    return np.stack(columns, axis=1).astype(np.float64)


def learn_to_judge(evidence: Doubles, is_ours: Booleans, is_right: Booleans) -> Judge:
    """The judge that these cases teach. A text of which nothing is known is always among them."""
    evidence = np.vstack([evidence, np.zeros(evidence.shape[1])])
    is_ours, is_right = np.append(is_ours, False), np.append(is_right, False)
    is_matched = np.append(is_ours[:-1], True)
    ours = learn(evidence, is_ours, importance_of(is_ours))
    right = learn(evidence[is_matched], is_right[is_matched], np.ones(int(is_matched.sum())))
    probability = ours.probability(evidence)
    to_answer = float(np.quantile(probability[~is_ours], 1 - OUTSIDE_LET_THROUGH))
    passing = is_ours & (probability > to_answer)
    return Judge(
        is_ours=ours,
        is_right=right,
        ours_to_answer=to_answer,
        ours_to_suggest=float(np.quantile(probability[~is_ours], 1 - OUTSIDE_SUGGESTED)),
        right_to_answer=lowest_threshold(
            right.probability(evidence[passing]), is_right[passing], WRONG_ANSWERS
        ),
    )


def importance_of(is_ours: Booleans) -> Doubles:
    """Weights that give outside examples the share that outside questions have."""
    strangers = int((~is_ours).sum())
    wanted = len(is_ours[is_ours]) * OUTSIDE_SHARE / (1 - OUTSIDE_SHARE)
    return np.where(is_ours, 1.0, max(wanted, 1.0) / max(strangers, 1))
