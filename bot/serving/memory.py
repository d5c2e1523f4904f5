"""Memory that nobody needs any more, which glibc would keep (other systems see to it themselves),
and what is needed for as long as the process lives.

Reading content and models takes much for a moment, in small pieces between which some stay. And
each thread has a place of its own to take memory from, in which what it left lies idle.
"""

from __future__ import annotations

import ctypes
import gc
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


def spare_what_stays() -> None:
    """Have the garbage collector leave alone what is there by now, once what is garbage has gone.

    To go through all that was learnt takes a tenth of a second, in which nothing else is done, and
    would come up every few hundred turns. What was spared before is looked at once more.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
