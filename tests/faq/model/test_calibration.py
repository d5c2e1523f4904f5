from __future__ import annotations

import numpy as np

from bot.faq.model.calibration import Gate, learn_pairs, of_singles


def test_a_gate_in_pairs_tells_what_no_kind_tells_alone() -> None:
    chance = np.random.default_rng(5)
    evidence = chance.uniform(-1, 1, size=(2_000, 2))
    is_good = evidence[:, 0] * evidence[:, 1] > 0  # either is as often good as bad
    gate = learn_pairs(evidence, is_good, np.ones(len(evidence)))
    assert ((gate.probability(evidence) > 0.5) == is_good).mean() > 0.95


def test_it_weighs_the_first_kinds_of_evidence() -> None:
    chance = np.random.default_rng(5)
    evidence = chance.uniform(-1, 1, size=(200, 3))
    gate = learn_pairs(evidence[:, :2], evidence[:, 0] > 0, np.ones(len(evidence)))
    assert np.array_equal(gate.probability(evidence), gate.probability(evidence[:, :2]))


def test_a_gate_of_singles_says_what_a_plain_one_says() -> None:
    weights, evidence = np.array([1.5, -2.0, 0.5]), np.array([[0.3, 0.1], [-1.0, 2.0]])
    plain, paired = Gate(weights), of_singles(weights)
    assert np.allclose(plain.probability(evidence), paired.probability(evidence))
