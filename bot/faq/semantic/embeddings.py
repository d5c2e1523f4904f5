"""What all texts mean that were learnt: kept small, and looked through for the nearest of a class.

Of the 512 axes of an encoder the 128 are kept along which our texts differ most, and each value in
one byte: a sixteenth of the room, and questions are told apart as well (measured).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.nearest import of_class
from bot.faq.model.vectors import Booleans, Floats, Integers

AXES = 128

WHOLE = np.float32(127)
"""How many parts of a value are 1."""


@dataclass(frozen=True, slots=True)
class Embeddings:
    """All texts that were learnt, class by class: class c has those from `firsts[c]` to
    `firsts[c + 1]`. `axes` (of the encoder, kept): what is kept of a vector. `values` (texts,
    kept): the texts, in parts of `WHOLE`."""

    firsts: Integers
    axes: Floats
    values: NDArray[np.int8]

    def likeness(self, meaning: Floats) -> Floats:
        """How like a question is to the text of each class that means most nearly the same (cosine,
        0 to 1), (classes,). `meaning`: what the encoder made of the question."""
        asked = _along(meaning[None], self.axes)[0]
        found = np.zeros(len(self.firsts) - 1, dtype=np.float32)
        has_texts = np.diff(self.firsts) > 0
        if has_texts.any():
            likeness = self.values.astype(np.float32) @ asked
            found[has_texts] = np.maximum.reduceat(likeness, self.firsts[:-1][has_texts]) / WHOLE
        return found.clip(0, 1)

    def likeness_of(self, asked: Integers, left_out: Booleans) -> Floats:
        """The same of many of the texts, (asked, classes), as if some had not been learnt."""
        texts = self.values.astype(np.float32) / WHOLE
        found = np.zeros((len(asked), len(self.firsts) - 1), dtype=np.float32)
        for number in range(found.shape[1]):
            kept = of_class(self.firsts, number, left_out)
            if len(kept) and len(asked):
                found[:, number] = (texts[asked] @ texts[kept].T).max(axis=1)
        return found.clip(0, 1)


def embeddings_of(vectors: Floats, firsts: Sequence[int] | Integers) -> Embeddings:
    """What the texts mean of which an encoder made these vectors; they stand class by class."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)  # the weightiest come last
    axes = np.ascontiguousarray(directions[:, -AXES:], dtype=np.float32)
    values = np.rint(_along(vectors, axes) * WHOLE).astype(np.int8)
    return Embeddings(np.asarray(firsts, dtype=np.int64), axes, values)


def _along(vectors: Floats, axes: Floats) -> Floats:
    """What vectors are along some axes, of length 1 again."""
    kept = vectors @ axes
    lengths = np.linalg.norm(kept, axis=1, keepdims=True)
    shortened: Floats = kept / np.maximum(lengths, np.float32(1e-6))
    return shortened
