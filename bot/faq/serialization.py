"""A fitted matcher as plain arrays and back, so that it can be kept without pickling."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.matcher import Matcher
from bot.faq.model.calibration import Gate
from bot.faq.model.confidence import Judge
from bot.faq.model.nearest import Texts
from bot.faq.model.sparse import SparseRows
from bot.faq.model.vectors import Space
from bot.faq.text.features import CLOSELY
from bot.vocabulary import Language

Arrays = Mapping[str, NDArray[Any]]

NAMES = "names"
"""The array that holds all texts as JSON in UTF-8."""

GATES = ("is_ours", "is_right")
SHEETS = ("borders", "centroids")
SHEET_PARTS = ("starts", "classes", "values")
GATE_PARTS = ("mean", "spread", "weights")
TEXT_PARTS = ("keys", "starts", "numbers", "values", "firsts")


def to_arrays(matcher: Matcher) -> dict[str, NDArray[Any]]:
    """Everything that a matcher consists of."""
    judge = matcher.judge
    gates = {f"{name} {part}": array for name in GATES for part, array in gate(judge, name).items()}
    sheets = {
        f"{name} {part}": getattr(getattr(matcher, name), part)
        for name in SHEETS
        for part in SHEET_PARTS
    }
    return {
        NAMES: np.frombuffer(json.dumps(names_of(matcher)).encode(), dtype=np.uint8),
        "bias": matcher.bias,
        "known": matcher.known,
        "kinship": matcher.kinship,
        "idf": matcher.space.idf,
        "to answer": np.array(judge.to_answer),
        **{f"texts {part}": getattr(matcher.texts, part) for part in TEXT_PARTS},
        **sheets,
        **gates,
    }


def names_of(matcher: Matcher) -> dict[str, Any]:
    """The texts in a matcher; terms stand in the order of their numbers."""
    space = matcher.space
    return {
        "language": matcher.language,
        "articles": matcher.articles,
        "outside": matcher.outside,
        "exact": matcher.exact,
        "weights": dict(space.weights),
        "terms": {view: list(terms) for view, terms in space.terms.items()},
        "size": space.size,
        "readings": dict(matcher.readings),
    }


def gate(judge: Judge, name: str) -> dict[str, NDArray[Any]]:
    """The parts of one gate."""
    one: Gate = getattr(judge, name)
    return {"mean": one.mean, "spread": one.spread, "weights": one.weights}


def gate_of(arrays: Arrays, name: str) -> Gate:
    """The gate that these parts were of."""
    return Gate(*(arrays[f"{name} {part}"] for part in GATE_PARTS))


def from_arrays(arrays: Arrays) -> Matcher:
    """The matcher that these arrays were made of. Raises KeyError or ValueError for others."""
    names = json.loads(arrays[NAMES].tobytes())
    language = Language(names["language"])
    is_ours, is_right = (gate_of(arrays, name) for name in GATES)
    borders, centroids = (sheet_of(arrays, name) for name in SHEETS)
    return Matcher(
        language=language,
        articles=tuple(names["articles"]),
        outside=tuple(names["outside"]),
        exact={spelling: tuple(found) for spelling, found in names["exact"].items()},
        space=Space(names["weights"], terms_of(names["terms"]), arrays["idf"], names["size"]),
        borders=borders,
        bias=arrays["bias"],
        centroids=centroids,
        texts=Texts(CLOSELY[language], *(arrays[f"texts {part}"] for part in TEXT_PARTS)),
        known=arrays["known"],
        readings=names["readings"],
        kinship=arrays["kinship"],
        judge=Judge(is_ours, is_right, float(arrays["to answer"])),
    )


def sheet_of(arrays: Arrays, name: str) -> SparseRows:
    """The sheet that these parts were of."""
    starts, classes, values = (arrays[f"{name} {part}"] for part in SHEET_PARTS)
    return SparseRows(starts, classes, values, len(arrays["bias"]))


def terms_of(listed: Mapping[str, list[str]]) -> dict[str, dict[str, int]]:
    """The terms of each view with their numbers, which go on from view to view."""
    number = count()
    return {view: {term: next(number) for term in terms} for view, terms in listed.items()}
