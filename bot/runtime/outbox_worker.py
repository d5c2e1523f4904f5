"""Delivers what waits in the outbox: to different recipients beside each other, to each in order.

What is written in this process is handed over by the storage once it is committed. Where the
platform can be searched it is claimed already, and what became of it is kept with whatever is
committed next: after a crash it is looked for. Everywhere else something is claimed only when a
hand is free to deliver it: hardly more than what was really under way is uncertain then.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from threading import Event, Thread

from bot.assistant.delivery import claim, settle
from bot.assistant.ports import (
    DeliveryResult,
    DeliveryStatus,
    OutboxItem,
    Outgoing,
    Send,
    Show,
    Storage,
    UnitOfWork,
)
from bot.runtime.recipients import Claims, Recipients
from bot.runtime.timers import Timers
from bot.vocabulary.stages import stage

log = logging.getLogger(__name__)

HANDS = 6
"""How many messages are on their way at once."""

AHEAD = 4 * HANDS
"""Persons who may wait for a hand with messages that were claimed already."""

EVERY = 1.0
"""Seconds between two looks for what nobody told of: other processes, and what had to wait."""

REFUSALS = 3
"""Deliveries in a row that have to wait, after which the recipient does: its channel is limited."""

LONGEST_REST = 60.0
"""Seconds."""


class OutboxWorker:
    """Delivers as soon as something is committed: to persons whose names begin with `prefix`, and
    to desks. A `Courier`.

    `desks`: what shows posts at each. `finds_out`: what became of a message that was claimed can be
    found out on the platform.
    """

    def __init__(
        self,
        storage: Storage,
        send: Send,
        clock: Callable[[], datetime],
        prefix: str,
        desks: Mapping[str, Show],
        every: float = EVERY,
        *,
        finds_out: bool = False,
    ) -> None:
        self._storage, self._send, self._clock = storage, send, clock
        self._prefix, self._desks, self._every = prefix, desks, every
        self._recipients = Recipients(HANDS, tuple(desks))
        self._claims, self._finds_out = Claims(), finds_out
        self._tried = 0
        self._has_more = self._is_closing = False
        self._look, self._over = Event(), Event()
        self._timers = Timers("outbox-later")
        names = [f"outbox-{number}" for number in range(HANDS + len(desks))]
        self._hands = [Thread(target=self._work, name=name, daemon=True) for name in names]
        self._sweeper = Thread(target=self._sweep, name="outbox-sweeper", daemon=True)

    def start(self) -> None:
        """Begin to deliver."""
        self._storage.enlist(self)
        for thread in (*self._hands, self._sweeper):
            thread.start()

    def wake(self) -> None:
        """Something may be due of which the storage does not tell."""
        self._look.set()

    def serves(self, recipient: str) -> bool:
        """Whether it delivers to this person or desk."""
        return recipient in self._desks or recipient.startswith(self._prefix)

    def has_room_for(self, person: str) -> bool:
        """Whether messages to a person may be claimed in the transaction that writes them."""
        is_open = self._finds_out and not self._is_closing
        return is_open and self._recipients.room > -AHEAD and self._recipients.may_add(person)

    def carry(self, recipient: str, claimed: Sequence[Outgoing]) -> None:
        """These are committed and claimed; without any, something may be due."""
        self._claims.add(recipient, claimed)
        self._recipients.add(recipient)

    def close(self, timeout: float) -> bool:
        """Deliver what is due and stop; whether all was delivered in so many seconds."""
        end = time.monotonic() + timeout
        self._is_closing = True
        self._recipients.drain()
        self._look.set()
        self._sweeper.join(max(0.0, end - time.monotonic()))
        is_done = not self._sweeper.is_alive()
        self._over.set()
        self._recipients.close()
        for thread in self._hands:
            thread.join(max(0.1, end - time.monotonic()))
        self._timers.close()
        self._storage.dismiss(self)
        for person in self._claims.persons:
            self._release(self._claims.take(person))
        self._keep_later()
        return is_done

    def _keep_later(self) -> None:
        try:
            self._storage.flush()
        except Exception:
            log.exception("What became of deliveries is kept later")

    # Looking for what waits.

    def _sweep(self) -> None:
        """Look now and then; when closing, until a whole round finds nothing that is due."""
        while not self._is_closing:
            self._look_round()
            self._look.wait(self._every)
            self._look.clear()
        before = -1
        while before < self._tried and not self._over.is_set():
            before = self._tried
            self._look_round()
            self._recipients.wait_until_idle()

    def _look_round(self) -> None:
        for desk in self._desks:
            self._recipients.add(desk)
        room = self._recipients.room
        due = self._due(room) if room > 0 else []
        self._has_more = room <= 0 or len(due) == room
        for person in due:
            self._recipients.add(person)

    def _due(self, limit: int) -> list[str]:
        try:
            with self._storage.read_only() as work:
                return work.outbox.due(self._prefix, self._clock(), limit)
        except Exception:
            log.exception("The outbox could not be read")
            return []

    # Delivering.

    def _work(self) -> None:
        while (recipient := self._recipients.take()) is not None:
            try:
                self._look_after(recipient)
            finally:
                self._recipients.give_back(recipient)
            if self._has_more:
                self._look.set()

    def _look_after(self, recipient: str) -> None:
        """Deliver what is due for a recipient, in order, until its channel is limited."""
        claimed = self._claims.take(recipient)
        if claimed:
            self._deliver_claimed(recipient, claimed)
            return
        waits: list[datetime] = []
        item = self._claim(recipient)
        while item is not None:
            self._tried += 1
            result = self._try(item)
            item = self._keep(item, result, goes_on=self._goes_on(recipient, result, waits))

    def _deliver_claimed(self, person: str, claimed: Sequence[Outgoing]) -> None:
        """Deliver what was claimed when it was written; the rest waits where one has to."""
        for number, item in enumerate(claimed):
            if self._over.is_set():
                self._release(claimed[number:])
                return
            self._tried += 1
            result = self._try(item)
            self._storage.later(partial(self._settle, item, result))
            if result.status is DeliveryStatus.QUEUED:
                self._release(claimed[number + 1 :])
                self._goes_on(person, result, [])
                return

    def _settle(self, item: OutboxItem, result: DeliveryResult, work: UnitOfWork) -> None:
        settle(work, item, result, self._clock())

    def _release(self, claimed: Sequence[Outgoing]) -> None:
        """Queue again what was claimed and not tried."""
        ids, now = [item.id for item in claimed], self._clock()
        if ids:
            self._storage.later(lambda work: work.outbox.defer(ids, now, now))

    def _claim(self, recipient: str) -> OutboxItem | None:
        try:
            return claim(self._storage, recipient, self._clock())
        except Exception:
            log.exception("The outbox could not be read")
            return None

    def _try(self, item: OutboxItem) -> DeliveryResult:
        try:
            with stage("delivery", id=item.id, attempt=item.attempts):
                if isinstance(item, Outgoing):
                    return self._send(item)
                return self._desks[item.desk](item)
        except Exception:  # nobody knows how far it came
            log.exception("Nobody knows what became of delivery %s", item.id)
            return DeliveryResult(DeliveryStatus.UNCERTAIN)

    def _keep(
        self, item: OutboxItem, result: DeliveryResult, *, goes_on: bool
    ) -> OutboxItem | None:
        """Keep what became of it, and claim the next for the recipient in the same breath.

        It is known, so it is tried until it is kept: otherwise it would count as uncertain.
        """
        while True:
            try:
                return self._keep_once(item, result, goes_on=goes_on)
            except Exception:
                log.exception("What became of delivery %s could not be kept", item.id)
                if self._over.wait(self._every):
                    return None

    def _keep_once(
        self, item: OutboxItem, result: DeliveryResult, *, goes_on: bool
    ) -> OutboxItem | None:
        now, more = self._clock(), None
        with self._storage() as work:
            settle(work, item, result, now)
            if goes_on and not self._over.is_set():
                more = work.outbox.claim(item.recipient, now)
            work.commit()
        return more

    # What has to wait.

    def _goes_on(self, recipient: str, result: DeliveryResult, waits: list[datetime]) -> bool:
        """Whether the next may be tried. What has to wait is looked for again when it is time."""
        if result.status is not DeliveryStatus.QUEUED:
            waits.clear()
            return True
        if result.retry_at is None:
            return False
        self._timers.later(self._until(result.retry_at), lambda: self._recipients.add(recipient))
        waits.append(result.retry_at)
        return len(waits) < REFUSALS or not self._rests(recipient, min(waits))

    def _rests(self, recipient: str, until: datetime) -> bool:
        """Leave a recipient alone: otherwise everything would be tried in vain."""
        if not self._recipients.rest(recipient):
            return False
        seconds = min(self._until(until), LONGEST_REST)
        self._timers.later(seconds, lambda: self._recipients.wake(recipient))
        return True

    def _until(self, moment: datetime) -> float:
        return max(0.0, (moment - self._clock()).total_seconds())
