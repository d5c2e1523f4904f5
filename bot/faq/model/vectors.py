"""Texts as TF-IDF vectors over all their views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log, sqrt
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.terms import Terms, numbered
from bot.faq.text.features import Features

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Booleans = NDArray[np.bool_]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vector:
    """A text: the numbers of its known terms, and the weight of each (float32)."""

    terms: Integers
    values: Floats


Keys = NDArray[np.uint32]

GOLDEN = 2_654_435_769
"""Odd, so that multiplying by it only mixes 32 bits (2^32 over the golden ratio)."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Many texts: that of number n has the terms from `starts[n]` to `starts[n + 1]`. `keys`: a
    number of each that follows from its own terms, whatever the other texts are; none where the
    texts are not learnt from."""

    starts: Integers
    terms: NDArray[np.int32]
    values: Floats
    keys: Keys = field(default_factory=lambda: np.zeros(0, dtype=np.uint32))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def owners(self) -> Integers:
        """The text that each term belongs to."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def vector(self, number: int) -> Vector:
        """One of the texts."""
        place = slice(self.starts[number], self.starts[number + 1])
        return Vector(self.terms[place].astype(np.int64), self.values[place])

    def parts(self, texts: Integers) -> Iterator[tuple[Integers, Floats]]:
        """The terms and the values of each of some texts."""
        begin, end = self.starts[texts].tolist(), self.starts[texts + 1].tolist()
        for first, last in zip(begin, end, strict=True):
            yield self.terms[first:last].astype(np.int64), self.values[first:last]

    def mixed(self, chosen: Integers, turn: int) -> Integers:
        """The chosen texts in an order that looks random and is another one at each turn.

        Two of them follow one another alike whatever texts are chosen besides, so that one more
        sentence does not change how all the others are learnt from.
        """
        keys = self.keys if len(self.keys) else np.arange(len(self), dtype=np.uint32)
        with np.errstate(over="ignore"):
            turned = keys[chosen] * np.uint32(GOLDEN + 2 * turn)
        return chosen[np.argsort(turned, kind="stable")]

    def squares(self) -> Floats:
        """The square of each text's length."""
        summed = np.append(0, (self.values.astype(np.float64) ** 2).cumsum())
        return np.diff(summed[self.starts]).astype(np.float32)


@dataclass(frozen=True)
class Space:
    """All terms of the texts that were learnt, and how rare each is.

    `weights`: how much each view counts. `size`: how many texts there were.
    """

    weights: Mapping[str, float]
    terms: Terms
    idf: Floats
    size: int

    def vector(self, features: Features) -> Vector:
        """The vector of a text.

        Each view has the length of its weight, unknown terms included, so that much that is
        unknown makes everything less like it.
        """
        counts = [Counter(features[view]) for view in self.weights]
        numbers = self.terms.numbers(counts)
        times = np.array([n for of_view in counts for n in of_view.values()], dtype=np.float64)
        weights = (1 + np.log(times)) * self._rarity[numbers]  # UNKNOWN is the last
        sizes = [len(of_view) for of_view in counts]
        squares = np.bincount(
            np.repeat(np.arange(len(sizes)), sizes), weights * weights, minlength=len(sizes)
        )
        scales = [sqrt(w / (s or 1.0)) for w, s in zip(self.weights.values(), squares, strict=True)]
        is_known = numbers >= 0
        values = (weights * np.repeat(scales, sizes)).astype(np.float32)
        return Vector(numbers[is_known], values[is_known])

    def view_of(self, terms: NDArray[Any]) -> Integers:
        """The number of the view that each term belongs to."""
        return self.terms.firsts[1:].searchsorted(terms, side="right")

    def scales(self, terms: NDArray[Any], owners: Integers, size: int) -> Floats:
        """How much the rarity of its terms counts in each view of some texts, (texts, views): so
        much that the view has the length of its weight, however often each term stands in it.
        `owners`: the text of each term, which stand in order in each text."""
        views = len(self.weights)
        squares = np.bincount(
            owners * views + self.view_of(terms),
            weights=self.idf[terms].astype(np.float64) ** 2,
            minlength=size * views,
        ).reshape(size, views)
        lengths = np.sqrt(list(self.weights.values()))
        scales: Floats = (lengths / np.sqrt(np.where(squares, squares, np.inf))).astype(np.float32)
        return scales

    @property
    def rarest(self) -> float:
        """The rarity of a term that was never seen."""
        return log(1 + self.size) + 1

    @cached_property
    def _rarity(self) -> Doubles:
        """The rarity of each term, and behind them of what is unknown."""
        return np.append(self.idf.astype(np.float64), self.rarest)


