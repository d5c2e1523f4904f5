"""Acts of one person run in order and one at a time, those of several beside each other."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from concurrent.futures import wait
from threading import Barrier, Event, Lock

import pytest

from bot.runtime.incoming.sequencer import ClosedError, Sequencer


@pytest.fixture
def sequencer() -> Iterator[Sequencer]:
    made = Sequencer(workers=4)
    yield made
    assert made.close(10)


def test_the_result_of_a_job_comes_through_its_future(sequencer: Sequencer) -> None:
    assert sequencer.submit("hanako", lambda: 42).result(10) == 42


def test_what_a_job_raises_comes_through_its_future_and_the_line_goes_on(
    sequencer: Sequencer,
) -> None:
    def fail() -> None:
        raise ValueError("broken")

    broken = sequencer.submit("hanako", fail)
    with pytest.raises(ValueError, match="broken"):
        broken.result(10)
    assert sequencer.submit("hanako", lambda: "fine").result(10) == "fine"


def test_messages_that_arrive_in_the_wrong_order_run_in_the_order_they_were_written(
    sequencer: Sequencer,
) -> None:
    ran: list[float] = []
    futures = [
        sequencer.submit("hanako", lambda at=at: ran.append(at), at, wait=0.2)  # type: ignore[misc]
        for at in (1700.4, 1700.1, 1700.3, 1700.2)
    ]
    wait(futures, 10)
    assert ran == [1700.1, 1700.2, 1700.3, 1700.4]


def test_something_without_a_time_of_its_own_comes_behind_what_waits(sequencer: Sequencer) -> None:
    ran: list[str] = []
    first = sequencer.submit("hanako", lambda: ran.append("message"), 1700.1, wait=0.1)
    second = sequencer.submit("hanako", lambda: ran.append("command"))
    third = sequencer.submit("hanako", lambda: ran.append("early message"), 1700.0, wait=0.1)
    wait([first, second, third], 10)
    assert ran == ["early message", "message", "command"]


def test_what_comes_too_late_runs_all_the_same(sequencer: Sequencer) -> None:
    ran: list[float] = []
    sequencer.submit("hanako", lambda: ran.append(2), 2).result(10)
    sequencer.submit("hanako", lambda: ran.append(1), 1).result(10)
    assert ran == [2, 1]


def test_what_waits_for_earlier_ones_waits_for_what_is_arriving_by_then(
    sequencer: Sequencer,
) -> None:
    ran: list[str] = []
    with sequencer.arriving():
        later = sequencer.submit("hanako", lambda: ran.append("later"), 2, wait=0.02)
        assert not wait([later], 0.1).done
        earlier = sequencer.submit("hanako", lambda: ran.append("earlier"), 1)
    wait([earlier, later], 10)
    assert ran == ["earlier", "later"]


def test_what_is_arriving_keeps_nothing_waiting_that_was_told_not_to(sequencer: Sequencer) -> None:
    with sequencer.arriving():
        assert sequencer.submit("hanako", lambda: "at once").result(10) == "at once"


def test_what_begins_to_arrive_once_a_job_is_due_does_not_keep_it_waiting() -> None:
    now, go = [0.0], Event()
    sequencer = Sequencer(workers=1, clock=lambda: now[0])
    sequencer.submit("taro", lambda: go.wait(10))
    waiting = sequencer.submit("hanako", lambda: "was due", wait=1)
    now[0] = 2.0
    with sequencer.arriving():
        go.set()
        assert waiting.result(10) == "was due"
    assert sequencer.close(10)


def test_closing_waits_for_what_is_arriving_and_for_what_waits_for_it() -> None:
    sequencer = Sequencer(workers=2)
    with sequencer.arriving():
        waiting = sequencer.submit("hanako", lambda: "done", wait=0.02)
        assert not sequencer.close(0.1)
    assert waiting.result(10) == "done"
    assert sequencer.close(10)


def test_different_persons_run_beside_each_other(sequencer: Sequencer) -> None:
    together = Barrier(4)
    futures = [sequencer.submit(f"person {n}", lambda: together.wait(10)) for n in range(4)]
    assert sorted(future.result(10) for future in futures) == [0, 1, 2, 3]


def test_a_person_who_keeps_many_waiting_does_not_keep_others_waiting(
    sequencer: Sequencer,
) -> None:
    go = Event()
    slow = [sequencer.submit("slow", lambda: go.wait(10)) for _ in range(50)]
    assert sequencer.submit("quick", lambda: "done").result(10) == "done"
    go.set()
    wait(slow, 10)


def test_two_jobs_of_a_line_never_overlap_and_none_is_lost() -> None:
    sequencer, chance, lock = Sequencer(workers=8), random.Random(1), Lock()  # noqa: S311
    running: set[str] = set()
    done: dict[str, list[int]] = {}

    def job(line: str, number: int, pause: float) -> None:
        with lock:
            assert line not in running
            running.add(line)
        time.sleep(pause)
        with lock:
            running.discard(line)
            done.setdefault(line, []).append(number)

    futures = []
    for number in range(400):
        line, pause = f"person {chance.randrange(20)}", chance.random() / 2_000
        futures.append(
            sequencer.submit(
                line,
                lambda l=line, n=number, p=pause: job(l, n, p),  # type: ignore[misc]  # noqa: E741
                float(number),
                chance.choice((0.0, 0.01)),
            )
        )
    assert sequencer.close(30)
    for future in futures:
        future.result(0)
    assert all(numbers == sorted(numbers) for numbers in done.values())
    assert sum(map(len, done.values())) == 400


def test_closing_finishes_what_was_taken_and_takes_nothing_more() -> None:
    sequencer = Sequencer(workers=2)
    futures = [sequencer.submit("hanako", lambda n=n: n, wait=0.05) for n in range(20)]  # type: ignore[misc]
    assert sequencer.close(10)
    assert [future.result(0) for future in futures] == list(range(20))
    with pytest.raises(ClosedError):
        sequencer.submit("hanako", lambda: None)


def test_closing_says_so_when_something_does_not_end() -> None:
    sequencer, go = Sequencer(workers=1), Event()
    stuck = sequencer.submit("hanako", lambda: go.wait(10))
    assert not sequencer.close(0.05)
    go.set()
    assert stuck.result(10)
    assert sequencer.close(10)
