"""Memory that nobody needs any more, which glibc would keep. Other systems see to it themselves.

Reading content and models takes much for a moment, in small pieces between which some stay. And
each thread has a place of its own to take memory from, in which what it left lies idle.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

ARENAS = 2
"""Places that threads share: Python lets one of them work at a time anyway."""

M_ARENA_MAX = -8
"""The name of that setting in `malloc.h`."""

ELSEWHERE = (AttributeError, OSError, TypeError)
"""Raised where there is no glibc."""


def share_arenas() -> None:
    """Have all threads that begin from now on take memory from the same few places."""
    with suppress(*ELSEWHERE):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)


def give_back() -> None:
    """Give back to the system what is free."""
    with suppress(*ELSEWHERE):
        ctypes.CDLL(None).malloc_trim(0)
