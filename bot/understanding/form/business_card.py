"""A company, a department and a person in one line, as on a card: 「青山商会 総務課 山田」."""

from __future__ import annotations

import re
from itertools import takewhile

from bot.faq.text.language import JAPANESE
from bot.understanding.form.name_likeness import COMPANY, LEGAL_FORM
from bot.understanding.form.name_pieces import is_japanese_person

PARTS = re.compile(r"[\s、,]+|(?<=[部課室係])の")
ENDS = re.compile(r"(?:です|と申します|でございます|と言います|といいます)?[。.!]*$")
"""Where one part of the line ends, and how the line may."""

POSITION = re.compile(
    r"(?:部|課|室|係|長|担当|役|人事|総務|経理|営業|採用|広報|代表|事務局?|女将|主任|理事|店主|オーナー)$"
)
"""How a part ends that is a department or a position."""

OF_PERSON = re.compile(r"[一-龠々ぁ-んァ-ヶー・]{1,10}")
MOST = 7
"""Parts of such a line, at most."""

BOTH_NAMES = 2
"""A person is told with one name or with both."""


def on_card(text: str) -> tuple[str, str] | None:
    """The company, and the person with their position; None for any other line."""
    parts = [part for part in PARTS.split(ENDS.sub("", text)) if part]
    if JAPANESE.search(text) is None or not 1 < len(parts) <= MOST:
        return None
    if LEGAL_FORM.fullmatch(parts[0]):
        parts = ["".join(parts[:2]), *parts[2:]]
    company, *rest = parts
    houses = list(takewhile(is_house, rest))  # 「学校法人青葉学園 青葉国際大学」
    company, rest = " ".join((company, *houses)), rest[len(houses) :]
    positions = list(takewhile(POSITION.search, rest))
    names = rest[len(positions) :]
    is_company = COMPANY.search(f"{company} ") is not None and POSITION.search(company) is None
    if not is_company or not 0 < len(names) <= BOTH_NAMES:
        return None
    is_named = bool(positions) or (len(names) > 1 and is_japanese_person("".join(names)))
    is_all_names = all(OF_PERSON.fullmatch(n) and not COMPANY.search(n) for n in names)
    return (company, " ".join((*positions, *names))) if is_named and is_all_names else None


def is_house(part: str) -> bool:
    """Whether a part of the line is what an organisation runs, and no department of it."""
    return COMPANY.search(f"{part} ") is not None and POSITION.search(part) is None
