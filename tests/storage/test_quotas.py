"""What every storage counts by day."""

from __future__ import annotations

from datetime import timedelta

from bot.assistant.ports import Storage
from tests.storage.samples import NOW

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


def took(storage: Storage, key: str, day: object = TODAY) -> bool:
    with storage() as work:
        is_taken = work.quotas.take(key, day, 2)  # type: ignore[arg-type]
        work.commit()
    return is_taken


def test_no_more_are_counted_on_a_day_than_there_may_be(storage: Storage) -> None:
    assert [took(storage, "a") for _ in range(4)] == [True, True, False, False]
    assert took(storage, "b"), "of another one nothing was counted"
    assert took(storage, "a", TOMORROW)


def test_what_was_counted_on_earlier_days_is_forgotten(storage: Storage) -> None:
    took(storage, "a")
    took(storage, "a", TOMORROW)
    with storage() as work:
        assert work.quotas.forget_before(TOMORROW) == 1
        work.commit()
    assert [took(storage, "a", TOMORROW) for _ in range(2)] == [True, False]


def test_what_was_not_committed_does_not_count(storage: Storage) -> None:
    for _ in range(3):
        with storage() as work:
            assert work.quotas.take("a", TODAY, 1)
