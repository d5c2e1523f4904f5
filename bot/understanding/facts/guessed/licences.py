"""What a message says of licences that a company has not got, in Japanese.

What is listed with 紹介 or stands for it is denied in too many ways to name each:
「職業紹介や派遣の許可は有しておりません」, 「紹介とか一切やってない」. Who names the one licence
they hold, of another trade, rather has none to place people.
"""

from __future__ import annotations

from enum import Enum, auto

from bot.understanding.facts.entities.licences import (
    BARE,
    HINTED_NONE,
    NAMED_NONE,
    UNCLEAR,
    names_other_trade,
)
from bot.understanding.facts.extraction import Line, ParsedMessage
from bot.understanding.facts.subjects import About

PLACEMENT, NONE = "placement_business", "none"


class LicenceDenial(Enum):
    """How a licence is denied: by the name of what is asked about, or in words that may mean it."""

    NAMED = auto()
    HINTED = auto()


def denial_of_licence(message: ParsedMessage) -> LicenceDenial | None:
    """How a message says that a company has no such licence, if it does."""
    lines = [line for line in message.statements if not _is_of_others(line)]
    found = {_denial(line.text) for line in lines}
    return next((each for each in LicenceDenial if each in found), None)


def _is_of_others(line: Line) -> bool:
    return any(clause.about is About.OTHERS for clause in line.clauses)


def _denial(text: str) -> LicenceDenial | None:
    is_named = NAMED_NONE.search(text) is not None
    if is_named and UNCLEAR.search(text) is None:
        return LicenceDenial.NAMED
    is_hinted = is_named or HINTED_NONE.search(text) or BARE.search(text) or names_other_trade(text)
    return LicenceDenial.HINTED if is_hinted else None
