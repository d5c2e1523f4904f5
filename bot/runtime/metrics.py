"""What the counter does, as numbers that Prometheus reads. None of them names anybody."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.assistant.ports import DeliveryStatus, Storage

METRICS_PATH = "/metrics"

SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
"""Bounds between which turns are counted by how long they took."""


class Metrics:
    """Counts in this process, and reads from the database what all processes share."""

    def __init__(self, storage: Storage) -> None:
        self.registry = CollectorRegistry()
        self._turns = Counter(
            "madoguchi_turns", "Turns of applicants.", ["channel", "ending"], registry=self.registry
        )
        self._seconds = Histogram(
            "madoguchi_turn_seconds",
            "How long a turn took until it was committed.",
            ["channel"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.registry.register(OutboxCollector(storage))

    @contextmanager
    def turn(self, channel: str) -> Iterator[None]:
        """Count a turn, and how long it takes; one that fails is counted as failed."""
        try:
            with self._seconds.labels(channel).time():
                yield
        except BaseException:
            self._turns.labels(channel, "failed").inc()
            raise
        self._turns.labels(channel, "done").inc()


class OutboxCollector(Collector):
    """How many messages are in which state, read when somebody asks."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def describe(self) -> list[Metric]:
        """Nothing is read only to find out what there is."""
        return [messages_metric()]

    def collect(self) -> list[Metric]:
        """The state of the outbox."""
        found = messages_metric()
        with self._storage.read_only() as work:
            counts = work.outbox.counts()
        for status in DeliveryStatus:
            found.add_metric([status.value], counts.get(status, 0))
        return [found]


def messages_metric() -> GaugeMetricFamily:
    """Messages to applicants."""
    return GaugeMetricFamily(
        "madoguchi_messages", "Messages to applicants by state.", labels=["status"]
    )


def metrics_route(metrics: Metrics, token: str) -> Route:
    """The page for Prometheus; only who knows the token sees it."""

    async def page(request: Request) -> Response:
        if not knows(request, token):
            return PlainTextResponse("not allowed", status_code=401)
        told = await run_in_threadpool(generate_latest, metrics.registry)
        return Response(told, media_type=CONTENT_TYPE_LATEST)

    return Route(METRICS_PATH, page, methods=["GET"])


def knows(request: Request, token: str) -> bool:
    """Whether a request brings the token (`Authorization: Bearer …`)."""
    brought = request.headers.get("authorization", "").removeprefix("Bearer ")
    return hmac.compare_digest(brought.encode("utf-8", "replace"), token.encode())
