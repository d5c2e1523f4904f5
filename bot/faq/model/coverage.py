"""How much of a question the knowledge base has words for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from bot.faq.model.vectors import Floats, Integers, Space, Vector
from bot.faq.text.features import FINEST, WORDS, Features
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Coverage:
    """The shares (0..1, by rarity) of a question's words, and of its parts of words, that any
    article uses; of its words that one article uses; and of the whole of it, in all views, that
    any article uses."""

    words: float
    parts: float
    own: float
    whole: float


def covered_share(space: Space, numbers: Integers, is_covered: Floats) -> float:
    """The share of these terms, by rarity, that is covered; 0 for no terms at all."""
    rarity = space.rarity(numbers)
    total = float(rarity.sum())
    return float(rarity[is_covered > 0].sum()) / total if total else 0.0


def known_share(vector: Vector, known: Integers) -> float:
    """The share of a whole question that stands in texts of articles; 0 for no known terms."""
    values = vector.values[known[vector.terms] > 0]
    return float(values @ values)


def count_known(vectors: Iterable[Vector], is_ours: Iterable[bool], terms: int) -> Integers:
    """In how many texts of articles each term stands."""
    known = np.zeros(terms, dtype=np.int64)
    for vector, ours in zip(vectors, is_ours, strict=True):
        if ours:
            known[vector.terms] += 1
    return known


def numbers_of(space: Space, features: Features, language: Language) -> Mapping[str, Integers]:
    """The numbers of the terms that coverage looks at, per view."""
    return {view: space.numbers(view, features[view]) for view in (WORDS, FINEST[language])}


def is_known(known: Integers, numbers: Integers) -> Floats:
    """1 for each term that stands in a text of an article, 0 for the others."""
    found = np.zeros(len(numbers), dtype=np.float32)
    inside = numbers >= 0
    found[inside] = known[numbers[inside]] > 0
    return found
