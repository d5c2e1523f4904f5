"""How sure a match is: the evidence for it, and two gates that weigh the evidence.

Words that the knowledge base has never seen tell strangers; the scores of the linear model tell
neighbours. The gates are learnt from the knowledge base's own phrasings, each scored as if it had
not been there, and from the outside examples, each scored as if its whole subject had not been.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

WRONG_ANSWERS = 0.03
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
    scores: Floats, nearest: Floats, coverage: NDArray[np.float64], kinship: Booleans
) -> Doubles:
    """Evidence from the scores of all classes, (texts, 7).

    The best article's score, its lead over the second, its lead over the first that would be a
    wrong answer in its place, the sum of its kin's scores, its lead over the outside subjects, the
    likeness of the nearest text of an article, and the coverage. `kinship`: (articles, articles),
    true where two articles share a clause, so that either is a right answer.
    """
    ours = scores[:, : len(kinship)]
    outside = scores[:, len(kinship) :].max(axis=1, initial=0)
    if len(kinship):
        kin = kinship[ours.argmax(axis=1)]
        ordered = np.sort(ours, axis=1)
        best, second = ordered[:, -1], ordered[:, -2:].min(axis=1)
        rival = np.where(kin, 0, ours).max(axis=1)
        together = np.where(kin, np.maximum(ours, 0), 0).sum(axis=1)
    else:
        best = second = rival = together = np.zeros(len(scores), dtype=np.float32)
    columns = (best, best - second, best - rival, together, best - outside, nearest, coverage)
    return np.stack(columns, axis=1).astype(np.float64)


def kinship_of(clauses: Sequence[Iterable[str]]) -> Booleans:
    """Which articles share a clause, from the clauses of each."""
    cited = [set(of_article) for of_article in clauses]
    return np.array([[bool(one & other) for other in cited] for one in cited], dtype=bool)


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
