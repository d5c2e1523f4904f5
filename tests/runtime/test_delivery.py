"""What is committed goes out: in order, once, and nobody waits for somebody else."""

from __future__ import annotations

import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.assistant.ports import DeliveryResult, DeliveryStatus, DeskPost, Outgoing, Storage
from bot.bootstrap import now
from bot.runtime.delivery import Delivery
from bot.runtime.outbox_worker import REFUSALS
from bot.storage import open_storage
from bot.storage.database.errors import failed_work
from bot.storage.unit_of_work import SqlUnitOfWork
from bot.vocabulary import Message, MessageKind
from tests.memory import MemoryStorage, migrated_file

HANAKO, TARO, DESK = "slack:T1:U1", "slack:T1:U2", "slack:T1:C9"
SENT, FAILED = DeliveryResult(DeliveryStatus.SENT, "C1/1.1"), DeliveryResult(DeliveryStatus.FAILED)
UNCERTAIN = DeliveryResult(DeliveryStatus.UNCERTAIN)


def later(seconds: float) -> DeliveryResult:
    return DeliveryResult(DeliveryStatus.QUEUED, retry_at=now() + timedelta(seconds=seconds))


@dataclass
class Slack:
    """Sends and shows; `answers` decide what comes of it, by text or subject."""

    answers: dict[str, list[DeliveryResult | Exception]] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    before: Callable[[str], object] = field(default=lambda _: None)

    def send(self, outgoing: Outgoing) -> DeliveryResult:
        return self.do(outgoing.message.text)

    def show(self, post: DeskPost) -> DeliveryResult:
        return self.do(post.subject)

    def do(self, text: str) -> DeliveryResult:
        self.before(text)
        with self.lock:
            self.tried.append(text)
            outcome = (self.answers.get(text) or [SENT]).pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            if outcome.status is DeliveryStatus.SENT:
                self.sent.append(text)
            return outcome


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    with open_storage(migrated_file(tmp_path / "delivery.db")) as opened:
        yield opened


@pytest.fixture
def slack() -> Slack:
    return Slack()


@contextmanager
def running(storage: Storage, slack: Slack, **more: Any) -> Iterator[Delivery]:
    desks = {DESK: slack.show}
    delivery = Delivery(storage, slack.send, now, "slack:", desks, **{"is_alone": True, **more})
    delivery.start()
    yield delivery
    assert delivery.close(10)


def put(storage: Storage, person: str, *texts: str) -> None:
    with storage() as work:
        messages = [Message(MessageKind.NOTICE, text) for text in texts]
        work.outbox.put(person, "event", messages, now())
        work.commit()


def post(storage: Storage, subject: str, urgency: int = 5, line: str = "") -> None:
    with storage() as work:
        work.desk_posts.put(DESK, line or subject, subject, now(), urgency=urgency)
        work.commit()


def statuses(storage: Storage, person: str) -> dict[str, str]:
    with storage() as work:
        return {o.message.text: o.status.value for o in work.outbox.of(person)}


def until(is_so: Callable[[], Any], timeout: float = 10.0) -> None:
    end = time.monotonic() + timeout
    while not is_so():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.005)


def test_messages_of_one_person_arrive_in_order(storage: Storage, slack: Slack) -> None:
    with running(storage, slack) as delivery:
        put(storage, HANAKO, "1", "2", "3")
        delivery.wake(HANAKO)
        put(storage, HANAKO, "4")
        delivery.wake(HANAKO)
        until(lambda: len(slack.sent) == 4)
    assert slack.sent == ["1", "2", "3", "4"]
    assert set(statuses(storage, HANAKO).values()) == {"sent"}


def test_the_receipt_of_what_was_sent_is_kept(storage: Storage, slack: Slack) -> None:
    with running(storage, slack) as delivery:
        put(storage, HANAKO, "1")
        delivery.wake(HANAKO)
        until(lambda: slack.sent)
    with storage() as work:
        assert work.outbox.of(HANAKO)[0].receipt == "C1/1.1"


