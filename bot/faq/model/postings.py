"""Texts term by term: where classes hold thousands of texts, no more of them is looked at than what
they share with a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.nearest import FEW
from bot.faq.model.vectors import Booleans, Floats, Integers, Rows, Space, Vector, stretches

Keys = NDArray[np.uint32] | NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """All texts that were learnt, class by class: class c has those from `firsts[c]` to
    `firsts[c + 1]`. They are kept term by term, so that of each only what it shares with a question
    is looked at: `keys` are term × number of texts + text, in order. The rarity of a term counts
    `scales[text, view]`. `space`: that of the texts."""

    firsts: Integers
    keys: Keys
    scales: Floats
    space: Space

    @property
    def terms(self) -> Integers:
        """The term that each key is of."""
        return (self.keys // max(self.size, 1)).astype(np.int64)

    @property
    def owners(self) -> Integers:
        """The text that each key is of."""
        return (self.keys % max(self.size, 1)).astype(np.int64)

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
        texts = stretches(self.firsts[few], counts)
        each = np.arange(len(vector.terms)).repeat(len(few)).repeat(shared)
        weights = (vector.values * self.space.idf[vector.terms])[each]
        weights *= self.scales[texts][slots, self.space.view_of(vector.terms)[each]]
        likeness = np.bincount(slots, weights=weights, minlength=len(texts))
        if left_out is not None:
            likeness[left_out[texts]] = 0
        found[few] = np.maximum.reduceat(likeness, begin)
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


def gather(rows: Rows, labels: Integers, classes: int, space: Space) -> Postings:
    """The texts of these rows; their labels stand in order."""
    firsts, owners = np.searchsorted(labels, np.arange(classes + 1)), rows.owners()
    order = np.argsort(rows.terms, kind="stable")
    return postings_in(space, firsts, rows.terms[order], owners[order])


def postings_in(space: Space, firsts: Integers, terms: NDArray[Any], owners: Integers) -> Postings:
    """Texts that have these terms, which stand in order."""
    size = int(firsts[-1])
    return Postings(
        firsts=firsts,
        keys=keys_of(terms, owners, len(space.idf), size),
        scales=space.scales(terms, owners, size),
        space=space,
    )


def keys_of(terms: NDArray[Any], owners: Integers, width: int, size: int) -> Keys:
    """The keys of terms in texts, in four bytes each where none can be too large: half the memory,
    found sooner."""
    keys = terms.astype(np.int64) * size + owners
    return keys.astype(np.uint32) if width * size < np.iinfo(np.uint32).max else keys
