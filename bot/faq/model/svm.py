"""A linear support vector machine for all classes at once, learnt from sparse vectors.

The loss is that of Crammer and Singer: a text's own class has to lead every other class, which is
what a ranking asks for. The sequential dual method (Keerthi et al., 2008) looks at one text at a
time and moves all borders as it wants them. Time and memory grow with the number of texts, not
with its square, and a question costs the same however many texts were learnt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.faq.model.vectors import Floats, Integers, Vector

COST = np.float32(1)
"""Of a text that its own class does not lead. At 2 most sets are read a little worse (measured)."""

HELD = np.float32(0.1)
"""How much what holds for every text counts beside a text, which counts 1. At 1 it ties every text
to every other, and as many rounds end three times as far from settled; at 0 one of the small sets
is read worse (measured)."""

ROUNDS = 5
"""Times that a text is looked at, at most. Later ones move margins by about 0.01 (measured)."""

STILL = 0.01
"""A text that would move borders by less is passed over: most of the time goes into moving."""

CALM = 0.05
"""A text that moved borders by less rests for a while."""

REST = 2
"""So many rounds."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """`weights` (terms + 1, classes): what each term says for each class; the last row is what
    holds for every text. `pulls` (texts, classes): how much each text pulls each class's border
    towards itself; 0 to COST for its own class, negative for others, 0 in all."""

    weights: Floats
    pulls: Floats

    def margins(self, vector: Vector) -> Floats:
        """How much speaks for each class; the best one leads by about 1 where all is clear."""
        margins: Floats = weighed_sum(vector, self.weights) + self.weights[-1]
        return margins


def weighed_sum(vector: Vector, table: Floats) -> Floats:
    """The rows of the vector's terms, added up by their values."""
    # not `@`: threads of BLAS wait for one another longer than this takes, and may round anew
    summed: Floats = np.einsum("i,ij->j", vector.values, table[vector.terms])
    return summed


def learn(vectors: Sequence[Vector], labels: Integers, classes: int, terms: int) -> LinearModel:
    """Learn to tell `classes` classes apart from vectors over `terms` terms."""
    nothing = LinearModel(
        weights=np.zeros((terms + 1, classes), dtype=np.float32),
        pulls=np.zeros((len(vectors), classes), dtype=np.float32),
    )
    return settle(nothing, vectors, labels, np.arange(len(vectors)), ROUNDS)


def without(
    learnt: LinearModel,
    vectors: Sequence[Vector],
    labels: Integers,
    left_out: Integers,
    rounds: int,
) -> LinearModel:
    """What would have been learnt without some of the texts; starts from what they all taught."""
    machines = LinearModel(learnt.weights.copy(), learnt.pulls.copy())
    for number in left_out:
        add(machines.weights, vectors[number], -machines.pulls[number])
        machines.pulls[number] = 0
    kept = np.setdiff1d(np.arange(len(vectors)), left_out)
    return settle(machines, vectors, labels, kept, rounds)


def settle(
    machines: LinearModel,
    vectors: Sequence[Vector],
    labels: Integers,
    chosen: Integers,
    rounds: int,
) -> LinearModel:
    """Look at the chosen texts again and again, in an order that is the same every time."""
    order = np.random.default_rng(0)
    lengths = [np.float32(each.values @ each.values) + HELD for each in vectors]
    due = np.zeros(len(vectors), dtype=np.int64)
    for now in range(rounds):
        for n in order.permutation(chosen[due[chosen] <= now]):
            if look_at(machines, vectors[n], labels[n], n, lengths[n]) < CALM:
                due[n] = now + 1 + REST
    return machines


def look_at(
    machines: LinearModel, vector: Vector, label: int, number: int, length: np.float32
) -> float:
    """Move the borders as this one text wants them; how far the most moved one has moved."""
    weights, pulls = machines.weights, machines.pulls[number]
    rows = weights.take(vector.terms, axis=0)
    margins = np.einsum("i,ij->j", vector.values, rows) + weights[-1]
    change = wanted(margins - length * pulls, label, length) - pulls
    moved = float(np.abs(change).max())
    if moved >= STILL:
        pulls += change
        rows += vector.values[:, None] * change
        weights[vector.terms] = rows
        weights[-1] += HELD * change
    return moved


def wanted(margins: Floats, label: int, length: np.float32) -> Floats:
    """What a text wants to pull, given its margins without any pull of its own: all classes that
    come too near its own one are pushed down to one level."""
    room = length * COST
    margins[label] += room - 1
    highest = np.sort(margins)[::-1]
    # the level at which the pushes add up to what the text can pull (Duchi et al., 2008)
    level = ((highest.cumsum() - room) / np.arange(1, len(margins) + 1, dtype=np.float32)).max()
    pulls: Floats = np.minimum(level - margins, 0) / length
    pulls[label] += COST
    return pulls


def add(weights: Floats, vector: Vector, pulls: Floats) -> None:
    """Let a text pull at the weights of its terms, and at the last row."""
    weights[vector.terms] += vector.values[:, None] * pulls
    weights[-1] += HELD * pulls
