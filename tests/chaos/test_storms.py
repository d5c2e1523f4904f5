"""Whatever goes wrong, and whenever the bot is killed: nothing is lost, doubled or out of order."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.chaos.invariants import check
from tests.chaos.quiesce import settle
from tests.chaos.scenario import perform
from tests.chaos.world import copy_of, prepared_file, scene_of
from tests.storage.conftest import fresh_schema

STORMS = int(os.environ.get("MADOGUCHI_TEST_STORMS", "5"))
"""How many there are: a few among all other tests, two hundred in `make storms`."""

GROUP = 5
AT_ONCE = 5
"""Storms beside each other in one test: most of the time is spent waiting."""
TRANSPORTS = ("http", "socket")

Addresses = Callable[[Path], str]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the lead, made once."""
    return prepared_file(tmp_path_factory.mktemp("storms"))


def storm(seed: int, url: str, folder: Path) -> str:
    """One storm from beginning to end; what was wrong, if anything."""
    transport = TRANSPORTS[seed % 2]
    with scene_of(seed, transport, url, folder) as scene:
        try:
            perform(scene)
            settle(scene)
            check(scene)
        except Exception:  # noqa: BLE001  it is told together with the seed
            said = scene.bot.log.read_text()[-3_000:] if scene.bot.log.exists() else ""
            trouble = traceback.format_exc(limit=-3)
            befell = "; ".join(scene.machine.told)
            story = scene.slack.story()
            return f"seed {seed}, {transport} ({befell}): {trouble}\n{story}\n{said}"
    return ""


def storms(seeds: range, address: Addresses, folder: Path) -> None:
    def one(seed: int) -> str:
        inside = folder / str(seed)
        return storm(seed, address(inside), inside)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        failures = [told for told in pool.map(one, seeds) if told]
    assert not failures, "\n\n".join(failures)


@pytest.mark.parametrize("first", range(0, STORMS, GROUP))
def test_every_message_is_kept_and_answered_once_and_in_order(
    first: int, prepared: Path, tmp_path: Path
) -> None:
    storms(range(first, first + GROUP), lambda folder: copy_of(prepared, folder), tmp_path)


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


@pytest.mark.postgres
@pytest.mark.parametrize("first", range(1_000, 1_000 + max(1, STORMS // 10), GROUP))
def test_the_same_holds_on_postgresql(first: int, schemas: Addresses, tmp_path: Path) -> None:
    storms(range(first, first + GROUP), schemas, tmp_path)
