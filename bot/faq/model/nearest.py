"""The text of an article that is most like a question, looked for in the few articles that borders
put first: people often ask in nearly the words in which somebody asked before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.tables import Tables
from bot.faq.model.vectors import Booleans, Floats, Integers, Rows, Vector, spread, stretches

Keys = NDArray[np.uint32] | NDArray[np.int64]

FEW = 5
"""Classes that are looked at closely. The right one is hardly ever behind them (measured)."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts that were learnt, class by class: class c has those from `firsts[c]` to
    `firsts[c + 1]`. They are kept term by term, so that of each only what it shares with a question
    is looked at: `keys` are term × number of texts + text, in order, and `values` what each term
    counts in each text. `terms`: how many terms there are."""

    firsts: Integers
    keys: Keys
    values: Floats
    terms: int

    @property
    def size(self) -> int:
        """How many texts there are."""
        return int(self.firsts[-1])

    def likeness(self, vector: Vector, margins: Floats, left_out: Booleans | None = None) -> Floats:
        """How like a question is to the text of each class that is most like it (cosine, 0 to 1),
        (classes,); 0 for all but the few classes with the best margins.

        `left_out`: which texts do not count.
        """
        found = np.zeros(len(margins), dtype=np.float32)
        few = np.argsort(-margins, kind="stable")[:FEW]
        counts = self.firsts[few + 1] - self.firsts[few]
        few, counts = few[counts > 0], counts[counts > 0]
        if not len(few):
            return found
        begin = np.cumsum(counts) - counts
        places, shared = self._shared(vector, few)
        # the texts of the few classes stand one after the other
        moved = (begin - self.firsts[few]) - vector.terms[:, None] * self.size
        slots = self.keys[places].astype(np.int64) + np.repeat(moved.ravel(), shared)
        weights = self.values[places] * np.repeat(np.repeat(vector.values, len(few)), shared)
        likeness = np.bincount(slots, weights=weights, minlength=counts.sum())
        if left_out is not None:
            likeness[left_out[stretches(self.firsts[few], counts)]] = 0
        found[few] = np.maximum.reduceat(likeness, begin)
        return found

    def pressed(self) -> Texts:
        """The same in half precision, so that decisions are the same once it was kept."""
        return replace(self, values=self.values.astype(np.float16).astype(np.float32))

    def has(self, number: int, vector: Vector) -> Booleans:
        """Which terms of a question any text of a class has."""
        return self._shared(vector, np.array([number]))[1] > 0

    def _shared(self, vector: Vector, classes: Integers) -> tuple[Integers, Integers]:
        """Where texts of these classes have terms of a question: the places, and how many for each
        term and of it for each class."""
        firsts = vector.terms[:, None] * self.size
        begin, end = (
            # of the same type, or else all keys were turned into the wider one for each question
            np.searchsorted(self.keys, (firsts + self.firsts[each]).ravel().astype(self.keys.dtype))
            for each in (classes, classes + 1)
        )
        return stretches(begin, end - begin), end - begin


def likeness_of(
    rows: Rows, firsts: Integers, asked: Integers, margins: Floats, left_out: Booleans
) -> Floats:
    """The same of many of the texts, (asked, classes): quicker class by class."""
    found, tables = np.zeros_like(margins), Tables(rows)
    few = np.argsort(-margins, axis=1, kind="stable")[:, :FEW]
    for number, mine in by_class(few):
        kept = of_class(firsts, number, left_out)
        if len(kept):
            found[mine, number] = tables.likeness(asked[mine], kept).max(axis=1)
    return found


def terms_of_class(
    rows: Rows, firsts: Integers, asked: Integers, classes: Integers, left_out: Booleans
) -> list[Booleans]:
    """For many of the texts, which of its terms any text of one class has, a class for each."""
    found = [np.zeros(0, dtype=bool)] * len(asked)
    has = np.zeros(int(rows.terms.max(initial=-1)) + 1, dtype=bool)
    for number, mine in by_class(classes[:, None]):
        places, _ = spread(rows.starts, of_class(firsts, number, left_out))
        has[rows.terms[places]] = True
        for one in mine.tolist():
            found[one] = has[rows.vector(int(asked[one])).terms]
        has[rows.terms[places]] = False
    return found


def by_class(classes: Integers) -> Iterator[tuple[int, Integers]]:
    """Each class that is in a table (texts, classes) with the numbers of the texts in whose row it
    stands."""
    order = np.argsort(classes, axis=None, kind="stable")
    numbers, begin = np.unique(classes.reshape(-1)[order], return_index=True)
    of_each = np.split(order // classes.shape[1], begin[1:])
    yield from zip(numbers.tolist(), of_each, strict=False)  # of nothing, there is one piece


def of_class(firsts: Integers, number: int, left_out: Booleans) -> Integers:
    """The texts of a class that were not left out."""
    texts = np.arange(firsts[number], firsts[number + 1])
    return texts[~left_out[texts]]


def gather(rows: Rows, labels: Integers, classes: int, terms: int) -> Texts:
    """The texts of these rows; their labels stand in order."""
    order = np.argsort(rows.terms, kind="stable")
    owners = np.repeat(np.arange(len(rows)), np.diff(rows.starts))[order]
    return Texts(
        firsts=np.searchsorted(labels, np.arange(classes + 1)),
        keys=narrow(rows.terms[order].astype(np.int64) * len(rows) + owners, terms * len(rows)),
        values=rows.values[order],
        terms=terms,
    )


def narrow(keys: Integers, most: int) -> Keys:
    """The keys in four bytes each where none can be too large: half the memory, found sooner."""
    return keys.astype(np.uint32) if most < np.iinfo(np.uint32).max else keys