def test_what_another_process_committed_is_sent_too(storage: Storage, slack: Slack) -> None:
    with running(storage, slack):
        put(storage, HANAKO, "1", "2")
        put(storage, TARO, "3")
        post(storage, "lead:A")
        until(lambda: len(slack.sent) == 4)


def test_what_belongs_to_another_platform_is_left_alone(storage: Storage, slack: Slack) -> None:
    put(storage, "terminal:local", "not here")
    with running(storage, slack) as delivery:
        delivery.wake("terminal:local")
        delivery.wake()
        time.sleep(0.1)
    assert slack.tried == []
    assert statuses(storage, "terminal:local") == {"not here": "queued"}


def test_nobody_waits_for_a_person_whose_messages_take_long(storage: Storage, slack: Slack) -> None:
    go = threading.Event()
    slack.before = lambda text: go.wait(10) if text == "slow" else None
    with running(storage, slack) as delivery:
        put(storage, HANAKO, "slow", "behind")
        put(storage, TARO, "quick")
        delivery.wake(HANAKO)
        delivery.wake(TARO)
        until(lambda: slack.sent == ["quick"])
        go.set()
        until(lambda: len(slack.sent) == 3)
    assert slack.sent == ["quick", "slow", "behind"]


def test_a_desk_does_not_wait_for_persons_whose_messages_take_long(
    storage: Storage, slack: Slack
) -> None:
    go = threading.Event()
    slack.before = lambda text: go.wait(10) if text == "slow" else None
    with running(storage, slack) as delivery:
        for number in range(12):
            put(storage, f"slack:T1:U{number}", "slow")
            delivery.wake(f"slack:T1:U{number}")
        post(storage, "lead:A")
        delivery.wake()
        until(lambda: slack.sent == ["lead:A"])
        go.set()
        until(lambda: len(slack.sent) == 13)


def test_what_has_to_wait_is_sent_at_its_time_and_what_stands_behind_it_after_it(
    storage: Storage, slack: Slack
) -> None:
    slack.answers = {"1": [later(0.3), SENT]}
    began = time.monotonic()
    with running(storage, slack) as delivery:
        put(storage, HANAKO, "1", "2")
        delivery.wake(HANAKO)
        put(storage, TARO, "other")
        delivery.wake(TARO)
        until(lambda: len(slack.sent) == 3)
    assert slack.sent == ["other", "1", "2"]
    assert slack.tried.count("1") == 2
    assert time.monotonic() - began >= 0.3


def test_what_is_uncertain_is_never_sent_again_and_the_next_one_follows(
    storage: Storage, slack: Slack
) -> None:
    slack.answers = {"1": [UNCERTAIN], "2": [FAILED], "3": [ValueError("broken")]}
    with running(storage, slack) as delivery:
        put(storage, HANAKO, "1", "2", "3", "4")
        delivery.wake(HANAKO)
        until(lambda: slack.sent == ["4"])
    assert slack.tried == ["1", "2", "3", "4"]
    assert statuses(storage, HANAKO) == {
        "1": "uncertain",
        "2": "failed",
        "3": "uncertain",
        "4": "sent",
    }


def test_what_a_killed_process_had_begun_is_uncertain_at_once_if_there_is_no_other(
    storage: Storage, slack: Slack
) -> None:
    put(storage, HANAKO, "begun", "not begun")
    post(storage, "lead:A")
    with storage() as work:
        work.outbox.claim(HANAKO, now())
        work.outbox.claim(DESK, now())
        work.commit()
    with running(storage, slack) as delivery:
        delivery.wake(HANAKO)
        until(lambda: slack.sent)
    assert slack.tried == ["not begun"]
    assert statuses(storage, HANAKO) == {"begun": "uncertain", "not begun": "sent"}
    with storage() as work:
        assert [p.subject for p in work.desk_posts.uncertain(DESK)] == ["lead:A"]


