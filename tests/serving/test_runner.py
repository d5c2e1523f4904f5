"""What the operator reads of what happens."""

from __future__ import annotations

import json
import logging
import os
import signal
from collections.abc import Iterator
from threading import Event

import pytest

from bot.serving.runner import SIGNALS, JsonLines, run
from bot.serving.service import Service


def record(message: str, *arguments: object, error: BaseException | None = None) -> str:
    info = (type(error), error, None) if error else None
    made = logging.LogRecord("bot.x", logging.WARNING, "x.py", 1, message, arguments, info)
    return JsonLines().format(made)


def test_a_line_for_programs_is_json_with_all_there_is_to_know() -> None:
    told = json.loads(record("Message %s could not be sent", 7))
    assert told.pop("time").endswith("+00:00")
    assert told == {
        "level": "WARNING",
        "logger": "bot.x",
        "message": "Message 7 could not be sent",
    }


def test_a_message_of_several_lines_is_one_line_for_programs() -> None:
    line = record("one\ntwo", error=RuntimeError("three\nfour"))
    assert len(line.splitlines()) == 1
    assert "three" in json.loads(line)["exception"]


class Steps(Service):
    """A service that notes what is done with it; opening it waits until it may."""

    def __init__(self, *, fails: bool = False) -> None:
        self.done: list[str] = []
        self.may_open, self._fails = Event(), fails

    def show(self) -> None:
        self.done.append("shown")

    def open(self) -> None:
        self.may_open.wait(10)
        if self._fails:
            raise OSError("no way in")
        self.done.append("open")

    def close(self) -> bool:
        self.may_open.set()
        self.done.append("closed")
        return True


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def ask_to_stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_service_is_closed_once_somebody_asks() -> None:
    steps = Steps()
    run(steps, ready=ask_to_stop, shown=steps.may_open.set)
    assert steps.done == ["shown", "open", "closed"]


def test_who_asks_while_it_is_being_opened_does_not_wait_for_that() -> None:
    steps = Steps()
    run(steps, shown=ask_to_stop)
    assert steps.done[:2] == ["shown", "closed"]


def test_what_keeps_it_from_opening_is_raised_after_it_was_closed() -> None:
    steps = Steps(fails=True)
    with pytest.raises(OSError, match="no way in"):
        run(steps, shown=steps.may_open.set)
    assert steps.done == ["shown", "closed"]
