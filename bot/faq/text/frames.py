"""Polite openers, closers and set phrases around a question, which tell nothing about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

GAP = "…"
"""In a phrase: any words of the same sentence."""

LONGEST_GAP = 40
"""Characters. A name with a department and a company is shorter."""

GAP_PATTERN = rf"[^。.!?！？\n]{{1,{LONGEST_GAP}}}?"

EDGES = " 　、。,.!！:：;-—\n"
"""What is left over around a question when a frame was taken away."""


@dataclass(frozen=True, slots=True)
class Frames:
    """Finds set phrases in texts of one language."""

    pattern: re.Pattern[str]

    def bare(self, text: str) -> str:
        """The text without its frame; as it was where nothing else is left."""
        left = self.pattern.sub(" ", text)
        return left.strip(EDGES) or text

    def is_all(self, text: str) -> bool:
        """Whether a text is nothing but a frame."""
        return bool(text) and not self.pattern.sub("", text).strip(EDGES)


def frames_of(phrases: Iterable[str]) -> Frames:
    """What finds these phrases; of two that begin alike the longer one counts."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    pattern = "|".join(_pattern(phrase) for phrase in longest_first) or r"(?!)"
    return Frames(re.compile(pattern, re.IGNORECASE))


def _pattern(phrase: str) -> str:
    inside = GAP_PATTERN.join(re.escape(part).replace(r"\ ", r"\s+") for part in phrase.split(GAP))
    inside = (
        inside.removesuffix("?") if phrase.endswith(GAP) else inside
    )  # to the end, not one sign
    first, last = phrase[0], phrase[-1]
    # の件 is a frame, but not the beginning of の件数
    before = r"\b" if first.isascii() and first.isalnum() else ""
    after = (
        r"\b" if last.isascii() and last.isalnum() else "" if last == GAP else "(?-i:(?![一-鿿々]))"
    )
    return f"{before}{inside}{after}"
