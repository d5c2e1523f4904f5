"""Questions listed in one message: 「①料金 ②期間を教えて」, "1) cost 2) length", "- cost"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from bot.precheck.nlu.sentences import is_asking
from bot.vocabulary.text import plain

MARK = re.compile(
    r"(?P<circled>[①-⑳])\s*"
    r"|(?:^|(?<=[\s、,。.:?！!：？]))"
    r"[(（]?(?:(?P<plain>\d{1,2})[.)．）:：](?!\d)|(?P<letter>[a-hA-H])[)）])\s*"
)
"""The number or letter of an item; 1.5 is none."""

BULLET = re.compile(
    r"(?:^|(?<=[\n:：。?？]))\s*(?P<sign>[-–—*•・●○◆■])\s*|(?<=\s)(?:[-–—*](?=\s)|[•・●○◆■])\s*"
)
"""What stands before an item without a number."""

SHORTEST_ITEM = 2
"""Characters of an item: 「①と③」 only names numbers."""

MOST_ITEMS = 12
"""A longer list is no list of questions."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list in a message, and what is said before it."""

    before: str
    items: tuple[str, ...]


def listed_in(written: str) -> Listed | None:
    """The list of numbered or marked items that a message consists of; None where it holds none."""
    marks = list(MARK.finditer(written))
    numbers = [number_of(mark) for mark in marks]
    if len(marks) < 2 or any(after != before + 1 for before, after in pairwise(numbers)):
        marks = bullets_in(written)
    if not 2 <= len(marks) <= MOST_ITEMS:
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(written)]
    items = [
        plain(written[mark.end() : end]).strip(" 、,;")
        for mark, end in zip(marks, ends, strict=True)
    ]
    is_list = all(len(item) >= SHORTEST_ITEM for item in items)
    return Listed(plain(written[: marks[0].start()]), tuple(items)) if is_list else None


def bullets_in(written: str) -> list[re.Match[str]]:
    """The signs before items, where a line or the message begins with one: a dash within a sentence
    parts no list."""
    marks = list(BULLET.finditer(written))
    return marks if marks and marks[0]["sign"] is not None else []


def itemised(written: str) -> str | None:
    """A message with each listed item as a question on a line of its own; None where nothing is
    listed, or no item asks: then the numbers may be those of what was asked here."""
    listed = listed_in(written)
    if listed is None or not any(map(is_asking, listed.items)):
        return None
    asked = (item if is_asking(item) else f"{item}?" for item in listed.items)
    return "\n".join(filter(None, (listed.before, *asked)))


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
    """The number that a mark shows, or that its letter has in the alphabet."""
    if letter := mark["letter"]:
        return ord(letter.lower()) - ord("a") + 1
    circled = mark["circled"]
    return int(unicodedata.numeric(circled)) if circled else int(mark["plain"])
