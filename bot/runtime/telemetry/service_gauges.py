"""How this process stands, for Prometheus: what it is, what it has learnt, who reaches it."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.runtime.telemetry.backlog_gauges import gauge
from bot.settings import own_version
from bot.storage.migrations import HEAD
from bot.vocabulary.edition import Edition


@dataclass(frozen=True)
class ServiceState:
    """What is asked of a service. `channels`: by name, whether people can reach it that way."""

    is_learnt: Callable[[], bool]
    channels: Callable[[], Mapping[str, bool]]
    edition: Callable[[], Edition]
    today: Callable[[], date]
    leads: Callable[[], bool]


class ServiceCollector(Collector):
    """Asks when somebody asks."""

    def __init__(self, state: ServiceState) -> None:
        self._state = state

    def describe(self) -> list[Metric]:
        """Nothing is asked only to find out what there is."""
        return [gauge("learning_done", LEARNT)]

    def collect(self) -> Iterator[Metric]:
        """All gauges of the service."""
        state, edition = self._state, self._state.edition()
        yield labelled(
            "build_info",
            "What is running.",
            version=own_version(),
            python=platform.python_version(),
            schema=HEAD,
        )
        yield gauge("learning_done", LEARNT, state.is_learnt())
        yield gauge("leader", "Whether this process does what only one does.", state.leads())
        yield labelled("edition_info", "The edition that holds.", edition=edition.id)
        left = (edition.support_end - state.today()).days
        yield gauge("edition_days_left", "Days until the edition closes; negative after.", left)
        channels = GaugeMetricFamily(
            "madoguchi_channel_up", "Whether people can reach the counter.", labels=["channel"]
        )
        for name, is_up in state.channels().items():
            channels.add_metric([name], is_up)
        yield channels


LEARNT = "Whether everything is learnt, so that questions are answered."


def labelled(name: str, told: str, **labels: str) -> GaugeMetricFamily:
    """A gauge that is 1, and says what it has to say in its labels."""
    found = GaugeMetricFamily(f"madoguchi_{name}", told, labels=[*labels])
    found.add_metric([*labels.values()], 1)
    return found
