"""Linear support vector machines, one per class, learnt together from sparse vectors.

The loss is the squared hinge. Dual coordinate descent (Hsieh et al., 2008) looks at one text at a
time; here all classes look at it at once, which costs hardly more than one of them would. Time and
memory grow with the number of texts, not with its square, and a question costs the same however
many texts were learnt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.answers.space import Floats, Integers, Vector

COST = 1.0
"""Of a text on the wrong side; between 0.5 and 3 it hardly matters (measured)."""

ROUNDS = 8
"""Times that each text is looked at. Later rounds change hardly anything."""

FEW = 0.2
"""Below this share of classes it is quicker to move only their borders."""

SETTLED = 0.02
"""A round in which no text's influence changed by more than this is the last one."""


@dataclass(frozen=True, slots=True)
class Machines:
    """`weights` (terms + 1, classes): what each term says for each class; the last row is what
    holds for every text. `pulls` (texts, classes): how much each text holds each class's border."""

    weights: Floats
    pulls: Floats

    def margins(self, vector: Vector) -> Floats:
        """How far on its side of each class's border a text lies; about -1 to 1."""
        margins: Floats = weighed_sum(vector, self.weights) + self.weights[-1]
        return margins


def weighed_sum(vector: Vector, table: Floats) -> Floats:
    """The rows of the vector's terms, added up by their values."""
    # not `@`: threads of BLAS wait for one another longer than this takes, and may round anew
    summed: Floats = np.einsum("i,ij->j", vector.values, table[vector.terms])
    return summed


def learn(vectors: Sequence[Vector], labels: Integers, classes: int, terms: int) -> Machines:
    """Learn to tell `classes` classes apart from vectors over `terms` terms."""
    nothing = Machines(
        weights=np.zeros((terms + 1, classes), dtype=np.float32),
        pulls=np.zeros((len(vectors), classes), dtype=np.float32),
    )
    return settle(nothing, vectors, labels, np.arange(len(vectors)), ROUNDS)


def without(
    learnt: Machines, vectors: Sequence[Vector], labels: Integers, left_out: Integers, rounds: int
) -> Machines:
    """What would have been learnt without some of the texts; starts from what they all taught."""
    machines = Machines(learnt.weights.copy(), learnt.pulls.copy())
    for number in left_out:
        pull = machines.pulls[number] * sides(labels[number], machines.pulls.shape[1])
        add(machines.weights, vectors[number], -pull)
        machines.pulls[number] = 0
    kept = np.setdiff1d(np.arange(len(vectors)), left_out)
    return settle(machines, vectors, labels, kept, rounds)


def settle(
    machines: Machines,
    vectors: Sequence[Vector],
    labels: Integers,
    chosen: Integers,
    rounds: int,
) -> Machines:
    """Look at the chosen texts again and again, in an order that is the same every time."""
    order = np.random.default_rng(0)
    softness = np.float32(1 / (2 * COST))
    lengths = [float(each.values @ each.values) + 1 + softness for each in vectors]
    for _ in range(rounds):
        moved = max(
            (
                look_at(machines, vectors[n], labels[n], n, lengths[n], softness)
                for n in order.permutation(chosen)
            ),
            default=0.0,
        )
        if moved < SETTLED:
            break
    return machines


def look_at(
    machines: Machines, vector: Vector, label: int, number: int, length: float, softness: np.float32
) -> float:
    """Move every border as this one text wants it; how far the most moved one has moved."""
    weights, pulls = machines.weights, machines.pulls[number]
    side = sides(label, len(pulls))
    rows = weights[vector.terms]
    margins = np.einsum("i,ij->j", vector.values, rows) + weights[-1]
    slope = side * margins - 1 + pulls * softness
    wanted = np.maximum(pulls - slope / np.float32(length), 0)
    change = (wanted - pulls) * side
    machines.pulls[number] = wanted
    moved = np.flatnonzero(change)
    if len(moved) < FEW * len(change):
        weights[vector.terms[:, None], moved] += vector.values[:, None] * change[moved]
    else:
        weights[vector.terms] = rows + vector.values[:, None] * change
    weights[-1] += change
    return float(np.abs(change).max(initial=0))


def sides(label: int, classes: int) -> Floats:
    """1 for the text's own class, -1 for all others."""
    side = np.full(classes, -1, dtype=np.float32)
    side[label] = 1
    return side


def add(weights: Floats, vector: Vector, change: NDArray[np.float32]) -> None:
    """Let a text change the weights of its terms, and of the last row."""
    weights[vector.terms] += vector.values[:, None] * change
    weights[-1] += change
