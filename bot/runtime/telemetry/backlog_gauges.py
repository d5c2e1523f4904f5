"""What waits for whom, for Prometheus: read from the database, which all processes share."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from threading import Lock

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.assistant.ports import WATCHED, Backlog, QueueWay, Storage
from bot.storage import StorageError

log = logging.getLogger(__name__)

FRESH = timedelta(seconds=5)
"""For so long what was read is good, however many ask."""

COUNTS = {
    "leads_waiting": "Enquiries that wait for staff.",
    "leads_overdue": "Enquiries whose promised reply is late.",
    "replies_unseen": "Replies of staff on the page that nobody has seen yet.",
    "questions_unanswered": "Questions that wait for a curator.",
    "database_bytes": "Size of the database.",
}
"""Gauges that stand in a `Backlog` under the same name."""


@dataclass(frozen=True)
class BacklogReading:
    """What was read, and when."""

    at: datetime
    backlog: Backlog
    marks: Mapping[str, datetime]


class BacklogCollector(Collector):
    """Reads when somebody asks. A database that is away makes no error, but `database_up` 0.

    `expected` names marks that there should be: what was never done is told as the moment 0.
    """

    def __init__(
        self, storage: Storage, clock: Callable[[], datetime], fresh: timedelta = FRESH
    ) -> None:
        self._storage, self._clock, self._fresh = storage, clock, fresh
        self.expected: dict[str, None] = {}
        self._lock = Lock()
        self._last: BacklogReading | None = None

    def describe(self) -> list[Metric]:
        """Nothing is read only to find out what there is."""
        return [gauge("database_up", UP)]

    def collect(self) -> Iterator[Metric]:
        """All gauges of the backlog."""
        try:
            with self._lock:
                reading = self._read(self._clock())
        except StorageError as error:
            log.warning("What waits cannot be read: %s", str(error).splitlines()[-1])
            yield gauge("database_up", UP, 0)
            return
        yield gauge("database_up", UP, 1)
        yield from gauges_of(reading)
        yield from self._moments(reading)

    def _read(self, now: datetime) -> BacklogReading:
        last = self._last
        if last is None or not timedelta() <= now - last.at < self._fresh:
            with self._storage.read_only() as work:
                last = BacklogReading(now, work.backlogs.at(now), work.upkeep_marks.all())
            self._last = last
        return last

    def _moments(self, reading: BacklogReading) -> Iterator[Metric]:
        never = datetime.fromtimestamp(0, UTC)
        for name in {**self.expected, **dict.fromkeys(reading.marks)}:
            moment = reading.marks.get(name, never).timestamp()
            told = f"When this was last done: {name}; 0 for never."
            yield gauge(f"{name}_timestamp_seconds", told, moment)


UP = "Whether the database can be read."


def gauge(name: str, told: str, value: float | None = None) -> GaugeMetricFamily:
    """A gauge of ours."""
    return GaugeMetricFamily(f"madoguchi_{name}", told, value=value)


def gauges_of(reading: BacklogReading) -> Iterator[Metric]:
    """What a reading says."""
    found, now = reading.backlog, reading.at
    for name, told in COUNTS.items():
        yield gauge(name, told, getattr(found, name))
    overdue = found.promised if found.promised and found.promised <= now else None
    for name, told, since in (
        ("leads_overdue_longest_seconds", "For how long a promised reply is late.", overdue),
        ("replies_unseen_longest_seconds", "For how long a reply is unseen.", found.oldest_unseen),
    ):
        yield gauge(name, told, age(since, now))
    yield from queues_of(found, now)


def queues_of(found: Backlog, now: datetime) -> Iterator[Metric]:
    """What is on its way out."""
    counts = {(each.way, each.status): each.count for each in found.queues}
    oldest = {each.way: each.oldest for each in found.queues if each.oldest}
    messages = GaugeMetricFamily(
        "madoguchi_messages", "Messages on their way, by state.", labels=["way", "status"]
    )
    waiting = GaugeMetricFamily(
        "madoguchi_messages_oldest_seconds",
        "For how long the first message that is queued waits.",
        labels=["way"],
    )
    for way, status in product(QueueWay, WATCHED):
        messages.add_metric([way.value, status.value], counts.get((way, status), 0))
    for way in QueueWay:
        waiting.add_metric([way.value], age(oldest.get(way), now))
    yield from (messages, waiting)


def age(since: datetime | None, now: datetime) -> float:
    """Seconds since a moment; 0 where there is none."""
    return max(0.0, (now - since).total_seconds()) if since else 0.0
