"""Some texts as a full table, over no more terms than they have: what numpy is quick with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.vectors import Floats, Integers, Rows, spread


@dataclass(frozen=True, slots=True)
class Table:
    """A few texts: their numbers, their terms in no order, and the values (texts, terms)."""

    texts: Integers
    terms: NDArray[np.int32]
    values: Floats


class Tables:
    """Makes tables of the texts of some rows. Not to be shared between threads."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._columns = np.zeros(int(rows.terms.max(initial=-1)) + 1, dtype=np.int32)
        """Of a term that is in the latest table: its column there. What it is for others means
        nothing, and so nothing has to be put back."""

    def of(self, texts: Integers) -> Table:
        """The table of these texts."""
        places, counts = spread(self._rows.starts, texts)
        terms, columns = self._numbered(self._rows.terms[places])
        values = np.zeros((len(texts), len(terms)), dtype=np.float32)
        values[np.repeat(np.arange(len(texts)), counts), columns] = self._rows.values[places]
        return Table(texts, terms, values)

    def likeness(self, asked: Integers, texts: Integers) -> Floats:
        """The cosine of each asked text with each of the others, (asked, texts)."""
        table = self.of(texts)
        if not len(table.terms):
            return np.zeros((len(asked), len(texts)), dtype=np.float32)
        places, counts = spread(self._rows.starts, asked)
        found = self._rows.terms[places]
        columns = np.minimum(self._columns[found], len(table.terms) - 1)
        is_shared = table.terms[columns] == found
        values = np.zeros((len(asked), len(table.terms)), dtype=np.float32)
        owners = np.repeat(np.arange(len(asked)), counts)
        values[owners[is_shared], columns[is_shared]] = self._rows.values[places[is_shared]]
        likeness: Floats = values @ table.values.T
        return likeness

    def _numbered(self, found: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The terms, each once, and the column of each that was found. Nothing is sorted."""
        places = np.arange(len(found), dtype=np.int32)
        self._columns[found] = places  # of equal ones the last stays
        terms = found[self._columns[found] == places]
        self._columns[terms] = places[: len(terms)]
        return terms, self._columns[found]
