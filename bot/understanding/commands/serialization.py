"""The fitted expert as plain arrays and back, so that it can be kept without pickling."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.calibration import Gate
from bot.faq.serialization import (
    NAMES,
    Arrays,
    postings_kept,
    sheet_of,
    sheet_parts,
    space_in,
    space_parts,
    text_parts,
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
        "size": space.size,
    }
    return {
        NAMES: np.frombuffer(json.dumps(names).encode(), dtype=np.uint8),
        "bias": expert.bias,
        **space_parts(space),
        "gate": expert.gate.weights,
        **sheet_parts(expert.borders),
        **text_parts(expert.texts),
    }


def from_arrays(arrays: Arrays, book: CommandBook) -> Expert:
    """The expert that these arrays were made of. Raises KeyError or ValueError for others."""
    names = json.loads(arrays[NAMES].tobytes())
    language, commands = Language(names["language"]), tuple(names["commands"])
    space = space_in(arrays, names["weights"], names["size"])
    return Expert(
        language=language,
        commands=commands,
        space=space,
        concepts=concepts_of(book.concepts, language),
        borders=sheet_of(arrays),
        bias=arrays["bias"],
        texts=postings_kept(arrays, space),
        gate=Gate(arrays["gate"]),
        masks=masks_of(book, commands),
        book=book,
    )
