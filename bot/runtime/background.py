"""Short things done beside what somebody waits for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

log = logging.getLogger(__name__)


class Background:
    """Does things soon, on threads of its own. One that fails is logged; nobody waits for it."""

    def __init__(self, workers: int = 4) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="beside")

    def __call__(self, job: Callable[[], object]) -> None:
        """Do something soon; once this is closed, at once."""

        def run() -> None:
            try:
                job()
            except Exception:
                log.exception("Something that was done beside failed")

        try:
            self._pool.submit(run)
        except RuntimeError:  # closed already
            run()

    def close(self) -> None:
        """Finish what was begun."""
        self._pool.shutdown(wait=True)
