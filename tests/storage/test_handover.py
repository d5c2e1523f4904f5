"""What is committed is handed to whoever delivers it, claimed where nothing comes before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from bot.assistant.ports import DeliveryStatus, Outgoing
from bot.storage import SqlStorage
from tests.storage.samples import NOW, PERSON, messages

DESK = "desk:1"


@dataclass
class Notes:
    """A courier that notes what it is handed."""

    has_room: bool = True
    told: list[tuple[str, list[Outgoing]]] = field(default_factory=list)

    def serves(self, recipient: str) -> bool:
        return recipient in {PERSON, DESK}

    def has_room_for(self, _: str) -> bool:
        return self.has_room

    def carry(self, recipient: str, claimed: Sequence[Outgoing]) -> None:
        self.told.append((recipient, list(claimed)))


@pytest.fixture
def courier(storage: SqlStorage) -> Iterator[Notes]:
    notes = Notes()
    storage.enlist(notes)
    yield notes
    storage.dismiss(notes)


def put(storage: SqlStorage, *texts: str, person: str = PERSON) -> list[int]:
    with storage() as work:
        ids = work.outbox.put(person, "e", messages(*texts), NOW)
        work.commit()
    return ids


def of_person(storage: SqlStorage) -> list[Outgoing]:
    with storage.read_only() as work:
        return work.outbox.of(PERSON)


def test_it_is_handed_over_as_it_is_kept_and_nobody_else_can_claim_it(
    storage: SqlStorage, courier: Notes
) -> None:
    put(storage, "one", "two \ud800")
    assert courier.told == [(PERSON, of_person(storage))]
    assert {each.status for each in of_person(storage)} == {DeliveryStatus.SENDING}
    with storage() as work:
        assert work.outbox.claim(PERSON, NOW) is None
        assert work.outbox.due("", NOW, 10) == []


def test_nothing_overtakes_what_is_under_way(storage: SqlStorage, courier: Notes) -> None:
    [first] = put(storage, "one")
    put(storage, "two")
    assert [[each.message.text for each in items] for _, items in courier.told] == [["one"], []]
    with storage() as work:
        work.outbox.settle([first], DeliveryStatus.SENT, NOW)
        claimed = work.outbox.claim(PERSON, NOW)
        assert isinstance(claimed, Outgoing)
        assert claimed.message.text == "two"
        work.commit()


def test_once_that_is_settled_the_next_is_claimed_at_once(
    storage: SqlStorage, courier: Notes
) -> None:
    [first] = put(storage, "one")
    storage.later(lambda work: work.outbox.settle([first], DeliveryStatus.SENT, NOW))
    storage.flush()
    put(storage, "two")
    assert [len(items) for _, items in courier.told] == [1, 1]


def test_what_is_not_committed_is_not_handed_over(storage: SqlStorage, courier: Notes) -> None:
    with storage() as work:
        work.outbox.put(PERSON, "e", messages("one"), NOW)
    assert not courier.told
    assert not of_person(storage)


def test_what_is_put_in_one_go_is_handed_over_in_one_go(
    storage: SqlStorage, courier: Notes
) -> None:
    with storage() as work:
        work.outbox.put(PERSON, "e", messages("one"), NOW)
        work.outbox.put(PERSON, "f", messages("two"), NOW)
        work.commit()
    assert [[each.event for each in items] for _, items in courier.told] == [["e", "f"]]


def test_without_room_it_waits_in_the_outbox_and_the_courier_is_told(
    storage: SqlStorage, courier: Notes
) -> None:
    courier.has_room = False
    put(storage, "one")
    assert courier.told == [(PERSON, [])]
    assert [each.status for each in of_person(storage)] == [DeliveryStatus.QUEUED]


def test_whom_nobody_serves_here_waits_for_others(storage: SqlStorage, courier: Notes) -> None:
    put(storage, "one", person="other")
    assert not courier.told


def test_a_desk_is_told_of_its_posts_and_a_person_of_what_was_in_doubt(
    storage: SqlStorage, courier: Notes
) -> None:
    [first] = put(storage, "one")
    with storage() as work:
        work.outbox.settle([first], DeliveryStatus.UNCERTAIN, NOW)
        work.desk_posts.put(DESK, "line", "subject", NOW)
        work.commit()
    [doubtful] = of_person(storage)
    with storage() as work:
        assert work.outbox.put_back(doubtful, NOW)
        work.commit()
    assert [recipient for recipient, _ in courier.told] == [PERSON, DESK, PERSON]
