"""What is done about memory where the system has it, and no harm elsewhere."""

from __future__ import annotations

import ctypes
import gc
import weakref
from collections.abc import Iterator

import pytest

from bot.serving.memory import give_back, save_memory, spare_what_stays


@pytest.mark.parametrize("library", [object(), None])
def test_elsewhere_nothing_is_done(library: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_: object) -> object:
        if library is None:
            raise OSError
        return library

    monkeypatch.setattr(ctypes, "CDLL", load)
    save_memory()
    give_back()


def test_on_this_system_it_can_be_done() -> None:
    save_memory()
    give_back()


class Knot:
    """Refers to itself, so that only the garbage collector finds out that nobody needs it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def _unspared() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_unspared")
def test_what_stays_is_spared_until_it_is_spared_anew_and_nobody_needs_it() -> None:
    knot = Knot()
    alive = weakref.ref(knot)
    spare_what_stays()
    del knot
    gc.collect()
    assert alive() is not None
    spare_what_stays()
    assert alive() is None
