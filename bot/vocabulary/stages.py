"""Stages of what is done, told to whoever watches; without anybody who does, they cost nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext

Id = str | int
Opener = Callable[[str, Mapping[str, Id]], AbstractContextManager[object]]
"""Begins a stage: its name, and ids of what it is about. Never words, addresses or names."""

UNSEEN: AbstractContextManager[object] = nullcontext()

_openers: list[Opener] = []


def stage(name: str, **ids: Id) -> AbstractContextManager[object]:
    """A stage, which ends with the block."""
    return _openers[-1](name, ids) if _openers else UNSEEN


def observe(opener: Opener) -> None:
    """Be told of every stage from now on, in all threads."""
    _openers.append(opener)


def forget(opener: Opener) -> None:
    """Be told no more."""
    _openers.remove(opener)
