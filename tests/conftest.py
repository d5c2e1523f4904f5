"""What holds for every test."""

from __future__ import annotations

import gc
import os
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from jinja2 import Environment, FileSystemBytecodeCache

from bot.channels.web.http import templates
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


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all processes of a run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def shared_models(run_folder: Path) -> None:
    """All processes of a run find what one of them has learnt."""
    shared.FOLDERS[:] = [run_folder / "models"]


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(run_folder: Path) -> None:
    """A template is compiled once, not by each of the hundreds of sites that draw it."""
    folder = run_folder / "templates"
    folder.mkdir(exist_ok=True)
    cache = FileSystemBytecodeCache(str(folder))
    vars(templates)["Environment"] = partial(Environment, bytecode_cache=cache)


def pytest_runtest_teardown() -> None:
    """A command that ran in this process has set how often it looks for garbage. Here that stays as
    often as usual: what a test left open is told in that test, and not in a later one."""
    gc.set_threshold(*USUAL)
