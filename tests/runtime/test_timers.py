"""What is done a little later is done in its order, and not at all where it was called off."""

from __future__ import annotations

from threading import Event

from bot.runtime.timers import Timers


def test_what_is_due_first_is_done_first_whenever_it_was_added() -> None:
    timers, done, is_over = Timers("test"), list[str](), Event()
    timers.later(0.06, is_over.set)
    timers.later(0.04, lambda: done.append("late"))
    timers.later(0.0, lambda: done.append("soon"))
    assert is_over.wait(10)
    assert done == ["soon", "late"]
    timers.close()


def test_what_was_called_off_is_not_done_and_holds_up_nothing() -> None:
    timers, done, is_over = Timers("test"), list[str](), Event()
    off = [timers.later(0.02, lambda: done.append("off")) for _ in range(3)]
    timers.later(0.04, is_over.set)
    for each in off:
        each.call_off()
    assert is_over.wait(10)
    assert not done
    timers.close()
