"""No purge, however much of it there is, holds up anybody who writes meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant.ports import Erasure, Storage
from bot.assistant.retention import BATCH, purge
from tests.storage.conftest import *  # noqa: F403  the same databases
from tests.storage.samples import conversation, event, lead

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
OLD = NOW - timedelta(days=800)
LIMIT = NOW - timedelta(days=365)
PEOPLE = 2 * BATCH + 1


@pytest.fixture
def old(storage: Storage) -> Storage:
    """A counter to which many came long ago."""
    with storage() as work:
        for number in range(PEOPLE):
            person = f"test:{number}"
            work.conversations.save(conversation(f"c{number}", person, OLD))
            work.leads.add(lead(f"M-{number}", person, f"name:{number}", OLD), event())
        work.commit()
    return storage


class Newcomer:
    """Writes whenever a purge rests, and sees how much was taken since."""

    def __init__(self, storage: Storage, patience: int = PEOPLE) -> None:
        self._storage, self._patience = storage, patience
        self.left: list[int] = []

    def write(self) -> bool:
        """Come in between; whether the purge may go on."""
        with self._storage() as work:
            work.events.is_new("test:newcomer", str(len(self.left)), NOW)
            held = work.sweeps.holdings(LIMIT)
            self.left.append(held.leads.due + held.conversations.due)
            work.commit()
        return len(self.left) < self._patience


def test_nobody_waits_for_more_than_one_batch_of_a_purge(old: Storage) -> None:
    newcomer = Newcomer(old)
    proof = purge(old, LIMIT, NOW, rest=newcomer.write)
    taken = [
        before - after
        for before, after in zip([2 * PEOPLE, *newcomer.left], newcomer.left, strict=False)
    ]
    assert taken == [BATCH, BATCH, 1, BATCH, BATCH, 1]
    assert isinstance(proof, Erasure)
    assert (proof.leads, proof.conversations) == (PEOPLE, PEOPLE)


def test_a_purge_that_is_told_to_stop_has_proved_what_it_took(old: Storage) -> None:
    newcomer = Newcomer(old, patience=1)
    proof = purge(old, LIMIT, NOW, rest=newcomer.write)
    assert newcomer.left == [2 * PEOPLE - BATCH]
    assert isinstance(proof, Erasure)
    assert (proof.leads, proof.conversations) == (BATCH, 0)


def test_a_purge_of_nothing_rests_for_nobody_and_proves_nothing(storage: Storage) -> None:
    newcomer = Newcomer(storage)
    assert purge(storage, LIMIT, NOW, rest=newcomer.write) is None
    assert newcomer.left == []
