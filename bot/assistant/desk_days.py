"""Until when a lead rests: usual times and single days, always when the desk opens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.handoff.promise import TOKYO, following_working_day, moment, next_opening
from bot.vocabulary import Hours

PRESETS: Mapping[str, tuple[int, int]] = {
    "tomorrow": (0, 1),
    "three_days": (0, 3),
    "week": (7, 0),
    "two_weeks": (14, 0),
}
"""Usual times: so many days, then so many working days later."""


LONGEST = timedelta(days=366)
"""How long a lead may rest at most."""


def day_of(preset: str, now: datetime, hours: Hours) -> date:
    """The working day that a usual time leads to."""
    days, working_days = PRESETS[preset]
    day = now.astimezone(TOKYO).date() + timedelta(days=days)
    for _ in range(working_days):
        day = following_working_day(day)
    return opening_on(day, hours).astimezone(TOKYO).date()


def opening_on(day: date, hours: Hours) -> datetime:
    """When the desk opens on a day, or next after it where it stays closed (UTC)."""
    return next_opening(moment(day, min(hours)[0]), hours)


def rests_until(preset: str, day: str, now: datetime, hours: Hours) -> datetime | None:
    """The moment that was picked; a day of its own (YYYY-MM-DD) counts more. None: no choice."""
    try:
        picked = date.fromisoformat(day) if day else None
    except ValueError:
        return None
    if picked is None and preset in PRESETS:
        picked = day_of(preset, now, hours)
    if picked is None or abs(picked - now.astimezone(TOKYO).date()) > LONGEST:
        return None
    return opening_on(picked, hours)
