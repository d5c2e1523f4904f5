"""A linear support vector machine for all classes at once, learnt from sparse vectors.

The loss is that of Crammer and Singer: a text's own class has to lead every other class, which is
what a ranking asks for. The sequential dual method (Keerthi et al., 2008) looks at one text at a
time and moves all borders as it wants them; here it weighs a block of texts at a time, few enough
that hardly two of them want the same. Each text reads the weights of its own terms, and changes
them only for the few classes that it pulls or pushes: numpy is quicker so than with one full table
for a block, of which hardly a thirtieth is not nothing. Time and memory grow with the number of
texts, not with its square, and a question costs the same however many texts were learnt.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.faq.model.vectors import Floats, Integers, Rows, Vector

COST = np.float32(1)
"""Of a text that its own class does not lead. At 2 most sets are read a little worse (measured)."""

HELD = np.float32(0.1)
"""How much what holds for every text counts beside a text, which counts 1. At 1 it ties every text
to every other, and as many rounds end three times as far from settled; at 0 one of the small sets
is read worse (measured)."""

ROUNDS, ROUNDS_OF_FEW = 3, 8
"""Times that a text is looked at, at most; later ones change hardly any ranking (measured)."""

FEW = 12_000
"""Texts. So few are looked at more often, as it costs nothing."""

LARGEST_BLOCK = 128

APART = 3
"""A block has one text for so many classes."""

SMALLEST_BLOCK = 6
"""Where there are as many classes: two texts of a class seldom meet in it."""

STILL = 0.01
"""A text that would move borders by less is passed over: most of the time goes into moving."""

CALM = 0.05
"""A text that moved borders by less rests for a while."""

REST = 2
"""So many rounds."""


@dataclass(frozen=True, slots=True)
class TrainingSchedule:
    """How texts are looked at: `block` of them at a time, `rounds` times."""

    block: int
    rounds: int


@dataclass(frozen=True, slots=True)
class LinearModel:
    """`weights` (terms + 1, classes): what each term says for each class; the last row is what
    holds for every text. `pulls` (texts, classes): how much each text pulls each class's border
    towards itself; 0 to COST for its own class, negative for others, 0 in all."""

    weights: Floats
    pulls: Floats

    def margins(self, vector: Vector) -> Floats:
        """How much speaks for each class; the best one leads by about 1 where all is clear."""
        margins: Floats = vector.values @ self.weights[vector.terms] + self.weights[-1]
        return margins

    def margins_of(self, rows: Rows, texts: Integers) -> Floats:
        """The margins of many texts, (texts, classes)."""
        margins = np.empty((len(texts), self.weights.shape[1]), dtype=np.float32)
        for margin, (terms, values) in zip(margins, rows.parts(texts), strict=True):
            np.dot(values, self.weights.take(terms, axis=0), out=margin)
        margins += self.weights[-1]
        return margins

    def pull(self, rows: Rows, texts: Integers, change: Floats) -> None:
        """Let texts pull by so much more, (texts, classes); most of it is nothing."""
        flat, classes = self.weights.reshape(-1), self.weights.shape[1]
        for pulled, (terms, values) in zip(change, rows.parts(texts), strict=True):
            columns = pulled.nonzero()[0]
            places = terms[:, None] * classes + columns
            flat[places] += values[:, None] * pulled[columns]
        self.weights[-1] += HELD * change.sum(axis=0)
        self.pulls[texts] += change

    def copy(self) -> LinearModel:
        """The same, to be changed."""
        return LinearModel(self.weights.copy(), self.pulls.copy())


def learn(
    rows: Rows,
    labels: Integers,
    classes: int,
    terms: int,
    chosen: Integers | None = None,
    schedule: TrainingSchedule | None = None,
) -> LinearModel:
    """Learn to tell `classes` classes apart from texts over `terms` terms: all, or the chosen.
    `schedule` where one class holds far more texts than others."""
    nothing = LinearModel(
        weights=np.zeros((terms + 1, classes), dtype=np.float32),
        pulls=np.zeros((len(rows), classes), dtype=np.float32),
    )
    some = np.arange(len(rows)) if chosen is None else chosen
    if schedule is not None:
        return settle(nothing, rows, labels, some, schedule.rounds, schedule.block)
    rounds = ROUNDS if len(some) > FEW else ROUNDS_OF_FEW
    return settle(nothing, rows, labels, some, rounds)


def without(learnt: LinearModel, rows: Rows, labels: Integers, left_out: Integers) -> LinearModel:
    """What would have been learnt without some of the texts: all others are looked at once more."""
    kept = np.setdiff1d(np.arange(len(rows)), left_out)
    model = learnt.copy()
    model.pull(rows, left_out, -model.pulls[left_out])
    return settle(model, rows, labels, kept, rounds=1)


def settle(
    model: LinearModel,
    rows: Rows,
    labels: Integers,
    chosen: Integers,
    rounds: int,
    block: int | None = None,
) -> LinearModel:
    """Look at the chosen texts again and again, in an order that follows from each text alone; the
    model itself changes."""
    lengths, classes = rows.squares()[:, None] + HELD, model.weights.shape[1]
    size = block or max(min(LARGEST_BLOCK, classes // APART), min(SMALLEST_BLOCK, classes), 1)
    due = np.zeros(len(rows), dtype=np.int64)
    for now in range(rounds):
        order = rows.mixed(chosen[due[chosen] <= now], now)
        for first in range(0, len(order), size):
            few = order[first : first + size]
            moved = _look_at(model, rows, few, labels[few], lengths[few])
            due[few[moved < CALM]] = now + 1 + REST
    return model


def _look_at(
    model: LinearModel, rows: Rows, texts: Integers, labels: Integers, lengths: Floats
) -> Floats:
    """Move the borders as each text of a block wants them; how far each moved the one that it moved
    most."""
    pulls = model.pulls[texts]
    margins = model.margins_of(rows, texts)
    change = wanted(margins - lengths * pulls, labels, lengths) - pulls
    moved: Floats = np.abs(change).max(axis=1)
    is_moving = moved >= STILL
    model.pull(rows, texts[is_moving], change[is_moving])
    return moved


def wanted(margins: Floats, labels: Integers, lengths: Floats) -> Floats:
    """What each text wants to pull, given its margins without any pull of its own: all classes that
    come too near its own one are pushed down to one level. (texts, classes); `lengths` (texts, 1).
    """
    own = np.arange(len(margins)), labels
    room = lengths * COST
    margins[own] += room[:, 0] - 1
    highest = np.sort(margins, axis=1)[:, ::-1]
    # the level at which the pushes add up to what the text can pull (Duchi et al., 2008)
    parts = np.arange(1, margins.shape[1] + 1, dtype=np.float32)
    level = ((highest.cumsum(axis=1) - room) / parts).max(axis=1, keepdims=True)
    pulls: Floats = np.minimum(level - margins, 0) / lengths
    pulls[own] += COST
    return pulls
