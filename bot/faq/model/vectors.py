"""Texts as TF-IDF vectors over all their views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from bot.faq.text.features import Features

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

Terms = Mapping[str, Mapping[str, int]]
"""The number of each term, per view."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A text: the numbers of its known terms, and the weight of each (float32)."""

    terms: Integers
    values: Floats


@dataclass(frozen=True, slots=True)
class Space:
    """All terms of the texts that were learnt, and how rare each is."""

    weights: Mapping[str, float]
    terms: Terms
    idf: Floats
    size: int

    def vector(self, features: Features) -> Vector:
        """The vector of a text.

        Each view has the length of its weight, unknown terms included, so that much that is
        unknown makes everything less like it.
        """
        numbers: list[Integers] = []
        values: list[Floats] = []
        for view, bag in features.items():
            found = self.numbers(view, bag)
            counts = np.fromiter(bag.values(), dtype=np.float64, count=len(bag))
            weighed = (1 + np.log(counts)) * self.rarity(found)
            length = sqrt(float(weighed @ weighed)) or 1.0
            is_known = found >= 0
            numbers.append(found[is_known])
            scale = sqrt(self.weights[view]) / length
            values.append((weighed[is_known] * scale).astype(np.float32))
        return Vector(np.concatenate(numbers), np.concatenate(values))

    def part(self, vector: Vector, views: Collection[str]) -> Vector:
        """What a vector has of some views; its length is 1 where all its terms are known."""
        is_part = np.zeros(len(vector.terms), dtype=bool)
        first = 0
        for view, terms in self.terms.items():
            if view in views:
                is_part |= (vector.terms >= first) & (vector.terms < first + len(terms))
            first += len(terms)
        scale = np.float32(sqrt(sum(self.weights[view] for view in views)))
        return Vector(vector.terms[is_part], vector.values[is_part] / scale)

    def numbers(self, view: str, bag: Counter[str]) -> Integers:
        """The number of each term of one view; -1 for those that were never seen."""
        of_view = self.terms.get(view, {})
        return np.fromiter((of_view.get(t, -1) for t in bag), dtype=np.int64, count=len(bag))

    def rarity(self, numbers: Integers) -> NDArray[np.float64]:
        """How much terms with these numbers tell; most, where they were never seen."""
        if not len(self.idf):
            return np.full(len(numbers), self.rarest)
        return np.where(numbers < 0, self.rarest, self.idf[numbers]).astype(np.float64)

    @property
    def rarest(self) -> float:
        """The rarity of a term that was never seen."""
        return log(1 + self.size) + 1


def build(texts: Sequence[Features], weights: Mapping[str, float]) -> Space:
    """The space of these texts; terms are numbered view by view, in order of first occurrence."""
    frequency: dict[str, Counter[str]] = {view: Counter() for view in weights}
    for text in texts:
        for view, bag in text.items():
            frequency[view].update(bag.keys())
    terms: dict[str, dict[str, int]] = {}
    first = 0
    for view, counted in frequency.items():
        terms[view] = {term: number for number, term in enumerate(counted, start=first)}
        first += len(counted)
    counts = np.fromiter(chain.from_iterable(c.values() for c in frequency.values()), dtype=float)
    idf = np.log((1 + len(texts)) / (1 + counts)) + 1
    return Space(dict(weights), terms, idf.astype(np.float32), len(texts))


def spread(starts: Integers, rows: Integers) -> tuple[Integers, Integers]:
    """All places of these rows one after the other, and how many each has; row r has the places
    from `starts[r]` to `starts[r + 1]`."""
    begin, counts = starts[rows], starts[rows + 1] - starts[rows]
    skipped = np.repeat(np.cumsum(counts) - counts - begin, counts)
    return np.arange(counts.sum()) - skipped, counts
