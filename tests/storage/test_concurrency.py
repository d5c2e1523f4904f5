"""What holds when several threads use a storage at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event, Lock

import pytest

from bot.assistant.ports import DeliveryResult, DeliveryStatus, DeskPost, Outgoing, Storage
from bot.storage import SqlStorage
from tests.delivery import deliver
from tests.storage.samples import HOUR, NOW, PERSON, conversation, event, lead, messages

TIMEOUT = 20.0  # seconds; only ever reached by a bug


def at_once(*tasks: Callable[[], bool]) -> list[bool]:
    """The results of tasks that start at the same moment."""
    start = Barrier(len(tasks))

    def run(task: Callable[[], bool]) -> bool:
        start.wait(TIMEOUT)
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks, timeout=TIMEOUT))


def test_of_two_who_claim_a_lead_one_wins(storage: Storage) -> None:
    with storage() as work:
        work.leads.add(lead(), event())
        work.commit()

    def claim(staff: str) -> bool:
        with storage() as work:
            has_won = work.leads.change(replace(lead(), owner=staff), event("claimed"))
            work.commit()
        return has_won

    assert sorted(at_once(lambda: claim("one"), lambda: claim("two"))) == [False, True]
    with storage() as work:
        assert len(work.leads.history("M-1")) == 2


def test_the_same_event_in_several_threads_is_handled_once(storage: Storage) -> None:
    def handle() -> bool:
        with storage() as work:
            is_new = work.events.is_new(PERSON, "e", NOW)
            work.commit()
        return is_new

    assert sorted(at_once(handle, handle, handle)) == [False, False, True]


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_repeat_waits_for_the_first_and_is_new_if_that_failed(
    storage: Storage, is_kept: bool
) -> None:
    began = Event()

    def first() -> bool:
        with storage() as work:
            is_new = work.events.is_new(PERSON, "e", NOW)
            began.set()
            if is_kept:
                work.commit()
        return is_new

    def repeat() -> bool:
        began.wait(TIMEOUT)
        with storage() as work:
            return work.events.is_new(PERSON, "e", NOW)

    assert at_once(first, repeat) == [True, not is_kept]


def test_turns_of_one_person_never_overlap_from_the_very_first(storage: Storage) -> None:
    inside: list[int] = []

    def turns(thread: int) -> bool:
        is_alone = True
        for turn in range(5):
            with storage() as work:
                found = work.conversations.of(PERSON) or conversation()
                inside.append(thread)
                answers = {**found.answers, f"{thread}-{turn}": "yes"}
                work.conversations.save(replace(found, answers=answers))
                is_alone &= inside == [thread]
                inside.remove(thread)
                work.commit()
        return is_alone

    assert all(at_once(*(lambda t=t: turns(t) for t in range(4))))
    with storage() as work:
        found = work.conversations.of(PERSON)
    assert found is not None
    assert len(found.answers) == 20


def test_a_lead_that_is_being_brought_up_to_date_is_not_snatched_away(storage: Storage) -> None:
    with storage() as work:
        work.leads.add(lead(), event())
        work.commit()
    has_read = Event()

    def applicant() -> bool:
        with storage() as work:
            [found] = work.leads.of(PERSON)
            has_read.set()
            is_kept = work.leads.change(found, event("sent_again"))
            work.commit()
        return is_kept

    def staff() -> bool:
        has_read.wait(TIMEOUT)
        with storage() as work:
            return work.leads.change(replace(lead(), owner="staff:1"), event("claimed"))

    assert at_once(applicant, staff) == [True, False]


def test_drains_share_the_outbox_and_keep_each_persons_order(storage: Storage) -> None:
    people, rounds = ["p1", "p2", "p3"], 6
    drains = Drains(storage, expected=len(people) * rounds * 2)

    def fill() -> bool:
        for person in people * rounds:
            with storage() as work:
                work.outbox.put(person, "e", messages("a", "b"), NOW)
                work.commit()
        return True

    at_once(fill, lambda: drains.run(), lambda: drains.run(), lambda: drains.run("p1"))
    with storage() as work:
        for person in people:
            assert drains.sent[person] == [outgoing.id for outgoing in work.outbox.of(person)]


class Drains:
    """Several drains of one outbox, and what they sent, until all that is expected was sent."""

    def __init__(self, storage: Storage, expected: int) -> None:
        self.sent: dict[str, list[int]] = defaultdict(list)
        self._storage = storage
        self._left = expected
        self._noting = Lock()

    def run(self, *only: str) -> bool:
        while self._left > 0:
            with self._storage.read_only() as work:
                due = only or work.outbox.due("", NOW, limit=3)
            for person in due:
                deliver(self._storage, self._send, lambda: NOW, person)
        return True

    def _send(self, outgoing: Outgoing) -> DeliveryResult:
        with self._noting:
            self._left -= 1
            self.sent[outgoing.person].append(outgoing.id)
        return DeliveryResult(DeliveryStatus.SENT)


def test_drains_share_the_posts_of_a_desk_and_keep_the_order_of_each_line(
    storage: Storage,
) -> None:
    lines, rounds = ["M-1", "M-2"], 8
    shown: dict[str, list[int]] = defaultdict(list)
    noting, left = Lock(), [len(lines) * rounds]

    def fill() -> bool:
        for number in range(rounds):
            for line in lines:
                with storage() as work:
                    work.desk_posts.put("d", line, f"said:{line}:{number}", NOW)
                    work.commit()
        return True

    def show(post: DeskPost) -> DeliveryResult:
        with noting:
            left[0] -= 1
            shown[post.line].append(int(post.subject.rpartition(":")[2]))
        return DeliveryResult(DeliveryStatus.SENT)

    def drain() -> bool:
        while left[0] > 0:
            deliver(storage, show, lambda: NOW, "d")
        return True

    assert all(at_once(fill, drain, drain))
    assert shown == {line: list(range(rounds)) for line in lines}


def test_a_card_that_changes_while_it_is_shown_is_shown_once_more(storage: Storage) -> None:
    seen: list[str] = []
    is_over = Event()

    def change() -> bool:
        for number in range(10):
            with storage() as work:
                work.desk_posts.put("d", "M-1", "lead:M-1", NOW, {"n": str(number)})
                work.commit()
        is_over.set()
        return True

    def show(post: DeskPost) -> DeliveryResult:
        seen.append(post.detail["n"])
        return DeliveryResult(DeliveryStatus.SENT)

    def drain() -> bool:
        while seen[-1:] != ["9"] and not (is_over.wait(0) and len(seen) > 20):
            deliver(storage, show, lambda: NOW, "d")
        return True

    at_once(change, drain)
    assert seen[-1] == "9"
    assert seen == sorted(seen)


@pytest.mark.postgres
def test_on_a_server_turns_of_different_people_do_not_wait(postgres_storage: SqlStorage) -> None:
    with postgres_storage() as one, postgres_storage() as other:
        assert one.events.is_new("p1", "e", NOW)
        assert other.events.is_new("p2", "e", NOW)
        other.commit()
        one.commit()


@pytest.mark.postgres
def test_on_a_server_a_line_in_somebodys_hands_is_skipped_whole(
    postgres_storage: SqlStorage,
) -> None:
    with postgres_storage() as work:
        work.outbox.put("p1", "e", messages("a", "b"), NOW)
        work.outbox.put("p2", "e", messages("c"), NOW)
        work.commit()
    with postgres_storage() as one, postgres_storage() as other:
        first = one.outbox.claim("p1", NOW)
        assert isinstance(first, Outgoing)
        assert first.message.text == "a"
        assert other.outbox.claim("p1", NOW) is None
        assert other.outbox.claim("p2", NOW) is not None


@pytest.mark.postgres
def test_on_a_server_a_sweep_leaves_out_who_is_in_the_middle_of_a_turn(
    postgres_storage: SqlStorage,
) -> None:
    with postgres_storage() as work:
        work.conversations.save(conversation("c1", "p1"))
        work.conversations.save(conversation("c2", "p2"))
        work.commit()
    with postgres_storage() as turn, postgres_storage() as sweep:
        turn.conversations.of("p1")
        assert sweep.conversations.untouched_since(NOW + HOUR) == [conversation("c2", "p2")]
