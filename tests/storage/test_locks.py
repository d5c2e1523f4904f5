"""The fair lock of writers, and the numbers of named locks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage import StorageError
from bot.storage.database.locks import FairLock, number_of


class Queue(FairLock):
    """A fair lock that tells when somebody has taken their place in the queue."""

    def __init__(self) -> None:
        super().__init__(patience=20.0)
        self.has_waiter = Event()

    def _wait(self, place: object) -> None:
        self.has_waiter.set()
        super()._wait(place)  # type: ignore[arg-type]


def test_the_lock_is_handed_on_in_the_order_of_asking() -> None:
    lock, served = Queue(), list[int]()

    def ask(number: int) -> None:
        with lock:
            served.append(number)

    with ThreadPoolExecutor(8) as pool:
        with lock:
            for number in range(8):
                lock.has_waiter.clear()
                pool.submit(ask, number)
                assert lock.has_waiter.wait(20.0)
        pool.shutdown()
    assert served == list(range(8))


def test_who_waits_too_long_is_told_and_leaves_the_queue() -> None:
    lock = FairLock(patience=0.01)
    with lock, pytest.raises(StorageError):
        lock.__enter__()
    with lock:
        pass


def test_an_error_inside_frees_the_lock() -> None:
    lock = FairLock(patience=0.01)
    with pytest.raises(LookupError), lock:
        raise LookupError
    with lock:
        pass


@given(st.text(st.characters()))
def test_every_name_has_a_number_that_postgresql_can_lock(name: str) -> None:
    assert -(2**63) <= number_of(name) < 2**63
    assert number_of(name) == number_of(name)
