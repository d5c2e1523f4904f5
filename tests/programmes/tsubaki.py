"""A second programme: a made-up subsidy of a made-up town."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.assistant.context import Assistant
from bot.bootstrap import assistant_of
from bot.content import load
from bot.programme import Programme
from tests.memory import MemoryStorage
from tests.programmes.shared import SharedProgramme

ROOT = Path(__file__).parent / "content"


@cache
def tsubaki() -> Programme:
    """The programme; read once in a process, and learnt once in a run."""
    return SharedProgramme(load(ROOT))


def town_counter() -> Assistant:
    """Its counter, on storage of its own."""
    return assistant_of(tsubaki(), MemoryStorage())
