"""How the replica stands, for Prometheus; nothing where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prometheus_client.core import Metric
from prometheus_client.registry import Collector

from bot.assistant.ports import ReplicaState
from bot.runtime.telemetry.backlog_gauges import gauge
from bot.storage import StorageError


class ReplicaCollector(Collector):
    """Asks when somebody asks."""

    def __init__(self, state: Callable[[], ReplicaState | None]) -> None:
        self._state = state

    def describe(self) -> list[Metric]:
        """Nothing is asked only to find out what there is."""
        return [gauge("replica_up", UP)]

    def collect(self) -> Iterator[Metric]:
        """Whether it is read, and how old is what it has."""
        try:
            state = self._state()
        except StorageError:
            return  # the database is away, which is told already
        if state is None:
            return
        yield gauge("replica_up", UP, state.fault is None)
        if state.behind is not None:
            told = "Seconds that what the replica has is old at most."
            yield gauge("replica_behind_seconds", told, state.behind)


UP = "Whether numbers and exports are read from the replica."
