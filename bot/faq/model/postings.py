"""Texts term by term: where classes hold thousands of texts, no more of them is looked at than what
they share with a question. It is also how texts are kept, as it takes the least room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.nearest import FEW, Parts, Texts, in_parts, scales_of
from bot.faq.model.vectors import Booleans, Floats, Integers, Rows, Vector, stretches

Keys = NDArray[np.uint32] | NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """All texts that were learnt, class by class: class c has those from `firsts[c]` to
    `firsts[c + 1]`. They are kept term by term, so that of each only what it shares with a question
    is looked at: `keys` are term × number of texts + text, in order, and `values` what each term
    counts in each text, in parts, of which each of text n counts `scales[n]`. `terms`: how many
    terms there are."""

    firsts: Integers
    keys: Keys
    values: Parts
    scales: Floats
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
        texts = stretches(self.firsts[few], counts)
        likeness = np.bincount(slots, weights=weights, minlength=len(texts)) * self.scales[texts]
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


def gather(rows: Rows, labels: Integers, classes: int, terms: int) -> Postings:
    """The texts of these rows; their labels stand in order."""
    order = np.argsort(rows.terms, kind="stable")
    owners = rows.owners()
    values = in_parts(rows.values, owners, len(rows))
    return Postings(
        firsts=np.searchsorted(labels, np.arange(classes + 1)),
        keys=keys_of(rows.terms[order], owners[order], terms, len(rows)),
        values=values[order],
        scales=scales_of(values, owners, len(rows)),
        terms=terms,
    )


def postings_of(texts: Texts) -> Postings:
    """The same texts term by term."""
    order = np.argsort(texts.terms, kind="stable")
    owners = np.repeat(np.arange(len(texts.scales)), np.diff(texts.starts))
    return Postings(
        firsts=texts.firsts,
        keys=keys_of(texts.terms[order], owners[order], texts.width, len(texts.scales)),
        values=texts.values[order],
        scales=texts.scales,
        terms=texts.width,
    )


def keys_of(terms: NDArray[Any], owners: Integers, width: int, size: int) -> Keys:
    """The keys of terms in texts, in four bytes each where none can be too large: half the memory,
    found sooner."""
    keys = terms.astype(np.int64) * size + owners
    return keys.astype(np.uint32) if width * size < np.iinfo(np.uint32).max else keys
