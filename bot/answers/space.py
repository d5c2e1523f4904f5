"""Texts as TF-IDF vectors, and how like one another they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from bot.answers.features import WORDS, Features

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

Terms = Mapping[str, Mapping[str, int]]
"""The number of each term, per view."""

COMMON = 80
"""Terms in more texts than this are multiplied as a dense matrix, the others pair by pair."""


@dataclass(frozen=True, slots=True)
class Space:
    """The vectors of all fitted texts, stored by term.

    `rows[starts[t]:starts[t + 1]]` are the texts that contain term t (their numbers ascend),
    `values` the weights of the term in them. `known` are the words that count as covered.
    """

    weights: Mapping[str, float]
    terms: Terms
    idf: Floats
    starts: Integers
    rows: Integers
    values: Floats
    size: int
    known: Mapping[str, int]

    def likeness(self, features: Features) -> Floats:
        """Cosine-like similarity to each fitted text, sharpened (0..1)."""
        terms, values = self.vector(features)
        starts, counts = self.starts[terms], self.starts[terms + 1] - self.starts[terms]
        skipped = np.repeat(np.cumsum(counts) - counts - starts, counts)
        postings = np.arange(counts.sum()) - skipped
        shares = self.values[postings] * np.repeat(values, counts)
        found = np.bincount(self.rows[postings], weights=shares, minlength=self.size)
        return sharpen(found.astype(np.float32))

    def vector(self, features: Features) -> tuple[Integers, Floats]:
        """The known terms of a text and their weights.

        Each view has the length of its weight, unknown terms included, so that much that is
        unknown makes everything less like it.
        """
        terms: list[Integers] = []
        values: list[Floats] = []
        for view, bag in features.items():
            of_view = self.terms.get(view, {})
            numbers = np.array([of_view.get(term, -1) for term in bag], dtype=np.int64)
            counts = np.array(list(bag.values()), dtype=np.float32)
            rarity = np.where(numbers < 0, self.rare, self.idf[numbers]) if len(self.idf) else 0
            weighed = (1 + np.log(counts)) * rarity
            length = sqrt(float(weighed @ weighed)) or 1.0
            is_known = numbers >= 0
            terms.append(numbers[is_known])
            scale = sqrt(self.weights[view]) / length
            values.append((weighed[is_known] * scale).astype(np.float32))
        return np.concatenate(terms), np.concatenate(values)

    @property
    def rare(self) -> float:
        """The weight of a term that no fitted text contains."""
        return log(1 + self.size) + 1

    def coverage(self, features: Features, own: int = 0) -> float:
        """The share of the text's words (by rarity) that the articles use at least once.

        `own`: in how many of the fitted texts a word stands because of this very text.
        """
        words = self.terms.get(WORDS, {})
        total = covered = 0.0
        for word in features[WORDS]:
            term = words.get(word)
            weight = self.rare if term is None else float(self.idf[term])
            total += weight
            covered += weight if self.known.get(word, 0) > own else 0.0
        return covered / total if total else 0.0

    def gram_matrix(self, common: int = COMMON) -> Floats:
        """The likeness of all fitted texts to one another, (size, size)."""
        counts = np.diff(self.starts)
        is_common = np.repeat(counts > common, counts)
        terms = np.repeat(np.arange(len(counts)), counts)
        dense = self._dense(terms[is_common], is_common)
        matrix: Floats = dense @ dense.T
        matrix += self._rare_pairs(terms[~is_common], ~is_common, common)
        np.fill_diagonal(matrix, 1.0)
        return sharpen(matrix)

    def _dense(self, terms: Integers, chosen: NDArray[np.bool_]) -> Floats:
        names, columns = np.unique(terms, return_inverse=True)
        dense = np.zeros((self.size, len(names)), dtype=np.float32)
        dense[self.rows[chosen], columns] = self.values[chosen]
        return dense

    def _rare_pairs(self, terms: Integers, chosen: NDArray[np.bool_], common: int) -> Floats:
        rows, values = self.rows[chosen], self.values[chosen]
        flat: list[Integers] = []
        shares: list[Floats] = []
        for step in range(1, common):
            same = np.flatnonzero(terms[:-step] == terms[step:])
            if not len(same):
                break
            flat.append(rows[same] * self.size + rows[same + step])
            shares.append(values[same] * values[same + step])
        if not flat:
            return np.zeros((self.size, self.size), dtype=np.float32)
        half = np.bincount(
            np.concatenate(flat), weights=np.concatenate(shares), minlength=self.size**2
        )
        square = half.astype(np.float32).reshape(self.size, self.size)
        return square + square.T


def sharpen(likeness: Floats) -> Floats:
    """The power of 1.5: what is very alike counts more, beside much that is a little alike."""
    sharpened: Floats = np.sqrt(likeness) * likeness
    return sharpened


def build(
    texts: Sequence[Features], weights: Mapping[str, float], known: Mapping[str, int]
) -> Space:
    """The space of these texts; terms are numbered in the order in which they first occur."""
    bags = [(row, view, bag) for row, text in enumerate(texts) for view, bag in text.items()]
    terms, columns = number_terms([(view, bag) for _, view, bag in bags])
    lengths = [len(bag) for _, _, bag in bags]
    of_bag = np.repeat(np.arange(len(bags)), lengths)
    frequency = np.bincount(columns, minlength=sum(map(len, terms.values())))
    idf = (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
    counts = np.array(list(chain.from_iterable(bag.values() for _, _, bag in bags)), dtype=float)
    values = (1 + np.log(counts)) * idf[columns]
    squares = np.bincount(of_bag, weights=values**2, minlength=len(bags))
    wanted = np.array([weights[view] for _, view, _ in bags])
    scale = np.sqrt(np.divide(wanted, squares, out=np.zeros(len(bags)), where=squares > 0))
    rows = np.array([row for row, _, _ in bags], dtype=np.int64)[of_bag]
    order = np.argsort(columns, kind="stable")
    starts = np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64)
    shares = (values * scale[of_bag]).astype(np.float32)
    return Space(weights, terms, idf, starts, rows[order], shares[order], len(texts), known)


def number_terms(bags: Iterable[tuple[str, Counter[str]]]) -> tuple[Terms, Integers]:
    """A number for each term of each view, and the numbers of all terms of all bags in a row."""
    terms: dict[str, dict[str, int]] = {}
    columns: list[int] = []
    total = count()
    for view, bag in bags:
        of_view = terms.setdefault(view, {})
        for term in bag:
            number = of_view.get(term)
            if number is None:
                number = of_view[term] = next(total)
            columns.append(number)
    return terms, np.array(columns, dtype=np.int64)
