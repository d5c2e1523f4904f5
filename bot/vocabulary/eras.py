"""Years counted in Japanese eras (令和6年, R6, Reiwa 6): read as western ones, and written."""

from __future__ import annotations

import re
from collections.abc import Mapping

FIRST = {"令和": 2019, "平成": 1989, "昭和": 1926, "r": 2019, "h": 1989, "s": 1926}
"""The western year in which each era began, by its name and by its letter."""
ROMAN = {"reiwa": "令和", "heisei": "平成", "showa": "昭和"}
LONGEST = {2019: 99, 1989: 31, 1926: 64}
"""How many years each era has: a higher number counts something else."""

DIGITS: Mapping[str, int] = {sign: number for number, sign in enumerate("〇一二三四五六七八九")}
NTH = r"\d{1,2}(?!\d)|元|[二三四五六]?十[一二三四五六七八九]?|[一二三四五六七八九]"

ERA_YEAR = re.compile(
    rf"(?P<era>令和|平成|昭和)\s?(?P<nth>{NTH})(?:\s?年)?"
    rf"|\b(?P<roman>reiwa|heisei|showa)\s?(?P<number>{NTH})"
    r"|(?<![a-z0-9])(?P<letter>[rhs])\s?(?P<count>\d{1,2}|元)(?=\s?年|[./-]\d{1,2}[./-]\d)"
    r"|(?<![a-z0-9])(?P<bare>[rh])(?P<alone>\d{1,2})(?=[\u3041-\u309f])",
    re.IGNORECASE,
)
"""A letter is an era only before 年, in a date, or where a Japanese sentence goes on from it."""

COUNTED = re.compile(r"[\d元〇一二三四五六七八九十]")
"""A year has at least one of these."""

DATED_YEAR = re.compile(r"(?<!\d)(20\d\d)年(度|(?=\d{1,2}月))")


def western_years(text: str) -> str:
    """The text with years of eras as western ones: 令和6年度 and R6年度 become 2024年度.

    Width must be evened out before (`plain`).
    """
    return ERA_YEAR.sub(western, text) if COUNTED.search(text) else text


def with_eras(text: str) -> str:
    """The text with the era beside each western year of a date in it, as public offices write:
    2024年10月 becomes 2024年（令和6年）10月, 2024年度 2024年度（令和6年度）. Earlier years
    stay as they are."""
    return DATED_YEAR.sub(in_era, text)


def in_era(found: re.Match[str]) -> str:
    """One western year with its era; its first is 元年."""
    nth = int(found[1]) - FIRST["令和"] + 1
    return f"{found[0]}（令和{'元' if nth == 1 else nth}年{found[2]}）" if nth > 0 else found[0]


def western(found: re.Match[str]) -> str:
    """One year of an era as a western one; as it was written where the era has no such year."""
    era, number, year = next(
        (found[name].lower(), number_of(found[count]), year)
        for name, count, year in (
            ("era", "nth", "年"),
            ("roman", "number", ""),
            ("letter", "count", ""),
            ("bare", "alone", "年"),
        )
        if found[name]
    )
    is_real = 1 <= number <= LONGEST[first_year(era)]
    return f"{first_year(era) + number - 1}{year}" if is_real else found[0]


def first_year(era: str) -> int:
    """The western year that an era began in; it may be named in any of the ways."""
    return FIRST[ROMAN.get(era.strip(), era.strip())]


def number_of(sign: str) -> int:
    """The number of a year within its era: 6, 六, 十二, 元."""
    if sign.isdecimal():
        return int(sign)
    if sign == "元":
        return 1
    tens, ten, ones = sign.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)
