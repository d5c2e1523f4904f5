"""What each term says for each class, kept without the empty places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.vectors import Floats, Integers, Vector, numbering, spread

TINY = 5e-3
"""Weights below this change no decision (measured) and would be most of what is kept."""

PART = np.float32(2**-9)
"""What weights are kept in parts of: finer ones change no decision either (measured), and of these
small whole numbers the file is smaller. Two bytes hold up to 64, and no weight reaches 4."""


@dataclass(frozen=True, slots=True)
class SparseRows:
    """A table (terms, classes) by rows: row t is `values[starts[t]:starts[t + 1]]`, in parts of
    `PART`, in the columns `classes[starts[t]:starts[t + 1]]`."""

    starts: NDArray[np.int32]
    classes: NDArray[np.unsignedinteger[Any]]
    values: NDArray[np.int16]
    width: int

    def weighed_sum(self, vector: Vector) -> Floats:
        """The rows of the vector's terms, added up by their values, (classes,)."""
        places, counts = spread(self.starts, vector.terms)
        shares = self.values.take(places).astype(np.float32)
        shares *= vector.values.repeat(counts)
        summed = np.bincount(self.classes.take(places), weights=shares, minlength=self.width)
        return summed.astype(np.float32) * PART

    def column(self, terms: Integers, number: int) -> Floats:
        """What each of the terms says for one class."""
        places, counts = spread(self.starts, terms)
        is_wanted = self.classes[places] == number
        column = np.zeros(len(terms), dtype=np.float32)
        column[np.repeat(np.arange(len(terms)), counts)[is_wanted]] = self.values[places[is_wanted]]
        return column * PART


def press(table: Floats) -> SparseRows:
    """The sheet of a full table."""
    rows, columns = np.nonzero(np.abs(table) >= TINY)
    starts = np.searchsorted(rows, np.arange(len(table) + 1)).astype(np.int32)
    values = np.rint(table[rows, columns] / PART).astype(np.int16)
    return SparseRows(starts, columns.astype(numbering(table.shape[1])), values, table.shape[1])
