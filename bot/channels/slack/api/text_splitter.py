"""Long text in pieces that Slack takes: between paragraphs, lines, sentences, words, letters.

Nothing is lost: the pieces together are the text, but for the space where they were parted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

SEAMS = (
    re.compile(r"\n\n+"),
    re.compile(r"\n"),
    re.compile(r"(?<=[。．！？!?.])\s*(?=\S)"),
    re.compile(r"\s+"),
)
"""Where a text may be parted, the best place first."""

NEARLY = 32
"""A piece that is shorter than it could be by one in so many is long enough."""


def size(text: str) -> int:
    """How long Slack may find a text: it counts some letters twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, longest: int, write: Callable[[str], str] = str) -> list[str]:
    """The text in pieces that are at most so long once written; blank ones are left out."""
    return list(_visible(text, longest, write))


def beginning(text: str, longest: int, write: Callable[[str], str] = str) -> str:
    """The first of the pieces, without parting the rest; empty where there is none."""
    return next(_visible(text, longest, write), "")


def _visible(text: str, longest: int, write: Callable[[str], str]) -> Iterator[str]:
    return (piece for piece in _parted(text.strip("\n"), longest, write) if piece.strip())


def _parted(text: str, longest: int, write: Callable[[str], str]) -> Iterator[str]:
    rest = text
    while len(rest) > longest or size(write(rest)) > longest:  # what is far too long is not written
        most = _longest_start(rest, longest, write)
        end, following = _seam(rest, most)
        yield rest[:end]
        rest = rest[following:]
    yield rest


def _longest_start(text: str, longest: int, write: Callable[[str], str]) -> int:
    """How many characters of the text may stand in one piece, or nearly as many; at least one."""
    low, high = 1, min(len(text), longest)
    if size(write(text[:high])) <= longest:
        return high
    while high - low > low // NEARLY:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(write(text[:middle])) <= longest else (low, middle - 1)
    return low


def _seam(text: str, most: int) -> tuple[int, int]:
    """Where the first piece ends and the next begins; a piece is not made needlessly short."""
    for seam in SEAMS:
        ends = [m for m in seam.finditer(text, 0, most + 1) if most // 2 < m.start() <= most]
        if ends:
            return ends[-1].start(), ends[-1].end()
    end = most
    while end > max(1, most - 16) and _belongs_to_the_one_before(text, end):
        end -= 1
    return end, end


def _belongs_to_the_one_before(text: str, at: int) -> bool:
    if at >= len(text):
        return False
    joins = "\u200d\ufe0e\ufe0f"
    is_mark = unicodedata.combining(text[at]) or text[at] in joins or text[at - 1] == "\u200d"
    return bool(is_mark) or "\U0001f3fb" <= text[at] <= "\U0001f3ff"


def shortened(text: str, longest: int) -> str:
    """The text in one line, with an ellipsis where it had to end; its whole stands elsewhere."""
    whole = " ".join(text.split())
    if size(whole) <= longest:
        return whole
    end = _longest_start(whole, longest - 1, str)
    while end > 1 and _belongs_to_the_one_before(whole, end):
        end -= 1
    return whole[:end].rstrip() + "…"
