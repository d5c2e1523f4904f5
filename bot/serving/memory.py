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

LARGE = 2**20
"""Bytes from which on a piece is a mapping of its own, which goes back to the system as soon as it
is free. glibc would raise this by itself, and keep what large pieces leave between those that stay;
much less, and a question would have some mapped for itself."""

M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
"""The names of these settings in `malloc.h`."""

ELSEWHERE = (AttributeError, OSError, TypeError)
"""Raised where there is no glibc."""


def save_memory() -> None:
    """Have all threads that begin from now on take memory from the same few places, and what is
    large from the system."""
    with suppress(*ELSEWHERE):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_ARENA_MAX, ARENAS)
        mallopt(M_MMAP_THRESHOLD, LARGE)


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
