"""Gates that a match must pass before it is an answer; they are learnt, not typed in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.faq.model.vectors import Booleans, Doubles

ROUNDS = 30
"""Newton steps, at most."""

SETTLED = 1e-9
"""A step that moves no weight further changes nothing."""

STIFFNESS = 1.0
"""How much the weights are held back: a few examples must not make a gate certain."""

STIFFNESS_OF_PAIRS = 10.0
"""The same where kinds are weighed in pairs. Learnt freely, so many weights tell what is peculiar
to the outside subjects that were written down, and others are told worse by them (measured)."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A logistic model of evidence: how probable it is that the match is good. It weighs the first
    kinds of evidence, as many as it has weights for. The last weight is what holds without any."""

    weights: Doubles

    def probability(self, evidence: Doubles) -> Doubles:
        """0..1 for each row of evidence."""
        weighed = evidence[:, : len(self.weights) - 1]
        return logistic(weighed @ self.weights[:-1] + self.weights[-1])


@dataclass(frozen=True, slots=True)
class PairGate:
    """A gate that weighs kinds of evidence in pairs as well, as one may count for more where
    another is small: a margin, where a rare word of the question is not of the article. `weights`:
    (kinds + 1, kinds + 1), of each kind with each, and in the last column of each alone."""

    weights: Doubles

    def probability(self, evidence: Doubles) -> Doubles:
        """0..1 for each row of evidence."""
        rows = with_constant(evidence[:, : len(self.weights) - 1])
        return logistic(((rows @ self.weights) * rows).sum(axis=1))


def of_singles(weights: Doubles) -> PairGate:
    """The gate that weighs each kind by itself only."""
    return PairGate(np.pad(weights[:, None], ((0, 0), (len(weights) - 1, 0))))


def learn_pairs(evidence: Doubles, is_good: Booleans, importance: Doubles) -> PairGate:
    """The same as `learn`, in pairs."""
    rows = with_constant(evidence)
    one, other = np.triu_indices(rows.shape[1])
    products = rows[:, one[:-1]] * rows[:, other[:-1]]  # the last is what holds without any
    weights = np.zeros((rows.shape[1], rows.shape[1]))
    weights[one, other] = learn(products, is_good, importance, STIFFNESS_OF_PAIRS).weights
    return PairGate(weights)


def learn(
    evidence: Doubles, is_good: Booleans, importance: Doubles, stiffness: float = STIFFNESS
) -> Gate:
    """The gate that tells good from bad evidence; rows count by their importance. `stiffness`: how
    much its weights are held back."""
    mean, spread = evidence.mean(axis=0), evidence.std(axis=0) + 1e-6
    rows = with_constant((evidence - mean) / spread)  # each kind is held back alike
    penalty = stiffness * np.eye(rows.shape[1])
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        guess = logistic(rows @ weights)
        slope = rows.T @ (importance * (guess - is_good)) + penalty @ weights
        curve = (rows * (importance * guess * (1 - guess))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < SETTLED:
            break
    each = weights[:-1] / spread
    return Gate(np.append(each, weights[-1] - each @ mean))


def with_constant(rows: Doubles) -> Doubles:
    """The rows with a column of ones."""
    return np.hstack([rows, np.ones((len(rows), 1))])


def logistic(values: Doubles) -> Doubles:
    """From any number to 0..1, without overflow."""
    squeezed: Doubles = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return squeezed
