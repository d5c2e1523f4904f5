"""A log that counts what it has said already: trouble that lasts must not fill the disk."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import TextIO

WINDOW = 60.0
"""Seconds in which the same is said once."""

ALIKE = 60
"""Warnings of one wording in that time, whatever they are about."""

MOST = 1_000
"""Different lines that are remembered at once."""

REPEATED = "%s more like it in %s seconds: %s"


@dataclass
class LoggedLine:
    """Something that was said, and how often it would have been said again."""

    record: logging.LogRecord
    since: float
    allowed: int
    count: int = 0


class Repeats:
    """Remembers what was said lately."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._said: dict[Hashable, LoggedLine] = {}

    def is_news(self, record: logging.LogRecord) -> bool:
        """Whether to say it; what is not said is counted."""
        is_apart = record.exc_info or record.levelno < logging.WARNING  # nothing hides among them
        is_new = self._may(key_of(record), record, 1)
        return is_new and (bool(is_apart) or self._may(wording_of(record), record, ALIKE))

    def _may(self, key: Hashable, record: logging.LogRecord, most: int) -> bool:
        said = self._said.get(key)
        if said is None:
            if len(self._said) >= MOST:
                del self._said[next(iter(self._said))]
            self._said[key] = said = LoggedLine(record, self._clock(), most)
        if said.allowed:
            said.allowed -= 1
            return True
        said.count += 1
        return False

    def ended(self, *, is_end: bool = False) -> Iterator[logging.LogRecord]:
        """What to say of lines whose time is over."""
        now = self._clock()
        over = [key for key, said in self._said.items() if is_end or now - said.since >= WINDOW]
        for key in over:
            said = self._said.pop(key)
            if said.count:
                yield summary_of(said, now)


def key_of(record: logging.LogRecord) -> Hashable:
    """What makes two lines the same: with a traceback, its kind and its place."""
    if record.exc_info and record.exc_info[0]:
        trace, place = record.exc_info[2], ("", 0)
        while trace is not None:
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
            trace = trace.tb_next
        return (*wording_of(record), record.exc_info[0], place)
    return (*wording_of(record), record.getMessage())


def wording_of(record: logging.LogRecord) -> tuple[str, int, str]:
    """A line without what it is about."""
    return record.name, record.levelno, str(record.msg)


def summary_of(said: LoggedLine, now: float) -> logging.LogRecord:
    """How often something was said again."""
    record = said.record
    arguments = (said.count, round(now - said.since), str(record.msg))
    return logging.LogRecord(
        record.name, record.levelno, record.pathname, record.lineno, REPEATED, arguments, None
    )


class CountingHandler(logging.StreamHandler[TextIO]):
    """Writes each line once in a while, and how often it would have come."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(stream)
        self._repeats = Repeats(clock)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, unless it was written lately."""
        for told in self._repeats.ended():
            super().emit(told)
        if self._repeats.is_news(record):
            super().emit(record)

    def close(self) -> None:
        """Say what was only counted until now."""
        for told in self._repeats.ended(is_end=True):
            super().emit(told)
        super().close()