def test_what_another_process_is_sending_is_not_doubted(storage: Storage, slack: Slack) -> None:
    put(storage, HANAKO, "begun", "behind")
    with storage() as work:
        work.outbox.claim(HANAKO, now())
        work.commit()
    with running(storage, slack, is_alone=False):
        time.sleep(0.1)
    assert statuses(storage, HANAKO) == {"begun": "sending", "behind": "queued"}


def test_closing_sends_what_is_due(storage: Storage, slack: Slack) -> None:
    slack.before = lambda _: time.sleep(0.02)
    with running(storage, slack):
        for number in range(20):
            put(storage, f"slack:T1:U{number}", "a", "b")
        post(storage, "lead:A")
    assert len(slack.sent) == 41


def test_closing_leaves_what_is_not_due_for_the_next_time(storage: Storage, slack: Slack) -> None:
    slack.answers = {"1": [later(60)]}
    with running(storage, slack) as delivery:
        put(storage, HANAKO, "1", "2")
        delivery.wake(HANAKO)
        until(lambda: slack.tried)
    assert statuses(storage, HANAKO) == {"1": "queued", "2": "queued"}


def test_closing_says_so_when_something_is_still_under_way(storage: Storage, slack: Slack) -> None:
    go = threading.Event()
    slack.before = lambda _: go.wait(10)
    delivery = Delivery(storage, slack.send, now, "slack:", {}, is_alone=True)
    delivery.start()
    put(storage, HANAKO, "slow")
    delivery.wake(HANAKO)
    time.sleep(0.05)
    assert not delivery.close(0.1)
    go.set()
    until(lambda: statuses(storage, HANAKO) == {"slow": "sent"})


def test_a_database_that_is_away_for_a_moment_makes_nothing_uncertain(slack: Slack) -> None:
    broken = threading.Event()

    class Shaky(MemoryStorage):
        def __call__(self) -> SqlUnitOfWork:
            if broken.is_set():
                raise failed_work("away")
            return super().__call__()

    storage = Shaky()
    slack.before = lambda _: broken.set()
    with running(storage, slack) as delivery:
        put(storage, HANAKO, "1")
        delivery.wake(HANAKO)
        until(lambda: slack.sent)
        time.sleep(0.1)
        slack.before = lambda _: None
        broken.clear()
        until(lambda: statuses(storage, HANAKO) == {"1": "sent"})
    assert slack.tried == ["1"]


def test_a_desk_shows_the_urgent_first_and_each_line_in_its_order(
    storage: Storage, slack: Slack
) -> None:
    post(storage, "lead:A", 5, "A")
    post(storage, "lead:B", 2, "B")
    post(storage, "digest:today", 4)
    post(storage, "reply:1", 1, "B")
    with running(storage, slack):
        until(lambda: len(slack.sent) == 4)
    assert slack.sent == ["lead:B", "reply:1", "digest:today", "lead:A"]


def test_a_limited_desk_waits_as_a_whole_and_a_person_does_not_wait_for_it(
    storage: Storage, slack: Slack
) -> None:
    subjects = [f"lead:{n}" for n in range(12)]
    limited: list[float] = []

    def show(desk_post: DeskPost) -> DeliveryResult:
        if slack.sent:
            return slack.show(desk_post)
        limited.append(time.monotonic())
        return later(0.2)  # until the person has their message, however long that takes

    for subject in subjects:
        post(storage, subject)
    delivery = Delivery(storage, slack.send, now, "slack:", {DESK: show}, is_alone=True)
    delivery.start()
    until(lambda: len(limited) >= REFUSALS)
    time.sleep(0.1)  # time enough to try all others, too
    put(storage, HANAKO, "quick")
    delivery.wake(HANAKO)
    until(lambda: len(slack.sent) == 13)
    assert delivery.close(10)
    rounds = 1 + (limited[-1] - limited[0]) / 0.2
    assert len(limited) <= REFUSALS * rounds  # not every post was tried again and again


