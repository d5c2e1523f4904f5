"""Texts term by term: where classes hold thousands of texts, no more of them is looked at than what
they share with a question. It is also how texts are kept, as it takes the least room."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.nearest import FEW, WHOLE, Parts, Texts, in_parts
from bot.faq.model.vectors import Booleans, Floats, Integers, Rows, Vector, stretches

Keys = NDArray[np.uint32] | NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """All texts that were learnt, class by class: class c has those from `firsts[c]` to
    `firsts[c + 1]`. They are kept term by term, so that of each only what it shares with a question
    is looked at: `keys` are term × number of texts + text, in order, and `values` what each term
    counts in each text, in parts of `WHOLE`. `terms`: how many terms there are."""

    firsts: Integers
    keys: Keys
    values: Parts
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
        few = np.sort(np.argsort(-margins, kind="stable")[:FEW])
        counts = self.firsts[few + 1] - self.firsts[few]
        few, counts = few[counts > 0], counts[counts > 0]
        if not len(few):
            return found
        begin = counts.cumsum() - counts
        places, shared = self._shared(vector, few)
        # the texts of the few classes stand one after the other
        moved = (begin - self.firsts[few]) - vector.terms[:, None] * self.size
        slots = moved.ravel().repeat(shared)
        slots += self.keys.take(places)
        weights = self.values.take(places).astype(np.float32)
        weights *= vector.values.repeat(len(few)).repeat(shared)
        likeness = np.bincount(slots, weights=weights, minlength=counts.sum())
        if left_out is not None:
            likeness[left_out[stretches(self.firsts[few], counts)]] = 0
        found[few] = np.maximum.reduceat(likeness, begin) / WHOLE
        return found

    def _shared(self, vector: Vector, classes: Integers) -> tuple[Integers, Integers]:
        """Where texts of these classes have terms of a question: the places, and how many for each
        term and of it for each class."""
        firsts = vector.terms[:, None] * self.size
        begin, end = (
            # of the same type, or else all keys were turned into the wider one for each question
            self.keys.searchsorted((firsts + self.firsts[each]).ravel().astype(self.keys.dtype))
            for each in (classes, classes + 1)
        )
        return stretches(begin, end - begin), end - begin


def gather(rows: Rows, labels: Integers, classes: int, terms: int) -> Postings:
    """The texts of these rows; their labels stand in order."""
    order = np.argsort(rows.terms, kind="stable")
    owners = np.repeat(np.arange(len(rows)), np.diff(rows.starts))[order]
    return Postings(
        firsts=np.searchsorted(labels, np.arange(classes + 1)),
        keys=narrow(rows.terms[order].astype(np.int64) * len(rows) + owners, terms * len(rows)),
        values=in_parts(rows.values[order]),
        terms=terms,
    )


def postings_of(texts: Texts) -> Postings:
    """The same texts term by term."""
    labels = np.repeat(np.arange(len(texts.firsts) - 1), np.diff(texts.firsts))
    values = texts.values.astype(np.float32) / WHOLE
    rows = Rows(texts.starts, texts.terms.astype(np.int32), values)
    return gather(rows, labels, len(texts.firsts) - 1, texts.width)


def narrow(keys: Integers, most: int) -> Keys:
    """The keys in four bytes each where none can be too large: half the memory, found sooner."""
    return keys.astype(np.uint32) if most < np.iinfo(np.uint32).max else keys
