"""Where the desk is: the time zone in which its days begin and its hours are kept.

It is content (`zone` in `knowledge/edition.yaml`). A process serves one programme and settles once
where that is; what is done for another one in the same process is done `within` its zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from zoneinfo import ZoneInfo

USUAL = ZoneInfo("Asia/Tokyo")
"""Where a desk is that does not say so."""


@dataclass
class _Process:
    """What all threads share."""

    zone: ZoneInfo = USUAL


_PROCESS = _Process()
_WITHIN: ContextVar[ZoneInfo | None] = ContextVar("desk_zone", default=None)


def desk_zone() -> ZoneInfo:
    """The zone of the desk that something is done for."""
    return _WITHIN.get() or _PROCESS.zone


def settle_at(zone: ZoneInfo) -> None:
    """Say where the desk of the programme is that this process serves."""
    _PROCESS.zone = zone


@contextmanager
def within(zone: ZoneInfo) -> Iterator[None]:
    """Do something for a desk in this zone."""
    token = _WITHIN.set(zone)
    try:
        yield
    finally:
        _WITHIN.reset(token)
