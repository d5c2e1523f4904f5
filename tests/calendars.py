"""What stands in files for calendars, as another program reads them."""

from __future__ import annotations

from typing import Any

from icalendar import Calendar


def calendar_in(content: bytes | str) -> Any:
    """The calendar that a file holds; typed loosely, since entries may hold anything."""
    return Calendar.from_ical(content)


def entry_in(content: bytes | str) -> Any:
    """The one entry of it."""
    [entry] = calendar_in(content).walk("VEVENT")
    return entry
