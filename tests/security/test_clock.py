"""No wrong clock, and no mistyped retention time, deletes anything or reminds anybody."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.assistant.ports import DeliveryStatus, Storage, SweepVerdict
from bot.channels.web.desk.sessions import begin_session, make_link, session_of, staff_of_link
from bot.runtime.scheduler import Job, Scheduler
from bot.runtime.sweeps import sweep_duty
from bot.storage import open_storage
from tests.memory import migrated_file
from tests.storage.samples import conversation, event, lead, message

NOON = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
DAY, YEAR = timedelta(days=1), timedelta(days=365)


@dataclass
class Counter:
    """A counter with somebody every day for two years, which is being served."""

    storage: Storage
    now: datetime = NOON
    passed: float = 0.0
    retention: timedelta = YEAR

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Another process begins."""
        duty = sweep_duty(self.storage, self.retention)
        self.clockwork = Scheduler([duty], lambda: self.now, passed=lambda: self.passed)

    def visit(self, number: int) -> None:
        """Somebody comes, and sends an enquiry."""
        with self.storage() as work:
            person, reference = f"test:{number}", f"M-{number}"
            work.conversations.save(conversation(f"c{number}", person, self.now))
            work.leads.add(lead(reference, person, f"name:{number}", self.now), event())
            work.commit()

    def look(self) -> None:
        """Let the counter look at the clock."""
        self.clockwork.look()

    def live(self, days: int, *, visits: bool = True) -> None:
        """Let days pass."""
        for _ in range(days):
            self.now += DAY
            self.passed += DAY.total_seconds()
            if visits:
                self.visit(self.now.toordinal())
            self.look()

    def stand_still(self, days: int) -> None:
        """Let days pass without a process; then somebody starts one, and somebody comes."""
        self.now += days * DAY
        self.visit(self.now.toordinal())
        self.restart()

    def serve_an_hour(self) -> None:
        """Let an hour pass in which it is looked once."""
        self.now += timedelta(hours=1)
        self.passed += timedelta(hours=1).total_seconds()
        self.look()

    def jump(self, time: timedelta) -> None:
        """Set the clock."""
        self.now += time

    @property
    def kept(self) -> tuple[int, int]:
        """How many conversations there are, and leads that say something about people."""
        with self.storage.read_only() as work:
            found = work.sweeps.holdings(self.now)
        return found.conversations.total, found.leads.total

    @property
    def verdict(self) -> SweepVerdict:
        """What the last sweep came to."""
        with self.storage.read_only() as work:
            last = work.sweeps.last(self.now)
        assert last is not None
        return last.verdict


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database after a year in which somebody came every day; to be copied."""
    path = tmp_path_factory.mktemp("lived") / "counter.db"
    with open_storage(migrated_file(path)) as storage:
        counter = Counter(storage, now=NOON - YEAR)
        for _ in range(YEAR.days - 1):
            counter.now += DAY
            counter.visit(counter.now.toordinal())
    return path


@pytest.fixture
def counter(lived: Path, tmp_path: Path) -> Iterator[Counter]:
    shutil.copy(lived, tmp_path)
    with open_storage(f"sqlite:///{tmp_path}/counter.db") as storage:
        yield Counter(storage, now=NOON - DAY)


def test_what_is_old_goes_day_by_day_and_its_deletion_is_proved(counter: Counter) -> None:
    counter.live(5)
    assert counter.kept == (366, 366), "a whole year, and what is exactly as old"
    assert counter.verdict is SweepVerdict.TAKEN
    with counter.storage.read_only() as work:
        proofs = work.erasures.all()
    assert [proof.leads for proof in proofs] == [1, 1, 1]
    assert all(proof.actor == "system" for proof in proofs)


@pytest.mark.parametrize("days", [30, 400, 4000])
def test_no_clock_that_jumps_ahead_deletes_anything(counter: Counter, days: int) -> None:
    counter.live(2)
    before = counter.kept
    counter.jump(timedelta(days=days))
    for _ in range(3):
        counter.look()
        counter.live(1, visits=False)
    assert counter.kept == before


def test_no_visitor_under_a_wrong_clock_vouches_for_it(counter: Counter) -> None:
    counter.live(2)
    before = counter.kept
    counter.jump(timedelta(days=400))
    for number in range(4):
        counter.visit(number)
        counter.live(1)
        counter.restart()
    assert counter.kept == (before[0] + 8, before[1] + 8)
    assert counter.verdict is SweepVerdict.TOO_MUCH


def test_no_restart_under_a_wrong_clock_deletes_anything(counter: Counter) -> None:
    before = counter.kept
    counter.jump(timedelta(days=400))
    for _ in range(5):
        counter.restart()
        counter.look()
        counter.live(1, visits=False)
    assert counter.kept == before
    assert counter.verdict is SweepVerdict.CLOCK_AHEAD


def test_nothing_is_deleted_right_after_a_start(counter: Counter) -> None:
    counter.live(3)
    counter.stand_still(1)
    before = counter.kept
    counter.look()
    assert counter.kept == before
    counter.serve_an_hour()
    assert counter.kept < before, "something was due"


@pytest.mark.parametrize("days", [1, 7, 36, 200])
def test_no_mistyped_retention_time_deletes_anything(
    counter: Counter, days: int, caplog: pytest.LogCaptureFixture
) -> None:
    counter.live(2)
    before = counter.kept
    counter.retention = timedelta(days=days)
    counter.restart()
    counter.live(4)
    assert counter.kept == (before[0] + 4, before[1] + 4)
    assert counter.verdict is SweepVerdict.RETENTION_SHORTER
    assert "MADOGUCHI_RETENTION_DAYS is shorter" in caplog.text


def test_no_very_short_retention_time_is_believed_from_the_first_day(counter: Counter) -> None:
    before = counter.kept
    counter.retention = timedelta(days=3)
    counter.restart()
    counter.live(3)
    assert counter.kept == (before[0] + 3, before[1] + 3)


def test_what_will_be_deleted_is_counted_in_the_log_a_day_before_and_then_again(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    counter.live(2)
    assert "conversations 1 of 366" in caplog.text
    assert "receipt" not in caplog.text
    counter.live(1)
    before, deleted = caplog.text.split("Deleted; receipt D-")
    assert "Deleting what was announced" in before
    assert deleted


def test_nothing_goes_that_was_not_announced_a_day_before(counter: Counter) -> None:
    counter.stand_still(3)
    before = counter.kept
    counter.serve_an_hour()
    assert counter.verdict is SweepVerdict.ANNOUNCED
    assert counter.kept == before
    counter.live(1)
    assert counter.kept < before


def test_after_days_without_a_sweep_only_what_was_announced_goes(counter: Counter) -> None:
    counter.live(3)
    counter.stand_still(3)
    before = counter.kept
    counter.serve_an_hour()
    assert counter.verdict is SweepVerdict.TAKEN
    assert counter.kept == (before[0] - 1, before[1] - 1), "of three that are due"


def test_a_clock_that_is_put_right_again_leaves_everything_as_it_was(counter: Counter) -> None:
    counter.live(3)
    counter.jump(timedelta(days=400))
    counter.live(2)
    counter.jump(timedelta(days=-400))
    counter.live(3)
    assert counter.verdict is SweepVerdict.TAKEN
    assert counter.kept[0] >= 365


def test_duties_that_cannot_be_undone_wait_while_the_clock_is_in_doubt() -> None:
    now, passed, done = [NOON], [0.0], list[str]()
    duties = [
        Job("reminding", lambda _: done.append("reminding"), trusts_clock=True),
        Job("forgetting", lambda _: done.append("forgetting")),
    ]
    work = Scheduler(duties, lambda: now[0], passed=lambda: passed[0])
    for jump in (timedelta(days=3), timedelta(days=-3)):
        now[0] += jump
        work.look()
    assert done == ["forgetting", "forgetting"]
    now[0] += timedelta(hours=2)
    passed[0] += 2 * 3600
    work.look()
    assert done[2:] == ["reminding", "forgetting"]


def test_what_waits_for_a_moment_that_only_a_wrong_clock_knew_is_sent(counter: Counter) -> None:
    ahead = counter.now + timedelta(days=400)
    with counter.storage() as work:
        [id_] = work.outbox.put("test:1", "e", [message()], ahead)
        work.outbox.claim("test:1", ahead)
        work.outbox.defer([id_], ahead + timedelta(minutes=5), ahead)
        work.desk_posts.put("desk:1", "M-1", "lead:M-1", ahead)
        post = work.outbox.claim("desk:1", ahead)
        assert post is not None
        work.outbox.defer([post.id], ahead + timedelta(minutes=5), ahead)
        work.commit()
    with counter.storage() as work:
        assert work.outbox.due("", counter.now, 5) == ["test:1"]
        assert work.outbox.claim("test:1", counter.now) is not None
        assert work.outbox.claim("desk:1", counter.now) is not None


def test_what_was_begun_under_a_clock_ahead_is_doubted_once_it_is_put_right(
    counter: Counter,
) -> None:
    ahead = counter.now + timedelta(days=400)
    with counter.storage() as work:
        [id_] = work.outbox.put("test:1", "e", [message()], ahead)
        work.outbox.claim("test:1", ahead)
        work.desk_posts.put("desk:1", "M-1", "lead:M-1", ahead)
        post = work.outbox.claim("desk:1", ahead)
        assert post is not None
        work.commit()
    with counter.storage() as work:
        before = counter.now - timedelta(minutes=2)
        assert work.outbox.doubt(counter.now, before) == [id_, post.id]
        waiting = work.outbox.get(id_)
        assert waiting is not None
        assert waiting.status is DeliveryStatus.UNCERTAIN


def test_nobody_stays_signed_in_for_as_long_as_a_clock_was_ahead(counter: Counter) -> None:
    ahead = counter.now + timedelta(days=400)
    session = begin_session(counter.storage, "hana", ahead)
    link = make_link(counter.storage, "hana", ahead)
    assert session_of(counter.storage, session, ahead) is not None
    assert session_of(counter.storage, session, counter.now) is None
    assert staff_of_link(counter.storage, link, counter.now) is None
