"""Ending the doubt about messages: a crash, or an answer that was lost, left it open.

Each is looked for in Slack, and settled by what is there. Of what cannot be found out, staff hear.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assistant.delivery import settle_doubt
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing, Storage
from bot.channels.slack.api.address import PREFIX, parse_address
from bot.channels.slack.api.client import Alert
from bot.channels.slack.api.message_metadata import SETTLED
from bot.channels.slack.applicants.search import Search, sent_before

log = logging.getLogger(__name__)

UNDELIVERED = "undelivered"
"""What staff are told by, where it stays unknown."""

AT_ONCE = 20
"""Looks in one round: reading histories is limited."""
MOST = 500
NAMED = 10
"""Persons that are named in one alert."""

SOON, LATEST = timedelta(minutes=1), timedelta(hours=6)
"""Between two looks for the same message; twice as long after each."""
PATIENCE = 3
"""Looks in vain after which staff hear of it."""


@dataclass(frozen=True)
class Missed:
    """How often a message was looked for in vain, and when it is next."""

    looks: int
    due: datetime


class Doubts:
    """Looks for uncertain messages, and tells how many were settled."""

    def __init__(
        self,
        storage: Storage,
        search: Search,
        alert: Alert,
        wake: Callable[[str], object],
        settled: timedelta = SETTLED,
    ) -> None:
        self._storage, self._search, self._alert, self._wake = storage, search, alert, wake
        self._settled = settled.total_seconds()
        self._seen: dict[int, float] = {}
        """Since when each is known to be uncertain, on a clock that nobody sets."""
        self._missed: dict[int, Missed] = {}

    def look(self, now: datetime) -> int:
        """One round; how many of them are known of now."""
        with self._storage.read_only() as work:
            open_ones = work.outbox.uncertain(PREFIX, MOST)
        self._note(open_ones)
        due = [each for each in open_ones if self._is_due(each, now)][:AT_ONCE]
        settled = [outgoing for outgoing in due if self._settle(outgoing, now)]
        if settled:
            log.info("%s of %s uncertain messages are settled", len(settled), len(open_ones))
        self._tell_of(open_ones)
        return len(settled)

    def _note(self, open_ones: list[Outgoing]) -> None:
        ids = [outgoing.id for outgoing in open_ones]
        self._seen = {id_: self._seen.get(id_, time.monotonic()) for id_ in ids}
        self._missed = {id_: self._missed[id_] for id_ in ids if id_ in self._missed}

    def _is_due(self, outgoing: Outgoing, now: datetime) -> bool:
        if time.monotonic() - self._seen[outgoing.id] < self._settled:
            return False
        missed = self._missed.get(outgoing.id)
        # A clock that was set back is no reason to wait.
        return missed is None or missed.due <= now or missed.due > now + LATEST

    def _settle(self, outgoing: Outgoing, now: datetime) -> bool:
        with self._storage.read_only() as work:
            others = work.outbox.of(outgoing.person)
        found = self._search(outgoing, sent_before(outgoing, others))
        if found.status is DeliveryStatus.UNCERTAIN:
            self._miss(outgoing, found, now)
            return False
        is_kept = settle_doubt(self._storage, outgoing, found, now)
        if is_kept and found.status is DeliveryStatus.QUEUED:
            self._wake(outgoing.person)
        return is_kept

    def _miss(self, outgoing: Outgoing, found: DeliveryResult, now: datetime) -> None:
        looks = self._looks(outgoing) + 1
        wait = min(SOON * 2 ** min(looks - 1, 10), LATEST)
        self._missed[outgoing.id] = Missed(looks, found.retry_at or now + wait)
        if looks == PATIENCE:
            log.warning("Nobody knows whether message %s arrived", outgoing.id)

    def _tell_of(self, open_ones: list[Outgoing]) -> None:
        """Have staff see whom something may not have reached. Told once an hour at most."""
        given_up = [each for each in open_ones if self._looks(each) >= PATIENCE]
        if not given_up:
            return
        addresses = (parse_address(outgoing.person) for outgoing in given_up)
        users = sorted({address.user for address in addresses if address})
        self._alert(UNDELIVERED, ", ".join(users[:NAMED]))

    def _looks(self, outgoing: Outgoing) -> int:
        missed = self._missed.get(outgoing.id)
        return missed.looks if missed else 0
