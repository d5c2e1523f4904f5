"""The text of an article that is most like a question, looked for in the few articles that borders
put first: people often ask in nearly the words in which somebody asked before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.tables import Tables
from bot.faq.model.vectors import Booleans, Floats, Integers, Rows, Vector, numbering, spread

Parts = NDArray[np.uint8]

MOST = np.float32(2**8 - 1)
"""Parts of the term that counts most in a text: as many as a byte can tell apart."""

FEW = 5
"""Classes that are looked at closely. The right one is hardly ever behind them (measured)."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts that were learnt, class by class: class c has those from `firsts[c]` to
    `firsts[c + 1]`, and text n has the terms from `starts[n]` to `starts[n + 1]`, at least one.
    `values` are in parts, of which each of text n counts `scales[n]`. `width`: how many terms there
    are in all."""

    firsts: Integers
    starts: Integers
    terms: NDArray[np.unsignedinteger[Any]]
    values: Parts
    scales: Floats
    width: int

    def likeness(self, vector: Vector, margins: Floats) -> Floats:
        """How like a question is to the text of each class that is most like it (cosine, 0 to 1),
        (classes,); 0 for all but the few classes with the best margins."""
        asked = np.zeros(self.width, dtype=np.float32)
        asked[vector.terms] = vector.values
        found = np.zeros(len(margins), dtype=np.float32)
        for number in np.argsort(-margins, kind="stable")[:FEW].tolist():
            starts = self._starts(number)
            if len(starts) > 1:
                places = slice(starts[0], starts[-1])
                shared = asked.take(self.terms[places])
                shared *= self.values[places]
                of_each = np.add.reduceat(shared, starts[:-1] - starts[0])
                of_each *= self.scales[self.firsts[number] : self.firsts[number + 1]]
                found[number] = of_each.max()
        return found

    def has(self, number: int, vector: Vector) -> Booleans:
        """Which terms of a question any text of a class has."""
        starts, known = self._starts(number), np.zeros(self.width, dtype=bool)
        known[self.terms[starts[0] : starts[-1]]] = True
        return known[vector.terms]

    def _starts(self, number: int) -> Integers:
        """Where each text of a class begins, and where the last one ends."""
        return self.starts[self.firsts[number] : self.firsts[number + 1] + 1]


def texts_of(rows: Rows, labels: Integers, classes: int, width: int) -> Texts:
    """The texts of these rows; their labels stand in order. What has no terms is like nothing."""
    has_terms = np.diff(rows.starts) > 0
    owners = rows.owners()
    values = in_parts(rows.values, owners, len(rows))
    return Texts(
        firsts=np.searchsorted(labels[has_terms], np.arange(classes + 1)),
        starts=np.append(rows.starts[:-1][has_terms], rows.starts[-1]),
        terms=rows.terms.astype(numbering(width)),
        values=values,
        scales=scales_of(values, owners, len(rows))[has_terms],
        width=width,
    )


def in_parts(values: Floats, owners: Integers, size: int) -> Parts:
    """What terms count in the texts that own them, in parts of what counts most in each: in a byte
    instead of four, which changes no decision of 700 (measured; two name another neighbour)."""
    largest = np.zeros(size, dtype=np.float32)
    np.maximum.at(largest, owners, values)
    parts: Parts = np.rint(values * (MOST / largest[owners])).astype(np.uint8)
    return parts


def scales_of(values: Parts, owners: Integers, size: int) -> Floats:
    """How much a part counts in each text: so much that the text is wholly like itself."""
    squares = np.bincount(owners, weights=values.astype(np.float64) ** 2, minlength=size)
    scales: Floats = (1 / np.sqrt(np.maximum(squares, 1))).astype(np.float32)
    return scales


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
