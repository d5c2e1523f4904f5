"""Shows at a desk what waits for it: the urgent first, one at a time."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

from bot.assistant.delivery import settle_post
from bot.assistant.ports import DeliveryResult, DeliveryStatus, DeskPost, Show, Storage

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks for what nobody told of."""

REFUSALS = 3
"""Posts in a row that have to wait, after which the whole desk has to: its channel is limited."""


class DeskWorker:
    """Looks after one desk. Its posts go into one channel, so more hands would only queue up."""

    def __init__(
        self,
        storage: Storage,
        show: Show,
        clock: Callable[[], datetime],
        desk: str,
        every: float = EVERY,
    ) -> None:
        self._storage, self._show, self._clock = storage, show, clock
        self._desk, self._every = desk, every
        self._look, self._over = Event(), Event()
        self._is_closing = False
        self._waits: list[datetime] = []
        """From when on the last posts could be shown that had to wait, one after the other."""
        self._thread = Thread(target=self._run, name=f"desk-{desk}", daemon=True)

    def start(self) -> None:
        """Begin to show."""
        self._thread.start()

    def wake(self) -> None:
        """Something was committed that a desk may show."""
        self._look.set()

    def close(self, timeout: float) -> bool:
        """Show what is due and stop; whether all was shown in so many seconds."""
        end = time.monotonic() + timeout
        self._is_closing = True
        self._look.set()
        self._thread.join(max(0.0, end - time.monotonic()))
        is_done = not self._thread.is_alive()
        self._over.set()
        self._look.set()
        self._thread.join(max(0.1, end - time.monotonic()))
        return is_done

    def _run(self) -> None:
        while not self._over.is_set():
            outcome = self.show_next()
            if outcome is None:
                self._waits.clear()
                if self._is_closing:
                    return
                self._look.wait(self._every)
                self._look.clear()
            else:
                self._pause_after(outcome)

    def show_next(self) -> DeliveryResult | None:
        """Show the most urgent post that is due; what became of it, None where none is."""
        post = self._claim()
        return None if post is None else self._try(post)

    def _claim(self) -> DeskPost | None:
        try:
            with self._storage() as work:
                posts = work.desk_posts.claim(self._desk, self._clock(), 1)
                if posts:
                    work.commit()
        except Exception:
            log.exception("What a desk waits for could not be read")
            return None
        return posts[0] if posts else None

    def _try(self, post: DeskPost) -> DeliveryResult:
        try:
            outcome = self._show(post)
        except Exception:  # nobody knows how far it came
            log.exception("%s could not be shown", post.subject)
            outcome = DeliveryResult(DeliveryStatus.UNCERTAIN)
        self._keep(post, outcome)
        return outcome

    def _keep(self, post: DeskPost, outcome: DeliveryResult) -> None:
        """It is known what became of it, so this is tried until it is kept."""
        while True:
            try:
                return settle_post(self._storage, post, outcome, self._clock())
            except Exception:
                log.exception("What became of a post could not be kept")
                if self._over.wait(self._every):
                    return None

    def _pause_after(self, outcome: DeliveryResult) -> None:
        """Wait where the channel is limited: otherwise everything would be tried in vain."""
        if outcome.status is not DeliveryStatus.QUEUED or outcome.retry_at is None:
            self._waits.clear()
            return
        self._waits.append(outcome.retry_at)
        if len(self._waits) >= REFUSALS:
            seconds = (min(self._waits) - self._clock()).total_seconds()
            self._waits.clear()
            if not self._is_closing:
                self._over.wait(min(max(0.0, seconds), 60.0))
