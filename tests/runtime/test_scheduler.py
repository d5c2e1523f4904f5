"""Duties are done in time, and one that fails holds up nothing."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from bot.runtime.scheduler import Job, Scheduler

NINE = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NINE

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def test_a_duty_is_done_at_once_and_then_after_its_time() -> None:
    clock, done = Clock(), list[datetime]()
    work = Scheduler([Job("often", done.append, every=60)], clock)
    for _ in range(5):
        work.look()
        clock.pass_by(30)
    assert done == [NINE + timedelta(seconds=60 * n) for n in range(3)]


def test_a_duty_that_fails_is_logged_tried_again_later_and_holds_up_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock, done = Clock(), list[datetime]()

    def fail(now: datetime) -> None:
        done.append(now)
        raise RuntimeError("away")

    work = Scheduler([Job("broken", fail), Job("sound", done.append)], clock)
    work.look()
    clock.pass_by(60)
    work.look()
    assert len(done) == 4
    assert "broken failed" in caplog.text


def test_a_clock_that_is_set_back_stops_nothing() -> None:
    clock, done = Clock(), list[datetime]()
    work = Scheduler([Job("often", done.append)], clock)
    work.look()
    clock.pass_by(-3600)
    work.look()
    assert len(done) == 2


def test_it_runs_by_itself_until_it_is_closed() -> None:
    done, twice = list[datetime](), threading.Event()

    def do(now: datetime) -> None:
        done.append(now)
        if len(done) == 2:
            twice.set()

    work = Scheduler([Job("often", do, every=0)], Clock(), tick=0.01)
    work.start()
    assert twice.wait(10)
    work.close()
    count = len(done)
    assert not threading.Event().wait(0.05)
    assert len(done) == count
