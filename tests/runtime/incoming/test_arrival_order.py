"""Nothing waits as long as everything comes in order; where something may be missing, it does."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.runtime.incoming.arrival_order import NEARBY, QUIET, REMEMBERED, SETTLING, ArrivalOrder


@dataclass
class Clock:
    """Seconds that are set."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def order(clock: Clock) -> ArrivalOrder:
    return ArrivalOrder(clock)


def test_what_comes_in_order_waits_for_nothing(order: ArrivalOrder) -> None:
    assert [order.wait("hanako", at) for at in (1.0, 1.1, 2.0, 90.0)] == [0.0] * 4
    assert order.wait("hanako", None) == 0.0


def test_once_something_was_overtaken_everybody_waits_for_what_may_be_missing(
    order: ArrivalOrder,
) -> None:
    assert order.wait("hanako", 1.2) == 0.0
    assert order.wait("hanako", 1.1) == SETTLING
    assert order.wait("hanako", 1.3) == SETTLING
    assert order.wait("taro", 7.0) == SETTLING


def test_after_a_quiet_while_nothing_waits_any_more(order: ArrivalOrder, clock: Clock) -> None:
    order.wait("hanako", 1.2)
    order.wait("hanako", 1.1)
    clock.now += QUIET
    assert order.wait("hanako", 1.3) == 0.0


def test_what_broke_here_and_will_come_again_is_missing(order: ArrivalOrder) -> None:
    order.doubt()
    assert order.wait("hanako", 1.0) == SETTLING


def test_the_same_once_more_is_no_disorder(order: ArrivalOrder) -> None:
    for at in (1.0, 1.1, 1.0):
        assert order.wait("hanako", at) == 0.0


def test_others_are_no_measure(order: ArrivalOrder) -> None:
    order.wait("hanako", 1.2)
    assert order.wait("taro", 1.1) == 0.0


def test_what_is_late_by_itself_keeps_nobody_waiting(order: ArrivalOrder, clock: Clock) -> None:
    order.wait("hanako", 100.0)
    assert order.wait("hanako", 100.0 - NEARBY) == 0.0
    clock.now += NEARBY
    assert order.wait("hanako", 99.9) == 0.0


def test_only_so_many_persons_are_remembered(order: ArrivalOrder) -> None:
    order.wait("hanako", 1.2)
    for number in range(REMEMBERED):
        order.wait(f"person {number}", 1.0)
    assert order.wait("hanako", 1.1) == 0.0
