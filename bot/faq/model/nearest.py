"""The text of an article that is most like a question, looked for in the few articles that borders
put first: people often ask in nearly the words in which somebody asked before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.calibration import Booleans
from bot.faq.model.vectors import Floats, Integers, Space, Vector, spread

FEW = 5
"""Classes that are looked at closely. The right one is hardly ever behind them (measured)."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts that were learnt, as some views show them, by class and term.

    Place p says that text `numbers[p]` has the term with `values[p]`. The places of term t in class
    c are those from `starts[k]` to `starts[k + 1]` where `keys[k]` is c times the number of terms,
    plus t. Class c has the texts from `firsts[c]` to `firsts[c + 1]`.
    """

    views: tuple[str, ...]
    keys: Integers
    starts: Integers
    numbers: NDArray[np.int32]
    values: Floats
    firsts: Integers

    def likeness(
        self, space: Space, vector: Vector, margins: Floats, left_out: Booleans | None = None
    ) -> Floats:
        """How like a question is to the text of each class that is most like it (cosine, 0 to 1),
        (classes,); 0 for all but the few classes with the best margins.

        `left_out`: which texts do not count.
        """
        few = np.argsort(-margins, kind="stable")[:FEW]
        likeness = self._of_each(few, space.part(vector, self.views), len(space.idf))
        if left_out is not None:
            likeness[left_out] = 0
        found = np.zeros(len(margins), dtype=np.float32)
        for number in few:
            of_class = likeness[self.firsts[number] : self.firsts[number + 1]]
            found[number] = of_class.max(initial=0)
        return found

    def _of_each(self, classes: Integers, asked: Vector, terms: int) -> Floats:
        """The cosine with each text of these classes; 0 for all others."""
        wanted = np.add.outer(classes * terms, asked.terms).ravel()
        rows = np.searchsorted(self.keys, wanted)
        is_there = rows < len(self.keys)
        is_there[is_there] = self.keys[rows[is_there]] == wanted[is_there]
        rows, values = rows[is_there], np.tile(asked.values, len(classes))[is_there]
        places, counts = spread(self.starts, rows)
        weights = self.values[places] * np.repeat(values, counts)
        summed = np.bincount(self.numbers[places], weights=weights, minlength=int(self.firsts[-1]))
        return summed.astype(np.float32)


def gather(
    space: Space, vectors: Sequence[Vector], labels: Integers, classes: int, views: tuple[str, ...]
) -> Texts:
    """The texts with these vectors; their labels stand in order."""
    parts = [space.part(each, views) for each in vectors]
    lengths = [len(each.terms) for each in parts]
    terms = np.concatenate([np.zeros(0, dtype=np.int64), *(each.terms for each in parts)])
    values = np.concatenate([np.zeros(0, dtype=np.float32), *(each.values for each in parts)])
    every = np.repeat(labels, lengths) * len(space.idf) + terms
    order = np.argsort(every, kind="stable")
    keys, starts = np.unique(every[order], return_index=True)
    return Texts(
        views=views,
        keys=keys,
        starts=np.append(starts, len(every)),
        numbers=np.repeat(np.arange(len(parts), dtype=np.int32), lengths)[order],
        values=values[order],
        firsts=np.searchsorted(labels, np.arange(classes + 1)),
    )
