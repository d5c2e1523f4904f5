"""How many years of support a text tells: counts, fiscal years by name, from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.vocabulary.eras import NTH, first_year
from bot.vocabulary.eras import number_of as number_in_era

KANJI = {sign: number for number, sign in enumerate("〇一二三四五六七八九十")}
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SPELLED = (
    {word: number for number, word in enumerate(WORDS)} | KANJI | {"元": 1, "once": 1, "twice": 2}
)

DIGITS = r"(?:\d{1,2}|[〇一二三四五六七八九十]|" + "|".join(WORDS) + r")"
COUNT = re.compile(
    rf"(?P<number>(?<![\d.]){DIGITS})\s?(?:(?:年度|年間|か年|カ年|ヶ年|回|期|年)(?![度間]?前|目|度目|生|以[上下内]|後)(?:間|分)?"
    r"|\s?(?:full |fiscal |business |whole )*(?:years?|times)(?! ago| old)\b)"
    r"|(?P<word>\bonce\b|\btwice\b)"
)
ONGOING = re.compile(
    rf"(?P<number>{DIGITS})(?:年度?|[回期])目"
    r"|\b(?P<rank>first|second|third|fourth|1st|2nd|3rd|4th) (?:fiscal )?year\b"
)
PUT_RIGHT = re.compile(
    rf"\b(?:actually|in fact|really|make it|meant|should be)\s(?:it'?s |it was |it is )?"
    rf"(?P<number>{DIGITS})(?=[\s.!,]*$)"
)
"""A bare number in place of one that was told before: "it's actually two"."""

RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
YEAR = (
    r"(?:(?P<{0}era>令和|平成|reiwa |heisei |(?<![a-z])[rh](?=\d))\s?(?P<{0}nth>{1})"
    r"|(?:fy\s?|fiscal (?:year )?)?(?P<{0}west>(?:20)?\d{{2}}(?!\d)))"
)
FISCAL = re.compile(
    rf"(?:(?P<mark>fy\s?|fiscal (?:year )?))?{YEAR.format('a', NTH)}(?:年度?)?"
    rf"(?:\s?(?:から|[-–~〜]|to|through|until|till)\s?{YEAR.format('b', NTH)}(?:年度?)?)?"
)


NEXT_YEAR = re.compile(rf"\s?(?:と|、|,|・|及び|および|and)\s?(?P<nth>{NTH})年度?(?![間度]?前)")

EARLIEST = 2018
"""The first year that two digits may name: 10年 is how long, 24年度 is when."""

ALWAYS = re.compile(r"以来|から毎|ずっと|毎年|\b(?:since|every year|each year)\b")
"""What makes a year that is named the first of many."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a text: `start` to `end`. `numbers`: what it may be; one where it is certain."""

    start: int
    end: int
    numbers: tuple[int, ...]


def number_of(sign: str) -> int:
    """The number that a sign or word stands for."""
    return int(sign) if sign.isdecimal() else SPELLED[sign]


def amounts(line: str) -> Iterator[Quantity]:
    """The amounts of years or times that a folded line tells, and the fiscal years it names."""
    years, places = fiscal_years(line)
    if years:
        yield Quantity(places[0], places[1], (len(years),))
    for found in COUNT.finditer(line):
        if places[0] <= found.start() < places[1]:
            continue
        yield Quantity(found.start(), found.end(), (number_of(found["number"] or found["word"]),))
    for found in PUT_RIGHT.finditer(line):
        yield Quantity(found.start("number"), found.end(), (number_of(found["number"]),))
    for found in ONGOING.finditer(line):
        nth = RANKS[found["rank"]] if found["rank"] else number_of(found["number"])
        yield Quantity(found.start(), found.end(), (nth - 1, nth) if nth else (0,))


def fiscal_years(line: str) -> tuple[frozenset[int], tuple[int, int]]:
    """The fiscal years that a line names, those between included; and from where to where."""
    if ALWAYS.search(line):
        return frozenset(), (len(line), 0)
    years: set[int] = set()
    start, end = len(line), 0
    for found in FISCAL.finditer(line):
        first, last = western(found, "a"), western(found, "b")
        is_marked = found["mark"] or found["aera"] or "年" in found.group() or "fy" in found.group()
        is_short = len(found["awest"] or "") == 2 and not found["mark"]
        if first is None or (is_short and first < EARLIEST):
            continue
        if not (is_marked or (first >= 2000 and len(found["awest"] or "") == 4)):
            continue
        years.update(range(first, (last if last and first < last < first + 10 else first) + 1))
        more, behind = listed_behind(line, found) if last is None else ((), found.end())
        years.update(more)
        start, end = min(start, found.start()), max(end, behind)
    return frozenset(y for y in years if 2000 <= y <= 2060), (start, end)


def listed_behind(line: str, found: re.Match[str]) -> tuple[list[int], int]:
    """Further years of the era of one that is named (令和4年度と5年度), and where they end."""
    years: list[int] = []
    end = found.end()
    while found["aera"] and (other := NEXT_YEAR.match(line, end)) is not None:
        years.append(first_year(found["aera"]) + number_in_era(other["nth"]) - 1)
        end = other.end()
    return years, end


def western(found: re.Match[str], which: str) -> int | None:
    """The western year of a year by name."""
    if era := found[f"{which}era"]:
        return first_year(era) + number_in_era(found[f"{which}nth"]) - 1
    if west := found[f"{which}west"]:
        return int(west) if len(west) == 4 else 2000 + int(west)
    return None
