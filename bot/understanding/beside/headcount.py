"""How many people a company has: everybody says it, and no question asks it."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import asks
from bot.understanding.beside.wish import is_wish

HEADCOUNT = re.compile(
    r"(?:\d[\d,.]*|[一二三四五六七八九十百千万]+)\s*(?:万|千)?(?:人|名)"
    r"(?!目|様|以[上下]の?(?:会社|企業)|の(?:方|会社|企業|枠))"
    r"|\b(?:\d[\d,.]*k?|an? (?:dozen|hundred|handful)|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)"
    r"\s*(?:or so |odd |\+ )?(?:people|ppl|staff|employees?|persons?|workers|of us|heads|folks"
    r"|(?:in|across) (?:total|all|japan))\b"
    r"|(?:人数|従業員数?|社員数?)(?:は|が)?[^、。]{0,6}\d"
    r"|\b(?:employees?|staff|headcount|people|workforce)\s*(?:[:=]|is|are|of|about|around|approx\w*\.?)?"
    r"\s*\d+\b|\b\d+\s*(?:headcount|fte|strong)\b"
    r"|\b(?:just|only) (?:me|myself|us)\b|\b(?:headcount|number of (?:staff|employees|people))\b"
)
"""A number of people."""


def is_headcount(text: str) -> bool:
    """Whether a text says how many people there are, and asks or wishes nothing."""
    said = folded(text)
    return HEADCOUNT.search(said) is not None and not asks(text) and not is_wish(said)
