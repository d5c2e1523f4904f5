"""Whoever needs what is learnt waits for it; nobody else does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event, Thread

import pytest

from bot.runtime.training import StoppedError, Trainer


def test_whoever_waits_goes_on_once_it_is_learnt() -> None:
    may_end = Event()
    learning = Trainer(lambda _: may_end.wait())
    thread = Thread(target=learning.run)
    thread.start()

    async def wait_while_learning() -> bool:
        waiting = asyncio.create_task(learning.wait())
        await asyncio.sleep(0)
        was_waiting = not waiting.done() and not learning.is_done
        may_end.set()
        await waiting
        return was_waiting

    assert asyncio.run(wait_while_learning())
    thread.join()
    assert learning.is_done


def test_what_could_not_be_learnt_is_not_done_and_says_why() -> None:
    def fail(_: Callable[[], bool]) -> None:
        raise ValueError("broken")

    learning = Trainer(fail)
    with pytest.raises(ValueError, match="broken"):
        learning.run()
    assert not learning.is_done


def test_who_is_told_to_stop_has_not_learnt() -> None:
    def learn(goes_on: Callable[[], bool]) -> None:
        while goes_on():
            learning.stop()
        raise StoppedError

    learning = Trainer(learn)
    assert not learning.run()
    assert not learning.is_done
