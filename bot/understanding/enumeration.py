"""Questions that are numbered in one message: 「①料金 ②期間を教えて」, "1) cost 2) length"."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from bot.precheck.nlu.sentences import is_asking
from bot.vocabulary.text import plain

MARK = re.compile(
    r"(?:^|(?<=[\s、,。.:?！!：？]))(?:(?P<circled>[①-⑳])|[(（]?(?P<plain>\d{1,2})[.)．）:：](?!\d))\s*"
)
"""The number of an item; 1.5 is none."""

SHORTEST_ITEM = 2
"""Characters of an item: 「①と③」 only names numbers."""


def itemised(written: str) -> str | None:
    """A message with each numbered item as a question on a line of its own; None where nothing is
    numbered, or no item asks: then the numbers may be those of what was asked here."""
    marks = list(MARK.finditer(written))
    numbers = [number_of(mark) for mark in marks]
    if len(marks) < 2 or any(after != before + 1 for before, after in pairwise(numbers)):
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(written)]
    items = [
        plain(written[mark.end() : end]).strip(" 、,")
        for mark, end in zip(marks, ends, strict=True)
    ]
    is_list = all(len(item) >= SHORTEST_ITEM for item in items) and any(map(is_asking, items))
    if not is_list:
        return None
    asked = (item if is_asking(item) else f"{item}?" for item in items)
    return "\n".join(filter(None, (plain(written[: marks[0].start()]), *asked)))


def number_of(mark: re.Match[str]) -> int:
    """The number that a mark shows."""
    circled = mark["circled"]
    return int(unicodedata.numeric(circled)) if circled else int(mark["plain"])
