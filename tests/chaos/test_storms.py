"""Whatever goes wrong, and whenever the bot is killed: nothing is lost, doubled or out of order."""

from __future__ import annotations

import gc
import os
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from tests.chaos.invariants import check
from tests.chaos.platform import Opened
from tests.chaos.quiesce import settle
from tests.chaos.scenario import perform
from tests.chaos.slack_platform import slack_platform
from tests.chaos.teams_platform import teams_platform
from tests.chaos.world import copy_of, prepared_file, scene_of
from tests.storage.conftest import fresh_schema
from tests.sweeps import count

AT_ONCE = 5
"""Storms beside each other in one test: most of the time is spent waiting."""
ON_POSTGRESQL = 1_000
"""The first seed there."""
PLATFORMS: dict[str, tuple[Opened, tuple[str, ...]]] = {
    "slack": (slack_platform, ("http", "socket")),
    "teams": (teams_platform, ("http",)),
}
"""Each with the ways that it knows to an app."""
every_platform = pytest.mark.parametrize("name", PLATFORMS)
pytestmark = [
    pytest.mark.sweep,
    # a platform that is closed while a killed bot knocks leaves a connection that nobody took up;
    # that alone is let pass ("." for a colon, which would end the pattern)
    pytest.mark.filterwarnings(
        "ignore:(?s).*ResourceWarning. unclosed:pytest.PytestUnraisableExceptionWarning"
    ),
]

Addresses = Callable[[Path], str]


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """What a storm left lying is found while that is let pass, not in whichever test is next."""
    yield
    gc.collect()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """For each platform a database with the lead, made once."""
    return cache(lambda name: prepared_file(tmp_path_factory.mktemp(name), PLATFORMS[name][0]))


def storm(name: str, seed: int, url: str, folder: Path) -> str:
    """One storm from beginning to end; what was wrong, if anything."""
    opened, transports = PLATFORMS[name]
    transport = transports[seed % len(transports)]
    with scene_of(seed, opened, transport, url, folder) as scene:
        try:
            perform(scene)
            settle(scene)
            check(scene)
        except Exception:  # noqa: BLE001  it is told together with the seed
            said = scene.bot.log.read_text()[-3_000:] if scene.bot.log.exists() else ""
            trouble = traceback.format_exc(limit=-3)
            befell = "; ".join(scene.machine.told)
            story = scene.platform.story()
            return f"{name}, seed {seed}, {transport} ({befell}): {trouble}\n{story}\n{said}"
    return ""


def groups(sweep: str, first: int = 0) -> list[range]:
    """The seeds of a sweep, each group to be stormed at once."""
    seeds = range(first, first + count(sweep))
    return [seeds[start : start + AT_ONCE] for start in range(0, len(seeds), AT_ONCE)]


def storms(name: str, seeds: range, address: Addresses, folder: Path) -> None:
    def one(seed: int) -> str:
        inside = folder / str(seed)
        return storm(name, seed, address(inside), inside)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        failures = [told for told in pool.map(one, seeds) if told]
    assert not failures, "\n\n".join(failures)


@every_platform
@pytest.mark.parametrize("seeds", groups("storms"), ids=str)
def test_every_message_is_kept_and_answered_once_and_in_order(
    name: str, seeds: range, prepared: Callable[[str], Path], tmp_path: Path
) -> None:
    file = prepared(name)
    storms(name, seeds, lambda folder: copy_of(file, folder), tmp_path)


@pytest.fixture
def schemas() -> Iterator[Addresses]:
    """Gives each storm a schema of its own on a server."""
    server = os.environ.get("MADOGUCHI_TEST_POSTGRES_URL")
    if not server:
        pytest.skip("set MADOGUCHI_TEST_POSTGRES_URL to storm on PostgreSQL")
    open_ones: list[Iterator[str]] = []

    def address(folder: Path) -> str:
        folder.mkdir()
        open_ones.append(fresh_schema(server))
        return next(open_ones[-1])

    yield address
    for schema in open_ones:
        next(schema, None)


@every_platform
@pytest.mark.postgres
@pytest.mark.parametrize("seeds", groups("storms on PostgreSQL", ON_POSTGRESQL), ids=str)
def test_the_same_holds_on_postgresql(
    name: str, seeds: range, schemas: Addresses, tmp_path: Path
) -> None:
    storms(name, seeds, schemas, tmp_path)
