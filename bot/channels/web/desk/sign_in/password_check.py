"""Comparing passwords: at most two at once, and nothing where there is nothing to compare.

One comparison takes 64 MiB of memory on purpose, so many at once would take all of it. Whoever is
not known waits as long as a comparison takes, in the same line: how long it takes tells nobody
which names there are.
"""

from __future__ import annotations

import secrets
import time
from collections import deque
from collections.abc import Callable, Mapping

from bot.channels.web.desk.sign_in.passwords import is_password
from bot.channels.web.http.small_pool import SmallPool

AT_ONCE = 2
MOST_WAITING = 20
REMEMBERED = 20
"""Comparisons of which is remembered how long they took."""


class PasswordCheck:
    """Says whether a password is somebody's. Safe to share; raises `BusyError` under a flood."""

    def __init__(
        self,
        at_once: int = AT_ONCE,
        waiting: int = MOST_WAITING,
        compare: Callable[[str, str], bool] = is_password,
        rest: Callable[[float], object] = time.sleep,
    ) -> None:
        self._pool = SmallPool("password", at_once, waiting)
        self._compare, self._rest = compare, rest
        self._lasted: deque[float] = deque(maxlen=REMEMBERED)

    async def is_right(
        self, hashes: Mapping[str, str], name: str, password: str, *, is_known: bool = False
    ) -> bool:
        """Whether it is. `is_known`: the browser is one of theirs, so it is not turned away."""
        if not (hashes and name and password):
            return False
        run = self._pool.run_first if is_known else self._pool.run
        return await run(self._look, hashes, name, password)

    def _look(self, hashes: Mapping[str, str], name: str, password: str) -> bool:
        kept = hashes.get(name)
        if kept is not None:
            return self._timed(kept, password)
        if self._lasted:
            self._rest(secrets.choice(tuple(self._lasted)))
        else:  # how long it takes on this machine is not known yet
            self._timed(next(iter(hashes.values())), password)
        return False

    def _timed(self, kept: str, password: str) -> bool:
        began = time.monotonic()
        is_right = self._compare(kept, password)
        self._lasted.append(time.monotonic() - began)
        return is_right
