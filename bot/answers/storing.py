"""A fitted matcher as plain arrays and back, so that it can be kept without pickling."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.answers.gates import Gate
from bot.answers.judging import Judge
from bot.answers.matcher import Matcher
from bot.answers.space import Space
from bot.vocabulary import Language

Arrays = Mapping[str, NDArray[Any]]

NAMES = "names"
"""The array that holds all texts as JSON in UTF-8."""

GATES = ("is_ours", "is_right")
THRESHOLDS = ("ours_to_answer", "ours_to_suggest", "right_to_answer")


def to_arrays(matcher: Matcher) -> dict[str, NDArray[Any]]:
    """Everything that a matcher consists of."""
    space, judge = matcher.space, matcher.judge
    gates = {f"{name} {part}": array for name in GATES for part, array in gate(judge, name).items()}
    numbers = {f"terms {view}": list(terms.values()) for view, terms in space.terms.items()}
    return {
        NAMES: np.frombuffer(json.dumps(names_of(matcher)).encode(), dtype=np.uint8),
        "is ours": matcher.is_ours,
        "dual": matcher.dual,
        "kinship": matcher.kinship,
        "idf": space.idf,
        "starts": space.starts,
        "rows": space.rows,
        "values": space.values,
        "thresholds": np.array([matcher.naming, *(getattr(judge, name) for name in THRESHOLDS)]),
        **{name: np.array(array, dtype=np.int64) for name, array in numbers.items()},
        **gates,
    }


def names_of(matcher: Matcher) -> dict[str, Any]:
    """The texts in a matcher, and what is counted under them."""
    space = matcher.space
    return {
        "language": matcher.language,
        "articles": matcher.articles,
        "outside": matcher.outside,
        "exact": matcher.exact,
        "weights": dict(space.weights),
        "terms": {view: list(terms) for view, terms in space.terms.items()},
        "known": dict(space.known),
        "size": space.size,
    }


def gate(judge: Judge, name: str) -> dict[str, NDArray[Any]]:
    """The parts of one gate."""
    one: Gate = getattr(judge, name)
    return {"mean": one.mean, "spread": one.spread, "weights": one.weights}


def gate_of(arrays: Arrays, name: str) -> Gate:
    """The gate that these parts were of."""
    return Gate(*(arrays[f"{name} {part}"] for part in ("mean", "spread", "weights")))


def from_arrays(arrays: Arrays) -> Matcher:
    """The matcher that these arrays were made of. Raises KeyError or ValueError for others."""
    names = json.loads(arrays[NAMES].tobytes())
    naming, *thresholds = arrays["thresholds"].tolist()
    is_ours, is_right = (gate_of(arrays, name) for name in GATES)
    return Matcher(
        language=Language(names["language"]),
        articles=tuple(names["articles"]),
        outside=tuple(names["outside"]),
        is_ours=arrays["is ours"],
        exact={spelling: tuple(found) for spelling, found in names["exact"].items()},
        space=space_of(arrays, names),
        dual=arrays["dual"],
        kinship=arrays["kinship"],
        judge=Judge(is_ours, is_right, *thresholds),
        naming=naming,
    )


def space_of(arrays: Arrays, names: Mapping[str, Any]) -> Space:
    """The space of the fitted texts."""
    terms = {
        view: dict(zip(of_view, arrays[f"terms {view}"].tolist(), strict=True))
        for view, of_view in names["terms"].items()
    }
    return Space(
        weights=names["weights"],
        terms=terms,
        idf=arrays["idf"],
        starts=arrays["starts"],
        rows=arrays["rows"],
        values=arrays["values"],
        size=names["size"],
        known=names["known"],
    )
