"""Gates that a match must pass before it is an answer; they are learnt, not typed in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Booleans = NDArray[np.bool_]

ROUNDS = 30
"""Newton steps; the fit has long settled by then."""

STIFFNESS = 1.0
"""How much the weights are held back: a few examples must not make a gate certain."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A logistic model of evidence: how probable it is that the match is good."""

    mean: Doubles
    spread: Doubles
    weights: Doubles

    def probability(self, evidence: Doubles) -> Doubles:
        """0..1 for each row of evidence."""
        return logistic(with_constant((evidence - self.mean) / self.spread) @ self.weights)


def learn(evidence: Doubles, is_good: Booleans, importance: Doubles) -> Gate:
    """The gate that tells good from bad evidence; rows count by their importance."""
    mean, spread = evidence.mean(axis=0), evidence.std(axis=0) + 1e-6
    rows = with_constant((evidence - mean) / spread)
    penalty = STIFFNESS * np.eye(rows.shape[1])
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        guess = logistic(rows @ weights)
        slope = rows.T @ (importance * (guess - is_good)) + penalty @ weights
        curve = (rows * (importance * guess * (1 - guess))[:, None]).T @ rows + penalty
        weights = weights - np.linalg.solve(curve, slope)
    return Gate(mean, spread, weights)


def lowest_threshold(probability: Doubles, is_good: Booleans, mistakes: float) -> float:
    """The lowest probability from which on at most this share of all is bad and passes."""
    order = np.argsort(-probability, kind="stable")
    bad = np.cumsum(~is_good[order])
    passing = np.flatnonzero(bad <= mistakes * len(order))
    return float(probability[order[passing[-1]]]) if len(passing) else 1.0


def with_constant(rows: Doubles) -> Doubles:
    """The rows with a column of ones."""
    return np.hstack([rows, np.ones((len(rows), 1))])


def logistic(values: Doubles) -> Doubles:
    """From any number to 0..1, without overflow."""
    squeezed: Doubles = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return squeezed
