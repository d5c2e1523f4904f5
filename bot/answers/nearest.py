"""The text of an article that is most like a question, looked for in the few articles that borders
put first: people often ask in nearly the words in which somebody asked before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers.gates import Booleans
from bot.answers.space import Floats, Integers, Space, Vector

FEW = 5
"""Classes that are looked at closely. The right one is hardly ever behind them (measured)."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts that were learnt, class by class, as some views show them. Text n has the terms and
    values from `starts[n]` to `starts[n + 1]`; class c has the texts from `firsts[c]` to
    `firsts[c + 1]`."""

    views: tuple[str, ...]
    starts: Integers
    terms: Integers
    values: Floats
    firsts: Integers

    def likeness(
        self, space: Space, vector: Vector, margins: Floats, left_out: Booleans | None = None
    ) -> Floats:
        """How like a question is to the text of each class that is most like it (cosine, 0 to 1),
        (classes,); 0 for all but the few classes with the best margins.

        `left_out`: which texts do not count.
        """
        part = space.part(vector, self.views)
        asked = np.zeros(len(space.idf), dtype=np.float32)
        asked[part.terms] = part.values
        found = np.zeros(len(margins), dtype=np.float32)
        for number in np.argsort(-margins, kind="stable")[:FEW]:
            found[number] = self._best(asked, int(number), left_out)
        return found

    def _best(self, asked: Floats, number: int, left_out: Booleans | None) -> float:
        chosen = slice(self.firsts[number], self.firsts[number + 1])
        begin, end = self.starts[chosen.start], self.starts[chosen.stop]
        products = self.values[begin:end] * asked[self.terms[begin:end]]
        sums = np.append(0, products.cumsum())
        likeness = np.diff(sums[self.starts[chosen.start : chosen.stop + 1] - begin])
        if left_out is not None:
            likeness = likeness[~left_out[chosen]]
        return float(likeness.max(initial=0))


def gather(
    space: Space, vectors: Sequence[Vector], labels: Integers, classes: int, views: tuple[str, ...]
) -> Texts:
    """The texts with these vectors; their labels stand in order."""
    parts = [space.part(each, views) for each in vectors]
    return Texts(
        views=views,
        starts=np.cumsum([0, *(len(each.terms) for each in parts)]),
        terms=np.concatenate([np.zeros(0, dtype=np.int64), *(each.terms for each in parts)]),
        values=np.concatenate([np.zeros(0, dtype=np.float32), *(each.values for each in parts)]),
        firsts=np.searchsorted(labels, np.arange(classes + 1)),
    )
