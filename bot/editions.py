"""The counters of all editions of a programme, each built when it is first needed.

Which one holds is looked up anew every few minutes: on its opening day an edition takes over at
midnight without a restart, and one whose last text is confirmed later takes over soon after that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from time import monotonic

from bot.assistant.context import Assistant
from bot.content import (
    Content,
    ContentError,
    edition_ids,
    edition_on,
    kept_flow,
    load,
    opening_days,
    shared_id,
)
from bot.content.source.editions import SHARED
from bot.precheck.flow import Flow

log = logging.getLogger(__name__)

LOOKED_UP_FOR = 300.0
"""Seconds for which an edition is believed to hold; what it rests on are files."""


class EditionCounters:
    """The `Editions` of an assistant, from the files below a root. Safe to share between threads.

    `seat` makes the counter of an edition's content, which `read` brings. `adopt` goes on with
    files elsewhere: those with what curators published since.
    """

    def __init__(
        self,
        root: Path,
        seat: Callable[[Content], Assistant],
        clock: Callable[[], float] = monotonic,
        read: Callable[[Path, str], Content] = load,
    ) -> None:
        self._root, self._seat, self._clock, self._read = root, seat, clock, read
        self._seated: dict[str, Assistant] = {}
        self._holding: dict[date, tuple[float, str]] = {}
        self._names: dict[str, tuple[float, str | None]] = {}
        self._lock = Lock()

    def on(self, day: date) -> Assistant:
        """The counter of the edition that holds on a day; the one before it where its content
        cannot be used, which is told in the log."""
        with self._lock:
            name = self._holds_on(day)
            try:
                return self._counter(name)
            except ContentError:
                log.exception("The edition %s cannot open: the one before it goes on", name)
                self._holding[day] = (self._clock(), SHARED)
                return self._counter(SHARED)

    def of(self, edition: str) -> Assistant | None:
        """The counter of the edition with this id; None where its content is not there."""
        with self._lock:
            name = self._name_of(edition)
            try:
                return None if name is None else self._counter(name)
            except ContentError:
                return None

    def after(self, day: date) -> Mapping[str, date]:
        """The editions that open after a day, with the days on which they do."""
        return {each: opens for each, opens in opening_days(self._root).items() if opens > day}

    @property
    def root(self) -> Path:
        """Where the files are."""
        return self._root

    def adopt(self, root: Path, seated: Mapping[str, Assistant]) -> None:
        """Go on with the files below another root. `seated` are counters of it that are ready, by
        the name of their edition; whoever speaks meanwhile is served by those of before."""
        with self._lock:
            self._root, self._seated, self._holding, self._names = root, dict(seated), {}, {}

    def flow(self, version: str) -> Flow | None:
        """What the questions of a version of the pre-check meant; None where it was not kept."""
        return kept_flow(self._root, version)

    def _holds_on(self, day: date) -> str:
        since, name = self._holding.get(day, (0.0, SHARED))
        if day not in self._holding or self._clock() - since > LOOKED_UP_FOR:
            name = edition_on(self._root, day)
            self._holding[day] = (self._clock(), name)
        return name

    def _name_of(self, edition: str) -> str | None:
        """Under which name the files of an edition are found; None where there are none."""
        since, name = self._names.get(edition, (-LOOKED_UP_FOR, None))
        if self._clock() - since < LOOKED_UP_FOR and name is not None:
            return name
        if edition == shared_id(self._root):
            name = SHARED
        else:
            name = edition if edition in edition_ids(self._root) else None
        self._names[edition] = (self._clock(), name)
        return name

    def _counter(self, name: str) -> Assistant:
        if name not in self._seated:
            self._seated[name] = self._seat(self._read(self._root, name))
        return self._seated[name]
