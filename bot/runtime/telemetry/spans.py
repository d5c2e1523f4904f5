"""Traces for OpenTelemetry: a span for each turn and delivery, with its stages. Ids only.

The packages are an extra (`otel`), loaded only where `MADOGUCHI_TRACES_URL` says where to send.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from typing import Any

from bot.settings import PREFIX, SettingsError, own_version
from bot.vocabulary.stages import Id, forget, observe

MISSING = (
    f"{PREFIX}TRACES_URL takes the packages of the extra otel. In the folder of Madoguchi, run: "
    "pip install --require-hashes --requirement requirements.lock"
)


@contextmanager
def traced(url: str) -> Iterator[None]:
    """Send spans to a collector (OTLP over HTTP) for so long; nothing where no URL is given.

    Raises `SettingsError` where the packages are missing.
    """
    if not url:
        yield
        return
    try:
        sdk, batches, otlp = (
            import_module("opentelemetry.sdk.trace"),
            import_module("opentelemetry.sdk.trace.export"),
            import_module("opentelemetry.exporter.otlp.proto.http.trace_exporter"),
        )
    except ModuleNotFoundError:
        raise SettingsError(MISSING) from None
    provider = sdk.TracerProvider(resource=resource())
    provider.add_span_processor(batches.BatchSpanProcessor(otlp.OTLPSpanExporter(endpoint=url)))
    with observed(provider):
        yield


def resource() -> Any:
    """What sends the spans."""
    resources = import_module("opentelemetry.sdk.resources")
    told = {"service.name": "madoguchi", "service.version": own_version()}
    return resources.Resource.create(told)


@contextmanager
def observed(provider: Any) -> Iterator[None]:
    """Make a span of every stage; all are sent before this ends."""
    tracer = provider.get_tracer("madoguchi", own_version())

    def opener(name: str, ids: Mapping[str, Id]) -> AbstractContextManager[object]:
        # The words of an error may hold what somebody wrote: only that there was one is told.
        span: AbstractContextManager[object] = tracer.start_as_current_span(
            f"madoguchi.{name}",
            attributes={f"madoguchi.{key}": value for key, value in ids.items()},
            record_exception=False,
            set_status_on_exception=False,
        )
        return span

    observe(opener)
    try:
        yield
    finally:
        forget(opener)
        provider.shutdown()
