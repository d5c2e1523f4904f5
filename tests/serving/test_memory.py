"""What is done about memory where the system has it, and no harm elsewhere."""

from __future__ import annotations

import ctypes

import pytest

from bot.serving.memory import give_back, share_arenas


@pytest.mark.parametrize("library", [object(), None])
def test_elsewhere_nothing_is_done(library: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_: object) -> object:
        if library is None:
            raise OSError
        return library

    monkeypatch.setattr(ctypes, "CDLL", load)
    share_arenas()
    give_back()


def test_on_this_system_it_can_be_done() -> None:
    share_arenas()
    give_back()
