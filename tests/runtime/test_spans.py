"""Spans of turns and deliveries, as the SDK's own exporter keeps them: ids, and never words."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from bot.assistant.ports import DeliveryResult, DeliveryStatus
from bot.assistant.turns import handle_turn
from bot.runtime.metrics import Metrics
from bot.runtime.outbox_worker import OutboxWorker
from bot.runtime.telemetry.spans import observed, traced
from bot.settings import SettingsError
from bot.vocabulary import Turn
from bot.vocabulary.stages import UNSEEN, stage
from tests.driver import IN_EDITION, new_stage

SECRET = "hanako@example.co.jp"  # noqa: S105  it is what must not be told


def test_a_turn_and_its_delivery_have_spans_that_tell_ids_alone() -> None:
    kept, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    assistant = new_stage().assistant
    metrics = Metrics(assistant.storage, lambda: IN_EDITION)
    with observed(provider):
        with metrics.turn("web"):
            handle_turn(assistant, Turn("e", "chat:1", text=SECRET), IN_EDITION)
        sent = DeliveryResult(DeliveryStatus.SENT)
        later = IN_EDITION + timedelta(seconds=1)
        worker = OutboxWorker(assistant.storage, lambda _: sent, lambda: later, "chat:", {})
        worker.start()
        assert worker.close(20)
        spans = kept.get_finished_spans()
    by_name = {span.name: span for span in spans}
    turn = by_name["madoguchi.turn"]
    assert turn.context is not None
    for name in ("madoguchi.decide", "madoguchi.word"):
        parent = by_name[name].parent
        assert parent is not None
        assert parent.span_id == turn.context.span_id
    assert "madoguchi.commit" in by_name
    assert dict(turn.attributes or {}) == {"madoguchi.channel": "web"}
    assert set(by_name["madoguchi.delivery"].attributes or {}) == {
        "madoguchi.id",
        "madoguchi.attempt",
    }
    assert SECRET not in json.dumps([span.to_json() for span in spans])


def test_an_error_is_told_without_its_words() -> None:
    kept, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    with observed(provider):
        with pytest.raises(ValueError, match="hanako"), stage("turn", channel="web"):
            raise ValueError(SECRET)
        [span] = kept.get_finished_spans()
    assert SECRET not in span.to_json()


def test_without_anybody_who_watches_a_stage_is_nothing() -> None:
    with traced(""):
        assert stage("turn", channel="web") is UNSEEN


def test_where_the_packages_are_missing_it_is_said_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    opening: Callable[[], object] = traced("http://127.0.0.1:1/v1/traces").__enter__
    with pytest.raises(SettingsError, match=r"requirements\.lock"):
        opening()
