"""Filling the edition's facts into sentences, and writing dates, times and lists per language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import (
    format_date,
    format_datetime,
    format_skeleton,
    format_time,
    get_timezone_location,
)
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.vocabulary import Bilingual, Edition, Fact, FactType, Language

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")

MOMENT = {Language.JA: "y年M月d日（EEEE）H:mm", Language.EN: "EEEE, MMMM d, y, H:mm"}
"""A day with its weekday and a time, in the pattern language of Unicode CLDR."""

UNTIL = {Language.JA: "～", Language.EN: "–"}
"""What stands between the beginning and the end of a span of time."""


KNOWN = 512
"""Facts and moments that are known as they are written: most sentences name the same few."""

COUNTED = dict(
    enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=2)
)
"""Small counts as English writes them in running text."""


def fill(text: str, edition: Edition, language: Language, /, **extra: str | int) -> str:
    """The text with every `{name}` replaced by the extra value or the fact of that name; `{zone}`
    by the name of the time that holds where the desk is.

    What is filled in is not looked at again, so braces in a person's words do no harm. Raises
    KeyError for a name that is neither; the content check finds those before anyone sees them.
    """

    def value_of(match: re.Match[str]) -> str:
        name = match[1]
        if name in extra:
            return str(extra[name])
        if name == "zone":
            return zone_name(edition.zone, language)
        return write(edition.facts[name], language)

    return PLACEHOLDER.sub(value_of, text) if "{" in text else text


@lru_cache(maxsize=KNOWN)
def zone_name(zone: ZoneInfo, language: Language) -> str:
    """What the time of a zone is called."""
    return get_timezone_location(zone, locale=language.value)


@lru_cache(maxsize=KNOWN)
def write(fact: Fact, language: Language) -> str:
    """A fact as it is written in a sentence of this language."""
    match fact.value:
        case Bilingual() as text:
            return text.speak(language)
        case date() as day if fact.type is FactType.MONTH:
            return month(day, language)
        case date() as day:
            return long_date(day, language)
        case int() as number if fact.type is FactType.COUNT and language is Language.EN:
            return COUNTED.get(number, str(number))
        case int() as number:
            return format_decimal(number, locale=language.value)
        case tuple() as spans:
            return listed([span(start, end, language) for start, end in spans], language)
        case written:
            return written


def long_date(day: date, language: Language) -> str:
    """2025年3月31日 or March 31, 2025."""
    return format_date(day, "long", locale=language.value)


def month(day: date, language: Language) -> str:
    """2024年3月 or March 2024."""
    return format_skeleton("yMMMM", day, locale=language.value)


@lru_cache(maxsize=KNOWN)
def moment(at: datetime, language: Language, zone: ZoneInfo) -> str:
    """A moment in a zone with its weekday: 2026年11月25日（水曜日）17:00."""
    return format_datetime(at.astimezone(zone), MOMENT[language], locale=language.value)


def span(start: time, end: time, language: Language) -> str:
    """9:00～12:00 or 9:00–12:00."""
    return UNTIL[language].join(clock_time(at, language) for at in (start, end))


def clock_time(at: time, language: Language) -> str:
    """A time of day on the 24-hour clock."""
    return format_time(at, "H:mm", locale=language.value)


def listed(
    items: Sequence[str], language: Language, style: Literal["standard", "or"] = "standard"
) -> str:
    """Items in a sentence: A、B or A and B; with the style "or", AまたはB or A or B."""
    return format_list(items, style=style, locale=language.value)
