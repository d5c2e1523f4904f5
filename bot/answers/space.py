"""Texts as TF-IDF vectors, and how like one another they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from bot.answers.features import WORDS, Features

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

COMMON = 40
"""Terms in more texts than this are multiplied as a dense matrix, the others pair by pair."""


@dataclass(frozen=True, slots=True)
class Space:
    """The vectors of all fitted texts, stored by term.

    `rows[starts[t]:starts[t + 1]]` are the texts that contain term t (their numbers ascend),
    `values` the weights of the term in them. `known` are the words that count as covered.
    """

    weights: Mapping[str, float]
    terms: Mapping[tuple[str, str], int]
    idf: Floats
    starts: Integers
    rows: Integers
    values: Floats
    size: int
    known: Mapping[str, int]

    def likeness(self, features: Features) -> Floats:
        """Cosine-like similarity (0..1) to each fitted text."""
        found = weigh(features, self.weights, self.terms, self.idf, self.size)
        spans = [slice(self.starts[term], self.starts[term + 1]) for term in found]
        if not spans:
            return np.zeros(self.size, dtype=np.float32)
        rows = np.concatenate([self.rows[span] for span in spans])
        shares = [self.values[span] * found[term] for term, span in zip(found, spans, strict=True)]
        counted = np.bincount(rows, weights=np.concatenate(shares), minlength=self.size)
        return counted.astype(np.float32)

    def coverage(self, features: Features, own: int = 0) -> float:
        """The share of the text's words (by rarity) that the articles use at least once.

        `own`: in how many of the fitted texts a word stands because of this very text.
        """
        rare = log(1 + self.size) + 1
        total = covered = 0.0
        for word in features[WORDS]:
            term = self.terms.get((WORDS, word))
            weight = rare if term is None else float(self.idf[term])
            total += weight
            covered += weight if self.known.get(word, 0) > own else 0.0
        return covered / total if total else 0.0

    def gram_matrix(self) -> Floats:
        """The likeness of all fitted texts to one another, (size, size)."""
        counts = np.diff(self.starts)
        is_common = np.repeat(counts > COMMON, counts)
        terms = np.repeat(np.arange(len(counts)), counts)
        dense = self._dense(terms[is_common], is_common)
        matrix: Floats = dense @ dense.T
        matrix += self._rare_pairs(terms[~is_common], ~is_common)
        np.fill_diagonal(matrix, 1.0)
        return matrix

    def _dense(self, terms: Integers, chosen: NDArray[np.bool_]) -> Floats:
        names, columns = np.unique(terms, return_inverse=True)
        dense = np.zeros((self.size, len(names)), dtype=np.float32)
        dense[self.rows[chosen], columns] = self.values[chosen]
        return dense

    def _rare_pairs(self, terms: Integers, chosen: NDArray[np.bool_]) -> Floats:
        rows, values = self.rows[chosen], self.values[chosen]
        flat: list[Integers] = []
        shares: list[Floats] = []
        for step in range(1, COMMON):
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


def build(
    texts: Sequence[Features], weights: Mapping[str, float], known: Mapping[str, int]
) -> Space:
    """The space of these texts; terms are numbered in the order of the alphabet."""
    frequency = Counter(chain.from_iterable(occurring(text) for text in texts))
    terms = {term: number for number, term in enumerate(sorted(frequency))}
    counts = np.array([frequency[term] for term in terms], dtype=np.int64)
    idf = (np.log((1 + len(texts)) / (1 + counts)) + 1).astype(np.float32)
    vectors = [weigh(text, weights, terms, idf, len(texts)) for text in texts]
    columns = np.array(list(chain.from_iterable(vectors)), dtype=np.int64)
    values = np.array(list(chain.from_iterable(v.values() for v in vectors)), dtype=np.float32)
    rows = np.repeat(np.arange(len(texts)), [len(vector) for vector in vectors])
    order = np.argsort(columns, kind="stable")
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Space(weights, terms, idf, starts, rows[order], values[order], len(texts), known)


def occurring(text: Features) -> list[tuple[str, str]]:
    """The terms of a text, each once."""
    return [(view, term) for view, counted in text.items() for term in counted]


def weigh(
    text: Features,
    weights: Mapping[str, float],
    terms: Mapping[tuple[str, str], int],
    idf: Floats,
    size: int,
) -> dict[int, float]:
    """The vector of a text. Each view has the length of its weight, unknown terms included, so
    that much that is unknown makes everything less like it."""
    rare = log(1 + size) + 1
    vector: dict[int, float] = {}
    for view, counted in text.items():
        squares = 0.0
        found: dict[int, float] = {}
        for term, count in counted.items():
            number = terms.get((view, term))
            value = (1 + log(count)) * (rare if number is None else float(idf[number]))
            squares += value * value
            if number is not None:
                found[number] = value
        scale = sqrt(weights[view] / squares) if squares else 0.0
        vector |= {number: value * scale for number, value in found.items()}
    return vector
