"""Breaking lines by what the eye sees: Japanese between characters, English between words."""

from __future__ import annotations

import re

from rich.cells import cell_len

NOT_FIRST = (
    "、。，．・：；？！ー―～」』）】〉》］｝’”…ぁぃぅぇぉっゃゅょァィゥェォッャュョヽヾゝゞ々%％"
)
"""Characters that no line begins with (kinsoku)."""

NOT_LAST = "「『（【〈《［｛‘“"
"""Characters that no line ends with."""

PIECE = re.compile(
    rf"\s+|[{NOT_LAST}]*(?:[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
    rf"|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+)[{NOT_FIRST}]*"
    rf"|[{NOT_LAST}]+"
)
"""What is never broken unless it is wider than a line: one wide character or one word, together
with the brackets and punctuation that cling to it."""


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns. Line breaks in the text stay."""
    return [line for paragraph in text.split("\n") for line in wrap_paragraph(paragraph, width)]


def wrap_paragraph(text: str, width: int) -> list[str]:
    """One paragraph in lines; an empty one is one empty line."""
    lines = [""]
    for piece in pieces(text, width):
        if cell_len(lines[-1]) + cell_len(piece) <= width:
            lines[-1] += piece
        elif not piece.isspace():
            lines[-1] = lines[-1].rstrip()
            lines.append(piece)
    return [line for line in lines if line] or [""]


def pieces(text: str, width: int) -> list[str]:
    """What lines are made of; a piece that is wider than a line is cut into characters."""
    found = PIECE.findall(text)
    return [part for piece in found for part in ([piece] if cell_len(piece) <= width else piece)]
