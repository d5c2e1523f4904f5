"""What staff fill in to arrange a call, read and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

import phonenumbers

from bot.handoff.appointments.appointment import AppointmentPlan
from bot.handoff.business_hours import moment, read_day
from bot.handoff.form.validation import tidy

LENGTHS = (15, 30, 45, 60, 90)
"""Minutes that a call can be planned for."""

MOST_PLACE = 300
MOST_NOTE = 500

FURTHEST = timedelta(days=366)

CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::00)?")
WIDE = str.maketrans("０１２３４５６７８９：", "0123456789:")


class PlanMistake(StrEnum):
    """What is wrong with one thing that was filled in."""

    DAY_MISSING = "day_missing"
    TIME_MISSING = "time_missing"
    NOT_AHEAD = "not_ahead"
    TOO_FAR = "too_far"
    LENGTH_MISSING = "length_missing"
    PLACE_MISSING = "place_missing"
    PLACE_WRONG = "place_wrong"
    TOO_LONG = "too_long"


Mistakes = Mapping[str, PlanMistake]
"""What is wrong, by the name of the input."""


def read_plan(filled: Mapping[str, str], now: datetime) -> AppointmentPlan | Mistakes:
    """The plan that was filled in (`day`, `time`, `minutes`, `place`, `note`), or its mistakes.

    Day and time are those of the desk; `now` is in UTC.
    """
    day, clock = read_day(filled.get("day", "")), read_time(filled.get("time", ""))
    minutes, place = filled.get("minutes", ""), tidy(filled.get("place", ""))
    note = tidy(filled.get("note", ""), keeps_lines=True)
    begins = moment(day, clock) if day and clock is not None else None
    lengths = map(str, LENGTHS)
    found = {
        "day": when_mistake(day, begins, now),
        "time": PlanMistake.TIME_MISSING if clock is None else None,
        "minutes": None if minutes in lengths else PlanMistake.LENGTH_MISSING,
        "place": place_mistake(place),
        "note": PlanMistake.TOO_LONG if len(note) > MOST_NOTE else None,
    }
    mistakes = {name: mistake for name, mistake in found.items() if mistake is not None}
    if mistakes or begins is None:
        return mistakes
    return AppointmentPlan(begins, int(minutes), place, note)


def read_time(text: str) -> time | None:
    """A time of day as people write it (`9:30`, also in wide digits); None for anything else."""
    found = CLOCK.fullmatch(text.strip().translate(WIDE))
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def when_mistake(day: date | None, begins: datetime | None, now: datetime) -> PlanMistake | None:
    """What is wrong with the moment; nothing where only its time of day is."""
    if day is None:
        return PlanMistake.DAY_MISSING
    if begins is None:
        return None
    if begins <= now:
        return PlanMistake.NOT_AHEAD
    return PlanMistake.TOO_FAR if begins - now > FURTHEST else None


def place_mistake(place: str) -> PlanMistake | None:
    """What is wrong with where to be reached: one telephone number, or one link."""
    if not place:
        return PlanMistake.PLACE_MISSING
    if len(place) > MOST_PLACE:
        return PlanMistake.TOO_LONG
    return None if is_link(place) or has_number(place) else PlanMistake.PLACE_WRONG


def is_link(place: str) -> bool:
    """Whether it is an address of the web and nothing besides."""
    try:
        parts = urlsplit(place)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in host and " " not in place


def has_number(place: str) -> bool:
    """Whether one telephone number stands in it that can exist; Japanese without a country code."""
    return "://" not in place and len(list(phonenumbers.PhoneNumberMatcher(place, "JP"))) == 1
