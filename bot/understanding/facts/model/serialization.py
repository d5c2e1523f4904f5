"""The fitted experts for facts as plain arrays and back, so that they can be kept."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.serialization import NAMES, Arrays, sheet_of, sheet_parts, space_in, space_parts
from bot.understanding.concepts import concepts_of
from bot.understanding.facts.answer_book import AnswerBook
from bot.understanding.facts.model.experts import FactExperts
from bot.vocabulary import Language


def to_arrays(experts: FactExperts) -> dict[str, NDArray[Any]]:
    """Everything that was learnt."""
    space = experts.space
    names = {
        "language": experts.language,
        "facts": experts.facts,
        "values": experts.values,
        "weights": dict(space.weights),
        "size": space.size,
    }
    return {
        NAMES: np.frombuffer(json.dumps(names).encode(), dtype=np.uint8),
        "bias": experts.bias,
        **space_parts(space),
        **sheet_parts(experts.borders),
    }


def from_arrays(arrays: Arrays, book: AnswerBook) -> FactExperts:
    """The experts that these arrays were made of, from this content. Raises KeyError or
    ValueError for others."""
    names = json.loads(arrays[NAMES].tobytes())
    language = Language(names["language"])
    return FactExperts(
        language=language,
        things=concepts_of(book.things, language),
        facts=tuple((question, value) for question, value in names["facts"]),
        values={question: tuple(values) for question, values in names["values"].items()},
        space=space_in(arrays, names["weights"], names["size"]),
        borders=sheet_of(arrays),
        bias=arrays["bias"],
    )
