"""How wide text is, and where its lines break, without a font at hand.

Widths are estimates on the safe side in units of the font size: full-width characters are square,
the others as wide as in a common sans-serif.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

NARROW, BROAD = "iljtfrI.,:;'|!()[]-/・ ", "mwMWQOGD%@&—"
NO_START = (
    "、。，．・：；？！）」』】〉》〕］｝ー々,.!?:;)]}%～…ぁぃぅぇぉっゃゅょァィゥェォッャュョヶ"
)
NO_END = "（「『【〈《〔［｛([{"
PIECE = re.compile(r"[A-Za-z0-9\u00c0-\u024f'’.,:;!?%&/@#+\-–()\[\]]+|\s+|.")


def width(text: str, size: float) -> float:
    """The width of a text in pixels at this font size."""
    return sum(_advance(char) for char in text) * size


def _advance(char: str) -> float:
    if unicodedata.east_asian_width(char) in {"W", "F", "A"}:
        return 1.0
    if char in NARROW:
        return 0.33
    if char in BROAD:
        return 0.9
    return 0.68 if char.isupper() else 0.57


def wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """The lines of a text that fit into the room (pixels). Line breaks in the text are kept."""
    return tuple(line for part in text.split("\n") for line in _lines(part, size, room))


def _lines(text: str, size: float, room: float) -> Iterator[str]:
    line = ""
    for piece in pieces(text):
        if line.strip() and width((line + piece).rstrip(), size) > room:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()


def pieces(text: str) -> list[str]:
    """What a line break must not cut: Latin words, and signs that cannot begin or end a line."""
    found: list[str] = []
    for piece in PIECE.findall(text):
        is_held = bool(found) and (piece[0] in NO_START or found[-1][-1] in NO_END)
        if is_held and not piece.isspace() and not found[-1].isspace():
            found[-1] += piece
        else:
            found.append(piece)
    return found
