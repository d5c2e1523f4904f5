"""The text of an article that is most like a question, looked for in the few articles that borders
put first: people often ask in nearly the words in which somebody asked before.

How often a term stands in such a text counts nothing, so that what it counts follows from how rare
it is, and need not be kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.tables import Tables
from bot.faq.model.vectors import (
    Booleans,
    Floats,
    Integers,
    Rows,
    Space,
    Vector,
    numbering,
    spread,
)

Places = NDArray[np.int32]

FEW = 5
"""Classes that are looked at closely. The right one is hardly ever behind them (measured)."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts that were learnt, class by class: class c has those from `firsts[c]` to
    `firsts[c + 1]`. Text n has the pieces from `pieces[n]` to `pieces[n + 1]`, at least one: a view
    of it each. Piece p has the terms from `starts[p]` to `starts[p + 1]`, and their rarity counts
    `scales[p]` in it. `idf`: how rare each term is that was learnt."""

    firsts: Integers
    pieces: Places
    starts: Places
    terms: NDArray[np.unsignedinteger[Any]]
    scales: Floats
    idf: Floats

    def likeness(self, vector: Vector, margins: Floats) -> Floats:
        """How like a question is to the text of each class that is most like it (cosine, 0 to 1),
        (classes,); 0 for all but the few classes with the best margins."""
        asked = np.zeros(len(self.idf), dtype=np.float32)
        asked[vector.terms] = vector.values * self.idf[vector.terms]
        found = np.zeros(len(margins), dtype=np.float32)
        for number in np.argsort(-margins, kind="stable")[:FEW].tolist():
            pieces = self._pieces(number)
            if len(pieces) > 1:
                starts = self.starts[pieces[0] : pieces[-1] + 1]
                shared = asked.take(self.terms[starts[0] : starts[-1]])
                of_each = np.add.reduceat(shared, starts[:-1] - starts[0])
                of_each *= self.scales[pieces[0] : pieces[-1]]
                found[number] = np.add.reduceat(of_each, pieces[:-1] - pieces[0]).max()
        return found

    def has(self, number: int, vector: Vector) -> Booleans:
        """Which terms of a question any text of a class has."""
        pieces, known = self._pieces(number), np.zeros(len(self.idf), dtype=bool)
        known[self.terms[self.starts[pieces[0]] : self.starts[pieces[-1]]]] = True
        return known[vector.terms]

    @property
    def owners(self) -> Integers:
        """The text that each term belongs to."""
        return np.repeat(np.arange(len(self.pieces) - 1), np.diff(self.starts[self.pieces]))

    def _pieces(self, number: int) -> Places:
        """Where the pieces of each text of a class begin, and where the last ones end."""
        return self.pieces[self.firsts[number] : self.firsts[number + 1] + 1]


def texts_of(rows: Rows, labels: Integers, classes: int, space: Space) -> Texts:
    """The texts of these rows; their labels stand in order. What has no terms is like nothing."""
    has_terms = np.diff(rows.starts) > 0
    firsts = np.searchsorted(labels[has_terms], np.arange(classes + 1))
    return texts_in(space, firsts, rows.terms, (has_terms.cumsum() - 1)[rows.owners()])


def texts_in(space: Space, firsts: Integers, terms: NDArray[Any], owners: Integers) -> Texts:
    """Texts that have these terms, text by text and each one's in order; each has one at least."""
    size, views = int(firsts[-1]), len(space.weights)
    scales = space.scales(terms, owners, size)
    lengths = np.bincount(owners * views + space.view_of(terms), minlength=size * views)
    is_there = lengths > 0
    return Texts(
        firsts=firsts,
        pieces=places_of(is_there.reshape(size, views).sum(axis=1)),
        starts=places_of(lengths[is_there]),
        terms=terms.astype(numbering(len(space.idf))),
        scales=scales.ravel()[is_there],
        idf=space.idf,
    )


def places_of(lengths: Integers) -> Places:
    """Where each of several stretches begins, and where the last one ends."""
    return np.append(0, lengths.cumsum()).astype(np.int32)


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
