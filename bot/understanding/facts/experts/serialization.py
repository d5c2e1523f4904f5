"""The fitted experts for facts as plain arrays and back, so that they can be kept unpickled."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.svm import NO_PULLS, LinearModel
from bot.faq.model.vectors import Space
from bot.faq.serialization import NAMES, Arrays, terms_of
from bot.understanding.facts.experts.clause_expert import ClauseExpert
from bot.understanding.facts.experts.lessons import FactExperts, FactLessons
from bot.understanding.facts.experts.value_expert import ValueExpert
from bot.vocabulary import Language

CLAUSES = ""
"""Under this name the expert for clauses is kept, the others under the key of their question."""


def to_arrays(experts: FactExperts) -> dict[str, NDArray[Any]]:
    """Everything that was learnt."""
    kept: dict[str, ClauseExpert | ValueExpert]
    kept = {CLAUSES: experts.clauses, **experts.values}
    names = {
        "language": experts.language,
        "told": experts.clauses.told,
        "values": {key: expert.values for key, expert in experts.values.items()},
        "spaces": {key: names_of(expert.space) for key, expert in kept.items()},
    }
    arrays = {NAMES: np.frombuffer(json.dumps(names).encode(), dtype=np.uint8)}
    for key, expert in kept.items():
        arrays |= numbers_of(key, expert)
    return arrays


def names_of(space: Space) -> dict[str, Any]:
    """What a space consists of besides numbers."""
    terms = {view: list(terms) for view, terms in space.terms.items()}
    return {"weights": dict(space.weights), "terms": terms, "size": space.size}


def numbers_of(key: str, expert: ClauseExpert | ValueExpert) -> dict[str, NDArray[Any]]:
    """The arrays of one expert."""
    weights = expert.machines.weights.astype(np.float16)  # they are rounded to that already
    return {f"idf {key}": expert.space.idf, f"weights {key}": weights}


def from_arrays(arrays: Arrays, lessons: FactLessons) -> FactExperts:
    """The experts that these arrays were made of. Raises KeyError or ValueError for others."""
    names = json.loads(arrays[NAMES].tobytes())
    language = Language(names["language"])
    parts = {
        key: (space_of(space, arrays[f"idf {key}"]), machines_of(arrays[f"weights {key}"]))
        for key, space in names["spaces"].items()
    }
    told = tuple((question, value) for question, value in names["told"])
    values = {
        key: ValueExpert(language, tuple(values), *parts[key], telling=Counter)
        for key, values in names["values"].items()
    }
    clauses = ClauseExpert(language, told, *parts[CLAUSES])
    return lessons.equipped(FactExperts(language, clauses, values))


def space_of(names: dict[str, Any], idf: NDArray[Any]) -> Space:
    """The space of these terms."""
    return Space(names["weights"], terms_of(names["terms"]), idf, names["size"])


def machines_of(weights: NDArray[Any]) -> LinearModel:
    """What was learnt, without what it was learnt from."""
    borders = weights.astype(np.float32)
    return LinearModel(borders, NO_PULLS)
