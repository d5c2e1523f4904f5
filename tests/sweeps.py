"""How far a sweep goes: seeds, made-up examples, and every one of these with every one of those.

`make test` takes a sample, which holds every value at least once; `make storms` takes all there is
(`MADOGUCHI_TEST_STORMS` says how many storms, and is set there alone).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import Any, TypeVar
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

STORMS = int(os.environ.get("MADOGUCHI_TEST_STORMS", "0"))
IS_WHOLE = STORMS > 0

SEEDS = {
    "storms": (2, STORMS),
    "storms on PostgreSQL": (1, STORMS // 10),
    "changes of a guideline": (30, 300),
    "faults at the desk": (6, 30),
    "kills of a chat": (10, 40),
    "kills of a chat on PostgreSQL": (4, 10),
}
"""Of each sweep how many seeds are a sample, and how many are all."""

EXAMPLES = 25, 100
"""How many examples hypothesis makes up for a law that says nothing else. It makes up others every
time: so a sample, too, comes to see many."""

PART = 5
"""Every how many of a long list is a sample."""

PROFILE = "untimed"

Case = TypeVar("Case")
Test = TypeVar("Test", bound=Callable[..., None])


def count(name: str) -> int:
    """How many seeds a sweep takes now."""
    return SEEDS[name][IS_WHOLE]


def seeds(name: str) -> Callable[[Test], Test]:
    """Let a test take each `seed` of a sweep."""
    return marked(pytest.mark.parametrize("seed", range(count(name))))


def examples(whole: int) -> settings:
    """How many examples are made up where it is not the usual number."""
    few, usual = EXAMPLES
    return settings(max_examples=whole if IS_WHOLE else max(2, whole * few // usual))


def every(**values: Iterable[Any]) -> Callable[[Test], Test]:
    """Let a test take every one of these with every one of those; in a sample each of them once."""
    axes = [tuple(each) for each in values.values()]
    chosen = product(*axes) if IS_WHOLE else each_once(axes)
    cases = [pytest.param(*case, id="-".join(map(shortened, case))) for case in chosen]
    return marked(pytest.mark.parametrize(tuple(values), cases))


def each_once(axes: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """As few combinations as hold every value; which go together changes from round to round."""
    return [
        tuple(axis[(number + number // len(axis)) % len(axis)] for axis in axes)
        for number in range(max(map(len, axes)))
    ]


def part(cases: Sequence[Case], turn: int = 0) -> Sequence[Case]:
    """Of a long list that a law is tried on, some from everywhere in it; others in the next turn.
    Several turns come to see all of it. Each is in or out by itself: one more moves no other."""
    return cases if IS_WHOLE else [c for c in cases if (turn - crc32(repr(c).encode())) % PART == 0]


def marked(cases: pytest.MarkDecorator) -> Callable[[Test], Test]:
    """The cases of a sweep, which `make storms` finds."""

    def mark(test: Test) -> Test:
        marked: Test = pytest.mark.sweep(cases(test))
        return marked

    return mark


def shortened(value: object) -> str:
    """What a value is called in the name of a test."""
    return ascii(str(value)[:12]).strip("'")


# No test asserts how long something takes: a busy machine proves nothing about the code.
settings.register_profile(
    PROFILE,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=EXAMPLES[IS_WHOLE],
)
