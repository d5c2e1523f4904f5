"""The text of an article that is most like a question, looked for in the few articles that borders
put first: people often ask in nearly the words in which somebody asked before."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from bot.faq.model.vectors import Booleans, Floats, Integers, Rows, Vector

FEW = 5
"""Classes that are looked at closely. The right one is hardly ever behind them (measured)."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts that were learnt, class by class: class c has those from `firsts[c]` to
    `firsts[c + 1]`. `terms`: how many terms there are."""

    rows: Rows
    firsts: Integers
    terms: int

    def likeness(self, vector: Vector, margins: Floats, left_out: Booleans | None = None) -> Floats:
        """How like a question is to the text of each class that is most like it (cosine, 0 to 1),
        (classes,); 0 for all but the few classes with the best margins.

        `left_out`: which texts do not count.
        """
        asked = np.zeros(self.terms, dtype=np.float32)
        asked[vector.terms] = vector.values
        found = np.zeros(len(margins), dtype=np.float32)
        for number in np.argsort(-margins, kind="stable")[:FEW].tolist():
            of_class = self.of_class(number, asked)
            if left_out is not None:
                of_class[left_out[self.firsts[number] : self.firsts[number + 1]]] = 0
            found[number] = of_class.max(initial=0)
        return found

    def pressed(self) -> Texts:
        """The same in half precision, so that decisions are the same once it was kept."""
        values = self.rows.values.astype(np.float16).astype(np.float32)
        return replace(self, rows=replace(self.rows, values=values))

    def of_class(self, number: int, asked: Floats) -> Floats:
        """The cosine of each text of a class with a question, (texts of the class,). `asked`: the
        value of each term in the question."""
        first, last = self.firsts[number], self.firsts[number + 1]
        if first == last:
            return np.zeros(0, dtype=np.float32)
        starts = self.rows.starts[first : last + 1]
        places = slice(starts[0], starts[-1])
        shared = asked[self.rows.terms[places]] * self.rows.values[places]
        # a sum that ends where it begins would be its first element, so empty texts get a zero
        return np.add.reduceat(np.append(shared, np.float32(0)), starts[:-1] - starts[0]) * (
            starts[1:] > starts[:-1]
        )

    def has(self, number: int, vector: Vector, left_out: Booleans | None = None) -> Booleans:
        """Which terms of a question any text of a class has. `left_out`: as above."""
        first, last = self.firsts[number], self.firsts[number + 1]
        starts = self.rows.starts[first : last + 1]
        terms = self.rows.terms[starts[0] : starts[-1]]
        if left_out is not None:
            terms = terms[np.repeat(~left_out[first:last], np.diff(starts))]
        is_there = np.zeros(self.terms, dtype=bool)
        is_there[terms] = True
        return is_there[vector.terms]


def gather(rows: Rows, labels: Integers, classes: int, terms: int) -> Texts:
    """The texts of these rows; their labels stand in order."""
    return Texts(rows, np.searchsorted(labels, np.arange(classes + 1)), terms)