def build(texts: Iterable[Features], weights: Mapping[str, float]) -> tuple[Space, Rows]:
    """The space of these texts, terms in order of first occurrence, and the texts in it."""
    views = {view: _View() for view in weights}
    keys: list[int] = []
    for text in texts:
        keys.append(crc32("\n".join(text[next(iter(weights))]).encode()))
        for view, found in views.items():
            found.add(text[view])
    size = len(keys)
    weighed = [found.weighed(size, sqrt(weights[view])) for view, found in views.items()]
    known = numbered({view: found.known for view, found in views.items()})
    owners = np.concatenate([part.owners for part in weighed])
    terms = np.concatenate([p.terms + o for p, o in zip(weighed, known.firsts[:-1], strict=True)])
    order = np.argsort(owners, kind="stable")
    rows = Rows(
        starts=np.searchsorted(owners[order], np.arange(size + 1)),
        terms=terms[order].astype(np.int32),
        values=np.concatenate([part.values for part in weighed])[order].astype(np.float32),
        keys=np.array(keys, dtype=np.uint32),
    )
    idf = np.concatenate([part.idf for part in weighed]).astype(np.float32)
    return Space(dict(weights), known, idf, size), rows


@dataclass(frozen=True, slots=True)
class _Weighed:
    """One view of all texts: which text has which term with which weight, and the rarities."""

    owners: Integers
    terms: Integers
    values: Doubles
    idf: Doubles


class _Numbers(dict[str, int]):
    """The number of each term, in the order in which they are first asked for."""

    def __missing__(self, term: str) -> int:
        self[term] = number = len(self)
        return number


class _View:
    """One view of texts, of which no more is kept than the numbers of their terms."""

    def __init__(self) -> None:
        self.known = _Numbers()
        self._numbers: list[int] = []
        self._lengths: list[int] = []

    def add(self, terms: Sequence[str]) -> None:
        """One more text."""
        self._numbers.extend(map(self.known.__getitem__, terms))
        self._lengths.append(len(terms))

    def weighed(self, size: int, length: float) -> _Weighed:
        """All texts, each with this length."""
        width = max(len(self.known), 1)
        owners = np.repeat(np.arange(size), self._lengths)
        numbers = np.array(self._numbers, dtype=np.int64)
        keys, times = np.unique(owners * width + numbers, return_counts=True)
        owners, terms = np.divmod(keys, width)
        idf = np.log((1 + size) / (1 + np.bincount(terms, minlength=len(self.known)))) + 1
        values = (1 + np.log(times)) * idf[terms]
        lengths = np.sqrt(np.bincount(owners, weights=values * values, minlength=size))
        return _Weighed(owners, terms, values * length / lengths[owners], idf)


def numbering(size: int) -> np.dtype[np.unsignedinteger[Any]]:
    """The narrowest numbers that tell so many things apart."""
    return np.min_scalar_type(max(size - 1, 0))


def spread(starts: Integers | NDArray[np.int32], rows: Integers) -> tuple[Integers, Integers]:
    """All places of these rows one after the other, and how many each has; row r has the places
    from `starts[r]` to `starts[r + 1]`."""
    begin: Integers = starts[rows].astype(np.int64, copy=False)
    counts: Integers = starts[rows + 1] - begin
    return stretches(begin, counts), counts


def stretches(begin: Integers, counts: Integers) -> Integers:
    """All places of stretches one after the other, from where each begins and how long it is."""
    ends = counts.cumsum()
    places: Integers = np.arange(ends[-1] if len(ends) else 0)
    places -= (ends - counts - begin).repeat(counts)
    return places
