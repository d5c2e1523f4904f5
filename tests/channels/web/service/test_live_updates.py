"""Open pages are told of everything that happens from the moment that it is watched for."""

from __future__ import annotations

from queue import Queue
from threading import Event

import pytest

from bot.bootstrap import now
from bot.channels.web.live_updates import Watcher
from bot.vocabulary import Message, MessageKind
from tests.memory import MemoryStorage


def put(storage: MemoryStorage, person: str) -> None:
    with storage() as work:
        work.outbox.put(person, "e", [Message(MessageKind.NOTICE, "a")], now())
        work.commit()


def test_what_happens_right_after_the_start_is_told_though_nobody_said_so() -> None:
    storage, rung = MemoryStorage(), Queue[frozenset[str]]()
    put(storage, "web:before")
    watcher = Watcher(storage, rung.put, every=0.01)
    watcher.start()
    put(storage, "web:after")
    assert rung.get(timeout=10) == {"post:web:after"}
    assert watcher.close(10)
    assert rung.empty()


def test_a_look_that_fails_is_made_again(caplog: pytest.LogCaptureFixture) -> None:
    storage, rung = MemoryStorage(), Queue[frozenset[str]]()
    has_failed = Event()

    def ring(topics: frozenset[str]) -> None:
        if not has_failed.is_set():
            has_failed.set()
            raise OSError("broken")
        rung.put(topics)

    watcher = Watcher(storage, ring, every=0.01)
    watcher.start()
    put(storage, "web:one")
    assert has_failed.wait(10)
    put(storage, "web:two")
    assert rung.get(timeout=10) == {"post:web:two"}
    assert watcher.close(10)
    assert "Open pages could not be told" in caplog.text


def test_whose_line_nobody_answers_is_told_as_well_once() -> None:
    storage, rung = MemoryStorage(), Queue[frozenset[str]]()
    watcher = Watcher(storage, rung.put, every=0.01)
    watcher.start()
    watcher.wake("web:one")
    assert rung.get(timeout=10) == {"post:web:one"}
    put(storage, "web:two")
    assert rung.get(timeout=10) == {"post:web:two"}
    assert watcher.close(10)


def test_as_long_as_nobody_follows_more_only_those_who_are_named_are_told() -> None:
    storage, rung = MemoryStorage(), Queue[frozenset[str]]()
    watcher = Watcher(storage, rung.put, every=3_600, follows=lambda: False)
    watcher.start()
    put(storage, "web:one")
    put(storage, "web:other")
    watcher.wake("web:one")
    assert rung.get(timeout=10) == {"post:web:one"}
    watcher.wake()  # something was committed elsewhere
    assert rung.get(timeout=10) == {"post:web:one", "post:web:other"}
    assert watcher.close(10)
    assert rung.empty()


def test_where_nobody_tells_it_is_looked_now_and_then_all_the_same() -> None:
    storage, rung = MemoryStorage(), Queue[frozenset[str]]()
    watcher = Watcher(storage, rung.put, every=0.05, follows=lambda: False)
    watcher.start()
    put(storage, "web:one")
    assert rung.get(timeout=10) == {"post:web:one"}
    assert watcher.close(10)
