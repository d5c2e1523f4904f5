"""The fitted expert as plain arrays and back, so that it can be kept without pickling."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.nearest import Texts
from bot.faq.model.vectors import Space
from bot.faq.serialization import (
    GATE_PARTS,
    NAMES,
    SHEET_PARTS,
    TEXT_PARTS,
    Arrays,
    gate_of,
    sheet_of,
    terms_of,
)
from bot.understanding.commands.command import CommandBook
from bot.understanding.commands.expert import Expert
from bot.understanding.commands.training_set import masks_of
from bot.understanding.concepts import concepts_of
from bot.vocabulary import Language


def to_arrays(expert: Expert) -> dict[str, NDArray[Any]]:
    """Everything that was learnt; what stands in the book of commands is not repeated."""
    space = expert.space
    names = {
        "language": expert.language,
        "commands": expert.commands,
        "weights": dict(space.weights),
        "terms": {view: list(terms) for view, terms in space.terms.items()},
        "size": space.size,
        "views": expert.texts.views,
    }
    return {
        NAMES: np.frombuffer(json.dumps(names).encode(), dtype=np.uint8),
        "bias": expert.bias,
        "idf": space.idf,
        **{f"borders {part}": getattr(expert.borders, part) for part in SHEET_PARTS},
        **{f"texts {part}": getattr(expert.texts, part) for part in TEXT_PARTS},
        **{f"gate {part}": getattr(expert.gate, part) for part in GATE_PARTS},
    }


def from_arrays(arrays: Arrays, book: CommandBook) -> Expert:
    """The expert that these arrays were made of. Raises KeyError or ValueError for others."""
    names = json.loads(arrays[NAMES].tobytes())
    language, commands = Language(names["language"]), tuple(names["commands"])
    texts = (arrays[f"texts {part}"] for part in TEXT_PARTS)
    return Expert(
        language=language,
        commands=commands,
        space=Space(names["weights"], terms_of(names["terms"]), arrays["idf"], names["size"]),
        concepts=concepts_of(book.concepts, language),
        borders=sheet_of(arrays, "borders"),
        bias=arrays["bias"],
        texts=Texts(tuple(names["views"]), *texts),
        gate=gate_of(arrays, "gate"),
        masks=masks_of(book, commands),
        book=book,
    )
