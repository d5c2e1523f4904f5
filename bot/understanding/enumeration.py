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


def one_by_one(written: str) -> str | None:
    """A message that asks several things in one list, each on a line of its own; None otherwise."""
    return itemised(written) or named_wishes(written)


NAMED = re.compile(
    r"^(?P<before>[^?]*?\b(?:want|need|wish|like|after|looking for|interested in|hope for"
    r"|ask(?:ing)? for|wishes|requests)\b[^:?.]{0,40}):\s*"
    r"(?P<items>[^:?.;]+?(?:,|\band\b|\bor\b)[^:?.;]+?)\s*(?:[.;]|\s[-–—]|\n)\s*"
    r"(?:so |and |now )?(?:which|what|how many|can you|do you|is any|are any|could you|any)\b"
    r"(?=[^?.]*\b(?:offer|provide|do|have|give|get|possible|available|help|cover|there)\b)"
    r"(?![^?.]*\b(?:you (?:need|want)|from (?:them|us))\b)"
    r"[^?.]*?\b(?:those|these|them|that|this|it|all|three|two|four)\b[^?.]*[?.]?\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""What somebody wants, named one after the other, and a question which of it there is."""

PARTED = re.compile(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or|plus)\s+(?=(?:an?|the|some|your)\b)")


def named_wishes(written: str) -> str | None:
    """A message that names wishes and asks which of them are met, with each as a question on a line
    of its own; None where it does not."""
    found = NAMED.match(plain(written))
    items = [item.strip() for item in PARTED.split(found["items"])] if found is not None else []
    if found is None or len(items) < 2 or not all(len(i) > SHORTEST_ITEM for i in items):
        return None
    return "\n".join((found["before"] + ".", *(f"Can we get {item}?" for item in items)))


def number_of(mark: re.Match[str]) -> int:
    """The number that a mark shows."""
    circled = mark["circled"]
    return int(unicodedata.numeric(circled)) if circled else int(mark["plain"])
