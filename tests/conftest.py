"""What holds for every test."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from hypothesis import settings

from tests.schedule import Schedule, rank
from tests.sweeps import PROFILE

settings.load_profile(PROFILE)
USUAL = gc.get_threshold()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Schedule | None:
    """With `--dist loadscope`, as in `make test`, our own."""
    return Schedule(config, log) if config.getvalue("dist") == "loadscope" else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In one of several processes, what is long comes first."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: rank(item.nodeid))


def pytest_runtest_teardown() -> None:
    """A command that ran in this process has set how often it looks for garbage. Here that stays as
    often as usual: what a test left open is told in that test, and not in a later one."""
    gc.set_threshold(*USUAL)
