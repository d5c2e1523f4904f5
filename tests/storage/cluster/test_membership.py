"""Processes on one server of PostgreSQL: one leads, all hear of commits, all count together."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.channels.web.http.rate_limit import RateLimiter
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.runtime.scheduler import Job, Scheduler
from bot.storage.cluster import Alone, Cluster, open_cluster
from bot.storage.cluster import membership as module
from bot.storage.database.locks import number_of
from tests.driver import IN_EDITION
from tests.fork_server import Forked
from tests.storage.conftest import *  # noqa: F403  the same databases

PROCESS = """
import sys, time
from bot.storage.cluster import membership, open_cluster
membership.IDLE = 2
with open_cluster(sys.argv[1]) as cluster:
    while not cluster.leads():
        time.sleep(0.05)
    print("leads", flush=True)
    sys.stdin.readline()
"""
SOON = 20.0
"""Seconds; only ever reached by a bug."""


@pytest.fixture
def url(migrated_postgres_url: str) -> str:
    return migrated_postgres_url


@contextmanager
def several(url: str, count: int) -> Iterator[list[Cluster]]:
    with ExitStack() as stack:
        yield [stack.enter_context(open_cluster(url)) for _ in range(count)]


def soon(is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.02)
    return False


def leaders(members: list[Cluster]) -> int:
    return sum(member.leads() for member in members)


@pytest.mark.postgres
def test_one_of_several_leads_and_another_one_when_it_is_gone(url: str) -> None:
    with several(url, 3) as members:
        assert soon(lambda: leaders(members) == 1)
        [first] = [member for member in members if member.leads()]
        first.close()  # type: ignore[attr-defined]
        rest = [member for member in members if member is not first]
        assert soon(lambda: leaders(rest) == 1)
        assert leaders(members) == 1


@pytest.mark.postgres
def test_a_leader_whose_connection_breaks_leads_no_more_and_comes_back(url: str) -> None:
    with several(url, 1) as [member]:
        assert soon(member.leads)
        engine = member._engine  # type: ignore[attr-defined]
        with engine.connect() as connection:
            channel = connection.scalar(text(module.CHANNEL))
            lock = number_of(module.LEADER.format(channel))
            high, low = (lock >> 32) & 0xFFFFFFFF, lock & 0xFFFFFFFF
            ended = connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                    " AND classid::bigint = :high AND objid::bigint = :low AND granted"
                ),
                {"high": high, "low": low},
            ).all()
        assert len(ended) == 1
        assert soon(lambda: not member.leads())
        assert soon(member.leads)


@pytest.mark.postgres
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGSTOP])
def test_a_leader_that_is_killed_or_stands_still_is_followed_by_another(
    url: str, end: signal.Signals
) -> None:
    with Forked.code(PROCESS, url) as process:
        assert process.stdout.readline() == b"leads\n"
        with several(url, 1) as [member]:
            time.sleep(0.3)
            assert not member.leads()
            os.kill(process.pid, end)
            assert soon(member.leads)
        process.kill()


@pytest.mark.postgres
def test_what_is_committed_elsewhere_is_heard_at_once_and_ones_own_is_not(url: str) -> None:
    with several(url, 2) as [here, there]:
        heard: dict[str, list[float]] = {"here": [], "there": []}
        here.listen(lambda: heard["here"].append(time.monotonic()))
        there.listen(lambda: heard["there"].append(time.monotonic()))
        assert soon(lambda: leaders([here, there]) == 1)
        time.sleep(0.2)
        for _ in range(100):
            here.tell()
        assert soon(lambda: bool(heard["there"]))
        time.sleep(0.3)
        assert heard["here"] == []
        assert len(heard["there"]) <= 3, "commits that follow each other are one notice"


@pytest.mark.postgres
def test_only_the_leader_does_what_only_one_does_and_all_do_what_is_their_own(url: str) -> None:
    done: list[str] = []
    with several(url, 2) as members:
        assert soon(lambda: leaders(members) == 1)
        for member in members:
            jobs = [
                Job("once", lambda _: done.append("once")),
                Job("own", lambda _: done.append("own"), is_own=True),
            ]
            Scheduler(jobs, lambda: IN_EDITION, leads=member.leads).look()
    assert sorted(done) == ["once", "own", "own"]


@pytest.mark.postgres
def test_what_is_used_up_in_one_process_is_used_up_in_all(url: str) -> None:
    with several(url, 2) as members:
        limits = [RateLimiter("8/hour; 60/day") for _ in members]
        for member, limit in zip(members, limits, strict=True):
            member.share("guesses", limit)
        allowed = [limit.allows("hana") for _ in range(20) for limit in limits]
        assert sum(allowed) == 16, "each counts by itself at first"
        time.sleep(2.5)
        debts = [limit._used_until["hana"][0] - time.monotonic() for limit in limits]
        assert all(debt > 8 * 450 for debt in debts), "both know what both used"
        assert not any(limit.would_allow("hana") for limit in limits)
        assert all(limit.would_allow("taro") for limit in limits)


@pytest.mark.postgres
def test_of_whom_something_is_counted_nothing_stands_in_the_database(url: str) -> None:
    limit = RateLimiter("8/hour")
    with several(url, 1) as [member]:
        member.share("address", limit)
        assert limit.allows("203.0.113.9")
        time.sleep(2.2)
        with member._engine.connect() as connection:  # type: ignore[attr-defined]
            [(key, ahead)] = connection.execute(
                text("SELECT key, used_until - extract(epoch FROM now()) FROM allowances")
            ).all()
    assert len(key) == 32
    assert "203" not in key
    assert 400 < ahead <= 450


@pytest.mark.postgres
def test_what_several_send_into_one_channel_keeps_its_pace(url: str) -> None:
    with several(url, 2) as members:
        paces = [DeliveryPace(timedelta(seconds=30), 2) for _ in members]
        for member, pace in zip(members, paces, strict=True):
            member.share("slack", pace)
        now = paces[0]._clock()
        assert [pace.reserve("C1", now) for pace in paces for _ in range(2)] == [None] * 4
        time.sleep(2.5)
        now = paces[0]._clock()
        free = [pace.free_at("C1", now) - now for pace in paces]
        assert all(timedelta(seconds=80) < wait <= timedelta(seconds=90) for wait in free)


def test_who_serves_a_file_is_alone(sqlite_url: str) -> None:
    with open_cluster(sqlite_url) as cluster:
        assert isinstance(cluster, Alone)
        assert cluster.leads()
