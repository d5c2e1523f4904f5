"""Of whatever was sent it is known in the end whether it arrived, or staff hear that it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.assistant.delivery import claim, mark_uncertain
from bot.assistant.ports import DeliveryStatus, Outgoing, Storage
from bot.channels.slack.api.client import SlackClient, new_client
from bot.channels.slack.applicants.search import SlackSearch
from bot.channels.slack.applicants.sender import SlackSend
from bot.channels.slack.doubts import PATIENCE, UNDELIVERED, Doubts
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.storage import open_storage
from bot.vocabulary import Message, MessageKind
from tests.channels.slack.applicants.app import phrases_in
from tests.delivery import deliver
from tests.driver import IN_EDITION
from tests.fake_slack import Person, SmallSlack, Workspace
from tests.memory import migrated_file

POST = "chat.postMessage"
SENT, QUEUED = DeliveryStatus.SENT, DeliveryStatus.QUEUED
UNCERTAIN = DeliveryStatus.UNCERTAIN


@dataclass
class Post:
    """An outbox, and the way from it into Slack; nothing happens by itself."""

    slack: SmallSlack
    storage: Storage
    client: WebClient
    hanako: Person
    now: datetime = IN_EDITION
    alerts: list[tuple[str, str]] = field(default_factory=list)
    woken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.calls = SlackClient(self.client, lambda: self.now)
        self.person = f"slack:{self.hanako.team}:{self.hanako.id}"
        self.send = SlackSend(
            self.calls_of, DeliveryPace(timedelta(0)), phrases_in, lambda: self.now
        )
        self.search = SlackSearch(self.calls_of, self.send, phrases_in)
        self.doubts = self.new_doubts()

    def calls_of(self, team: str) -> SlackClient | None:
        return self.calls if team == self.hanako.team else None

    def new_doubts(self, settled: timedelta = timedelta()) -> Doubts:
        def alert(error: str, where: str) -> None:
            self.alerts.append((error, where))

        return Doubts(self.storage, self.search, alert, self.woken.append, settled)

    def put(self, *texts: str) -> None:
        told = [Message(MessageKind.ANSWER, text) for text in texts]
        with self.storage() as work:
            work.outbox.put(self.person, "event", told, self.now)
            work.commit()

    def deliver(self) -> None:
        deliver(self.storage, self.send, lambda: self.now, self.person)

    def crash_while_sending(self) -> None:
        """Each was claimed, and perhaps sent, and then the process was gone."""
        while (claimed := claim(self.storage, self.person, self.now)) is not None:
            assert isinstance(claimed, Outgoing)
            self.send(claimed)
            mark_uncertain(self.storage, self.now, self.now + timedelta(seconds=1))

    def look(self) -> int:
        self.now += timedelta(minutes=10)
        return self.doubts.look(self.now)

    @property
    def kept(self) -> list[Outgoing]:
        with self.storage.read_only() as work:
            return work.outbox.of(self.person)

    @property
    def statuses(self) -> list[DeliveryStatus]:
        return [outgoing.status for outgoing in self.kept]

    def read(self) -> list[str]:
        return self.hanako.reads(self.hanako.dm())


@pytest.fixture
def post(slack: SmallSlack, acme: Workspace, hanako: Person, tmp_path: Path) -> Iterator[Post]:
    with open_storage(migrated_file(tmp_path / "post.db")) as storage:
        yield Post(slack, storage, new_client(acme.bot_token, slack.api_url), hanako)


def test_what_arrived_although_its_answer_was_lost_is_known_to_have_arrived(
    post: Post, slack: SmallSlack
) -> None:
    post.put("one")
    slack.faults.lose_answer(POST)
    post.deliver()
    assert post.statuses == [UNCERTAIN]
    assert post.look() == 1
    assert post.statuses == [SENT]
    assert len(post.read()) == 1
    [message] = post.hanako.sees(post.hanako.dm())
    assert post.kept[0].receipt == f"{message.channel}/{message.ts}"


@pytest.mark.parametrize("fault", ["drop_call", "fail"])
def test_what_never_arrived_is_sent_after_all_and_once(
    post: Post, slack: SmallSlack, fault: str
) -> None:
    post.put("one")
    getattr(slack.faults, fault)(POST)
    post.deliver()
    assert post.statuses == [UNCERTAIN]
    assert post.look() == 1
    assert post.woken == [post.person]
    post.deliver()
    assert post.statuses == [SENT]
    assert len(post.read()) == 1


def test_what_a_killed_process_had_sent_already_is_not_sent_again(post: Post) -> None:
    post.put("one", "two")
    post.crash_while_sending()
    assert post.statuses == [UNCERTAIN, UNCERTAIN]
    assert post.look() == 2
    post.deliver()
    assert post.statuses == [SENT, SENT]
    assert len(post.read()) == 2


def test_of_a_message_in_parts_only_the_missing_ones_follow(post: Post, slack: SmallSlack) -> None:
    post.put("\n\n".join(f"Paragraph {n}. " + "words " * 400 for n in range(12)))
    slack.faults.lose_answer(POST)
    post.deliver()
    arrived = len(post.read())
    post.look()
    post.deliver()
    assert post.statuses == [SENT]
    read = post.read()
    assert len(read) > arrived == 1
    for number in range(12):
        assert "".join(read).count(f"Paragraph {number}. ") == 1


def test_it_is_told_apart_what_reads_the_same(post: Post, slack: SmallSlack) -> None:
    post.put("same", "same", "same")
    slack.faults.drop_call(POST)
    post.deliver()
    slack.quiet()
    before = len(post.read())
    post.look()
    post.deliver()
    assert post.statuses == [SENT] * 3
    assert (before, len(post.read())) == (2, 3)


def test_a_clock_that_was_wrong_when_it_was_sent_doubles_nothing(
    post: Post, slack: SmallSlack
) -> None:
    real = post.now
    for ahead in (timedelta(days=400), timedelta(days=-400)):
        post.now = real + ahead
        post.put("one")
        post.deliver()
        post.put("two")
        slack.faults.lose_answer(POST)
        post.deliver()
        post.look()
        post.deliver()
    assert post.statuses == [SENT] * 4
    assert len(post.read()) == 4


def test_nothing_is_concluded_while_it_may_still_be_on_its_way(
    post: Post, slack: SmallSlack
) -> None:
    post.put("one")
    slack.faults.drop_call(POST)
    post.deliver()
    patient = post.new_doubts(settled=timedelta(hours=1))
    post.now += timedelta(days=400)  # a clock that jumps makes nobody less patient
    assert patient.look(post.now) == 0
    assert post.statuses == [UNCERTAIN]


def test_what_cannot_be_found_out_stays_open_and_staff_hear_of_it(
    post: Post, slack: SmallSlack
) -> None:
    post.put("one")
    slack.faults.drop_call(POST)
    post.deliver()
    slack.faults.fail("conversations.history", times=PATIENCE)
    for _ in range(PATIENCE - 1):
        assert post.look() == 0
        assert not post.alerts
    assert post.look() == 0
    assert post.statuses == [UNCERTAIN]
    assert post.alerts == [(UNDELIVERED, post.hanako.id)]
    post.now += timedelta(days=1)
    assert post.look() == 1


def test_slack_is_left_in_peace_as_long_as_it_asks(post: Post, slack: SmallSlack) -> None:
    post.put("one")
    slack.faults.drop_call(POST)
    post.deliver()
    slack.faults.limit("conversations.history", retry_after=3_000)
    assert post.look() == 0
    assert post.look() == 0
    post.now += timedelta(hours=1)
    assert post.look() == 1


def test_two_processes_that_look_for_the_same_send_it_once(post: Post, slack: SmallSlack) -> None:
    post.put("one")
    slack.faults.drop_call(POST)
    post.deliver()
    [doubtful] = post.kept
    found = post.search(doubtful)
    assert found.status is QUEUED
    with post.storage() as work:
        assert work.outbox.put_back(doubtful, post.now)
        work.commit()
    slack.faults.lose_answer(POST)  # the other one sends it, and does not hear that it arrived
    post.deliver()
    assert post.statuses == [UNCERTAIN]
    with post.storage() as work:
        assert not work.outbox.put_back(doubtful, post.now)
    post.look()
    post.deliver()
    assert post.statuses == [SENT]
    assert len(post.read()) == 1