def test_a_post_that_cannot_be_shown_does_not_keep_the_desk_waiting(
    storage: Storage, slack: Slack
) -> None:
    slack.answers = {"lead:A": [later(60)], "lead:B": [ValueError("broken")]}
    for subject in ("lead:A", "lead:B", "lead:C"):
        post(storage, subject)
    with running(storage, slack):
        until(lambda: slack.sent)
    assert slack.sent == ["lead:C"]


@pytest.mark.parametrize("seed", range(5))
def test_every_message_is_sent_once_and_in_order_whatever_happens(
    storage: Storage, slack: Slack, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    sent: dict[str, list[int]] = defaultdict(list)
    doubtful: dict[str, set[int]] = defaultdict(set)

    def send(outgoing: Outgoing) -> DeliveryResult:
        number = int(outgoing.message.text)
        with slack.lock:
            draw = chance.random()
            if draw < 0.2:
                return later(0.01)
            target = doubtful if draw < 0.3 else sent
            if target is doubtful:
                doubtful[outgoing.person].add(number)
                return UNCERTAIN
            sent[outgoing.person].append(number)
        return SENT

    persons = [f"slack:T1:U{n}" for n in range(6)]
    delivery = Delivery(storage, send, now, "slack:", {}, is_alone=True)
    delivery.start()
    for number in range(60):
        person = chance.choice(persons)
        put(storage, person, str(number))
        delivery.wake(chance.choice((person, None)))

    def total() -> int:
        return sum(len(numbers) for numbers in (*sent.values(), *doubtful.values()))

    until(lambda: total() == 60, 20)
    assert delivery.close(10)
    assert all(numbers == sorted(set(numbers)) for numbers in sent.values())
    assert all(doubtful[person].isdisjoint(sent[person]) for person in persons)


def searchable(storage: Storage, slack: Slack) -> Any:
    """On a platform where what became of a message can be found out."""
    return running(storage, slack, finds_out=True)


def test_what_a_turn_wrote_is_delivered_with_one_commit(storage: Storage, slack: Slack) -> None:
    with searchable(storage, slack):
        put(storage, HANAKO, "1", "2")
        until(lambda: len(slack.sent) == 2)
        put(storage, HANAKO, "3")
        until(lambda: len(slack.sent) == 3)
    assert slack.sent == ["1", "2", "3"]
    assert set(statuses(storage, HANAKO).values()) == {"sent"}


def test_where_one_has_to_wait_those_behind_it_wait_too(storage: Storage, slack: Slack) -> None:
    slack.answers["2"] = [later(0.1)]
    with searchable(storage, slack):
        put(storage, HANAKO, "1", "2", "3")
        until(lambda: len(slack.sent) == 3)
    assert slack.sent == ["1", "2", "3"]
    assert slack.tried == ["1", "2", "2", "3"]


def test_what_was_claimed_and_not_tried_is_queued_again_at_the_end(
    storage: Storage, slack: Slack
) -> None:
    go = threading.Event()
    slack.before = lambda _: go.wait(10)
    delivery = Delivery(storage, slack.send, now, "slack:", {}, is_alone=True, finds_out=True)
    delivery.start()
    put(storage, HANAKO, "1", "2")
    until(lambda: set(statuses(storage, HANAKO).values()) == {"sending"})
    threading.Timer(0.4, go.set).start()
    assert not delivery.close(0.2)
    until(lambda: statuses(storage, HANAKO) == {"1": "sent", "2": "queued"})


def test_what_was_claimed_by_a_killed_process_is_in_doubt(storage: Storage, slack: Slack) -> None:
    killed = Delivery(storage, slack.send, now, "slack:", {}, is_alone=True, finds_out=True)
    there, go = threading.Event(), threading.Event()

    def hang(_: str) -> None:
        there.set()
        go.wait(60)

    slack.before = hang
    killed.start()
    put(storage, HANAKO, "1", "2")
    assert there.wait(60)
    slack.before = lambda _: None
    with searchable(storage, slack):
        assert set(statuses(storage, HANAKO).values()) == {"uncertain"}
    go.set()
    killed.close(10)
