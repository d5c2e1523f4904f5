from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant.ports import DeliveryResult, DeliveryStatus, DeskPost
from bot.runtime.desk_worker import DeskWorker
from tests.fakes import FakeStorage

NOW = datetime(2024, 10, 1, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SENT, QUEUED = DeliveryStatus.SENT, DeliveryStatus.QUEUED
OURS, THEIRS = "slack:T1:C9", "web:desk"


@pytest.fixture
def storage() -> FakeStorage:
    storage = FakeStorage()
    with storage() as work:
        work.desk_posts.put(OURS, "M-1", "lead:M-1", NOW)
        work.desk_posts.put(OURS, "M-1", "said:M-1:k", NOW)
        work.desk_posts.put(THEIRS, "M-1", "lead:M-1", NOW)
        work.commit()
    return storage


def test_posts_of_a_desk_are_shown_one_by_one_until_none_is_left(storage: FakeStorage) -> None:
    shown: list[str] = []

    def show(post: DeskPost) -> DeliveryResult:
        shown.append(post.subject)
        return DeliveryResult(SENT)

    worker = DeskWorker(storage, show, lambda: NOW, OURS)
    assert worker.show_next() == DeliveryResult(SENT)
    assert worker.show_next() == DeliveryResult(SENT)
    assert worker.show_next() is None
    assert shown == ["lead:M-1", "said:M-1:k"]


def test_a_post_that_was_not_shown_waits_for_its_time(storage: FakeStorage) -> None:
    tried: list[int] = []
    later = DeliveryResult(QUEUED, retry_at=NOW + HOUR)

    def show(post: DeskPost) -> DeliveryResult:
        tried.append(post.attempts)
        return later

    worker = DeskWorker(storage, show, lambda: NOW, THEIRS)
    assert worker.show_next() == later
    assert worker.show_next() is None
    an_hour_later = DeskWorker(storage, show, lambda: NOW + HOUR, THEIRS)
    assert an_hour_later.show_next() == later
    assert tried == [1, 2]
