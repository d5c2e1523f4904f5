"""What the counter does, as numbers that Prometheus reads. None of them names anybody."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.assistant.ports import BACKED_UP, Storage
from bot.runtime.telemetry.backlog_gauges import BacklogCollector
from bot.runtime.telemetry.replica_gauges import ReplicaCollector
from bot.runtime.telemetry.service_gauges import ServiceCollector, ServiceState
from bot.vocabulary.stages import stage

METRICS_PATH = "/metrics"

SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
"""Bounds between which turns are counted by how long they took."""


class Metrics:
    """Counts in this process, and reads from the database what all processes share."""

    def __init__(self, storage: Storage, clock: Callable[[], datetime]) -> None:
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
        self._backlog = BacklogCollector(storage, clock)
        self.expect(BACKED_UP)
        self.registry.register(self._backlog)
        self._replica = ReplicaCollector(storage.replica_state)
        self.registry.register(self._replica)
        ProcessCollector(registry=self.registry)

    def expect(self, mark: str) -> None:
        """Something is done now and then, so that it is told where it never was."""
        self._backlog.expected[mark] = None

    def watch(self, state: ServiceState) -> None:
        """Tell also how the service stands."""
        self.registry.register(ServiceCollector(state))

    @contextmanager
    def turn(self, channel: str) -> Iterator[None]:
        """Count a turn, and how long it takes; one that fails is counted as failed."""
        try:
            with stage("turn", channel=channel), self._seconds.labels(channel).time():
                yield
        except BaseException:
            self._turns.labels(channel, "failed").inc()
            raise
        self._turns.labels(channel, "done").inc()


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
