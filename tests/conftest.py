"""What holds for every test."""

from __future__ import annotations

import gc
import os
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import settings

from bot.content.source import reader
from tests.programmes import shared
from tests.schedule import Schedule, rank
from tests.sweeps import PROFILE

settings.load_profile(PROFILE)
USUAL = gc.get_threshold()

# The same files are read by hundreds of tests, which change one of them at a time.
vars(reader)["source_of"] = lru_cache(maxsize=256)(reader.source_of)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Schedule | None:
    """With `--dist loadscope`, as in `make test`, our own."""
    return Schedule(config, log) if config.getvalue("dist") == "loadscope" else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In one of several processes, what is long comes first."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: rank(item.nodeid))


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """Tests by the thousand are made without looking for garbage among them."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What was collected stays to the end: no look for garbage passes over it again."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def shared_models(tmp_path_factory: pytest.TempPathFactory) -> None:
    """All processes of a run find what one of them has learnt."""
    own = tmp_path_factory.getbasetemp()
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    shared.FOLDERS[:] = [run / "models"]


def pytest_runtest_teardown() -> None:
    """A command that ran in this process has set how often it looks for garbage. Here that stays as
    often as usual: what a test left open is told in that test, and not in a later one."""
    gc.set_threshold(*USUAL)
