"""What becomes of what is sent and shown, as it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant.delivery import mark_uncertain
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing
from bot.vocabulary import Message, MessageKind
from tests.delivery import deliver, deliver_all
from tests.memory import MemoryStorage

NOW = datetime(2024, 10, 1, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PERSONS = ("slack:T1:U1", "slack:T1:U2", "web:1")
SENT, QUEUED = DeliveryStatus.SENT, DeliveryStatus.QUEUED


@pytest.fixture
def storage() -> MemoryStorage:
    storage = MemoryStorage()
    with storage() as work:
        for person in PERSONS:
            work.outbox.put(person, "e", [Message(MessageKind.NOTICE, "a")], NOW)
        work.desk_posts.put("slack:T1:C9", "M-1", "lead:M-1", NOW)
        work.desk_posts.put("slack:T1:C9", "M-1", "said:M-1:k", NOW)
        work.desk_posts.put("web:desk", "M-1", "lead:M-1", NOW)
        work.commit()
    return storage


def statuses(storage: MemoryStorage) -> list[tuple[str, DeliveryStatus, str]]:
    with storage() as work:
        every = [sent for person in PERSONS for sent in work.outbox.of(person)]
    return [(outgoing.person, outgoing.status, outgoing.receipt) for outgoing in every]


def test_each_message_is_kept_as_what_became_of_it(storage: MemoryStorage) -> None:
    outcomes = {
        "slack:T1:U1": DeliveryResult(SENT, "D1/17.1"),
        "slack:T1:U2": DeliveryResult(QUEUED, retry_at=NOW + HOUR),
    }

    def send(outgoing: Outgoing) -> DeliveryResult:
        return outcomes[outgoing.person]

    assert deliver_all(storage, send, lambda: NOW, "slack:") == 2
    assert statuses(storage) == [
        ("slack:T1:U1", SENT, "D1/17.1"),
        ("slack:T1:U2", QUEUED, ""),
        ("web:1", QUEUED, ""),
    ]
    assert deliver_all(storage, send, lambda: NOW + HOUR / 2, "slack:") == 0
    assert deliver_all(storage, send, lambda: NOW + HOUR, "slack:") == 1


def test_what_was_surely_not_sent_may_be_tried_at_once(storage: MemoryStorage) -> None:
    def refuse(_: Outgoing) -> DeliveryResult:
        return DeliveryResult(QUEUED)

    assert deliver(storage, refuse, lambda: NOW, "web:1") == 1
    assert deliver(storage, refuse, lambda: NOW, "web:1") == 1


def test_a_crash_while_sending_leaves_it_as_being_sent(storage: MemoryStorage) -> None:
    def crash(_: Outgoing) -> DeliveryResult:
        raise ConnectionError

    for person in PERSONS:
        with pytest.raises(ConnectionError):
            deliver(storage, crash, lambda: NOW, person)
    assert {status for _, status, _ in statuses(storage)} == {DeliveryStatus.SENDING}
    assert mark_uncertain(storage, NOW + HOUR, NOW + HOUR, "web:") == 1
    assert mark_uncertain(storage, NOW + HOUR, NOW + HOUR) == 2


def test_what_was_erased_while_it_was_sent_is_to_be_taken_back(storage: MemoryStorage) -> None:
    def send(outgoing: Outgoing) -> DeliveryResult:
        with storage() as work:
            work.outbox.erase(outgoing.person)
            work.commit()
        return DeliveryResult(SENT, "D1/17.1")

    deliver(storage, send, lambda: NOW, "slack:T1:U1")
    with storage() as work:
        waiting = work.withdrawals.waiting("slack:", NOW)
    assert [(each.person, each.receipt) for each in waiting] == [("slack:T1:U1", "D1/17.1")]
