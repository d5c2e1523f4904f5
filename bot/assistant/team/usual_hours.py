"""The hours of a usual working day, as an admin sets them in place of those of the edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time
from enum import StrEnum
from weakref import WeakKeyDictionary

from bot.assistant.ports import Storage, UsualHoursChange
from bot.vocabulary import Edition, Fact, Hours

MOST_SPANS = 4

NAME = "desk_hours"
"""The fact that says when the desk is open."""


class HoursProblem(StrEnum):
    """Why the usual hours were not set."""

    HOURS_WRONG = "hours_wrong"
    TOO_MANY_SPANS = "too_many_spans"
    AS_BEFORE = "hours_as_before"


class UsualHours:
    """The usual hours that hold now, for whoever speaks of them; every process has its own, brought
    up to date by `refresh`. What is promised never goes by it: promises read what is kept in their
    own transaction (see `bot.assistant.context.calendar_in`)."""

    def __init__(self) -> None:
        self._hours: Hours = ()

    def refresh(self, storage: Storage) -> None:
        """See what is kept now."""
        with storage.read_only() as work:
            self._hours = work.usual_hours.current()

    def over(self, edition: Edition) -> Edition:
        """The edition, speaking of the hours that hold whenever it is asked."""
        return replace(edition, facts=LiveFacts(edition.facts, self))

    def __call__(self) -> Hours:
        """The hours that staff set; none where those of the edition hold."""
        return self._hours


class LiveFacts(Mapping[str, Fact]):
    """The facts of an edition, of which the hours of the desk are as they are now."""

    def __init__(self, facts: Mapping[str, Fact], usual: UsualHours) -> None:
        self._facts, self._usual = facts, usual

    def __getitem__(self, name: str) -> Fact:
        fact = self._facts[name]
        hours = self._usual() if name == NAME else ()
        return replace(fact, value=hours) if hours else fact

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


_OF_STORAGE: WeakKeyDictionary[Storage, UsualHours] = WeakKeyDictionary()


def usual_hours_of(storage: Storage) -> UsualHours:
    """The usual hours of whoever keeps things there: counters that stand in for each other, such as
    those of several editions or publications, share them."""
    return _OF_STORAGE.setdefault(storage, UsualHours())


def set_usual_hours(
    storage: Storage, hours: Hours, of_edition: Hours, by: str, now: datetime
) -> HoursProblem | None:
    """Set the hours of usual days; none for those of the edition. Whatever is promised from now on
    keeps to them, in every process, and who set them when is kept."""
    if len(hours) > MOST_SPANS:
        return HoursProblem.TOO_MANY_SPANS
    if any(start == end == time() for start, end in hours):
        return HoursProblem.HOURS_WRONG
    wished = () if hours == tuple(sorted(of_edition)) else hours
    with storage() as work:
        if work.usual_hours.current() == wished:
            return HoursProblem.AS_BEFORE
        work.usual_hours.add(UsualHoursChange(wished, by, now))
        work.commit()
    return None
