"""Bringing what leads are found by up to date, beside requests and a little at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from bot.assistant.ports import Storage
from bot.runtime.scheduler import Job

AT_ONCE = 50
"""Leads in one unit of work: turns come in between."""

REST = 0.02
LONGEST = 5.0
"""Seconds after which other jobs have their turn."""


def search_job(storage: Storage, goes_on: Callable[[], bool] = lambda: True) -> Job:
    """What staff and applicants say is found within some seconds; what is older, bit by bit."""

    def look_again(_: datetime) -> None:
        end = time.monotonic() + LONGEST
        while goes_on() and catch_up(storage) and time.monotonic() < end:
            time.sleep(REST)

    return Job("Keeping the search up to date", look_again, every=2.0)


def catch_up(storage: Storage) -> int:
    """One unit of work; how much there was to do. Nothing is locked where there is nothing."""
    with storage.read_only() as work:
        if not work.search.is_behind:
            return 0
    with storage() as work:
        count = work.search.catch_up(AT_ONCE)
        work.commit()
    return count
