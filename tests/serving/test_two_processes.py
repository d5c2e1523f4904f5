"""Two processes of `madoguchi serve` on one server of PostgreSQL, with no sticky sessions."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle
from threading import Event, Thread
from uuid import uuid4

import httpx
import pytest

from bot.storage import open_storage
from tests.cli.conftest import Command
from tests.fork_server import Forked
from tests.serving.test_deploy import free_port
from tests.storage.conftest import *  # noqa: F403  the same databases
from tests.storage.conftest import fresh_schema

TOKEN = "watching"  # noqa: S105  opens the numbers of a test
PATIENCE = 120.0
JSON = {"accept": "application/json"}

LONG = "hello? " * 500
"""Costs more than a short message: so even a slow machine comes to what is allowed."""

pytestmark = pytest.mark.postgres


@dataclass
class Served:
    """A process, and where it is reached."""

    process: subprocess.Popen[bytes] | Forked
    root: str
    asking: httpx.Client
    """One for all questions that are asked again and again: to make one takes 25 ms."""

    @property
    def is_ready(self) -> bool:
        try:
            return self.asking.get(f"{self.root}/ready").status_code == 200
        except httpx.HTTPError:
            return False

    @property
    def leads(self) -> bool:
        headers = {"authorization": f"Bearer {TOKEN}"}
        told = self.asking.get(f"{self.root}/metrics", headers=headers).text
        return "madoguchi_leader 1.0" in told


def started(given: dict[str, str]) -> subprocess.Popen[bytes]:
    """As an operator starts it."""
    command = [sys.executable, "-m", "bot", "serve"]
    return subprocess.Popen(command, env={**os.environ, **given}, stderr=subprocess.DEVNULL)


def forked(given: dict[str, str]) -> Forked:
    """Up at once."""
    return Forked(["serve"], given)


Start = Callable[[dict[str, str]], subprocess.Popen[bytes] | Forked]


@contextmanager
def serving(url: str, start: Start) -> Iterator[Served]:
    port = free_port()
    given = {
        "MADOGUCHI_DATABASE_URL": url,
        "MADOGUCHI_PORT": str(port),
        "MADOGUCHI_METRICS_TOKEN": TOKEN,
        "MADOGUCHI_WEB_STAFF": "hana=admin",
        "MADOGUCHI_WEB_URL": "http://127.0.0.1",
    }
    with httpx.Client(timeout=10) as asking, start(given) as process:
        served = Served(process, f"http://127.0.0.1:{port}", asking)
        try:
            wait_until(lambda: served.is_ready)
            yield served
        finally:
            process.kill()


def wait_until(is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def schema(server: str) -> Iterator[str]:
    yield from fresh_schema(server)


@pytest.fixture(scope="module")
def two(schema: str) -> Iterator[tuple[Served, Served]]:
    """Started once for all of them: the last one kills."""
    with ExitStack() as stack:
        one = stack.enter_context(serving(schema, started))
        yield one, stack.enter_context(serving(schema, forked))


class Visitor:
    """A browser whose requests a load balancer hands to one process after the other."""

    def __init__(self, *roots: str) -> None:
        self._roots, self._client = cycle(roots), httpx.Client(timeout=30)
        page = self._client.get(next(self._roots) + "/", headers={"accept-language": "en"}).text
        self._word = found(page, r'data-csrf="([^"]*)"')
        self.cursor = found(page, r'data-cursor="([^"]*)"')

    def send(self, **said: str) -> httpx.Response:
        fields = {"csrf": self._word, "cursor": self.cursor, "event": str(uuid4()), **said}
        return self._client.post(f"{next(self._roots)}/turn", data=fields, headers=JSON)

    def page(self) -> str:
        return self._client.get(next(self._roots) + "/").text

    def stream_at(self, root: str) -> Iterator[str]:
        with self._client.stream("GET", f"{root}/stream", params={"cursor": self.cursor}) as told:
            yield from told.iter_lines()

    def close(self) -> None:
        self._client.close()


def found(page: str, what: str) -> str:
    match = re.search(what, page)
    assert match is not None
    return match[1]


def test_a_conversation_goes_on_whichever_process_is_asked(two: tuple[Served, Served]) -> None:
    visitor = Visitor(two[0].root, two[1].root)
    assert visitor.send(choose="do:start").status_code == 200
    assert visitor.send(text="hello?").status_code == 200
    event = str(uuid4())
    assert [visitor.send(text="only once", event=event).status_code for _ in range(2)] == [200] * 2
    pages = [visitor.page(), visitor.page()]
    assert all(page.count("only once") == 1 for page in pages)
    visitor.close()


def test_an_open_page_is_told_at_once_of_what_another_process_kept(
    two: tuple[Served, Served],
) -> None:
    visitor, heard, begun = Visitor(two[0].root), Event(), Event()
    visitor.send(text="hello?")

    def listen() -> None:
        for line in visitor.stream_at(two[1].root):
            begun.set()
            if line.startswith("data:"):
                heard.set()
                return

    listener = Thread(target=listen, daemon=True)
    listener.start()
    assert begun.wait(15)
    while not heard.is_set():  # until it listens for sure, nothing may be heard
        visitor.send(text="heard there?")
        if heard.wait(5):
            break
    listener.join(15)
    visitor.close()


def test_who_signed_in_at_one_is_signed_in_at_the_other(
    two: tuple[Served, Served], schema: str
) -> None:
    given = {"MADOGUCHI_WEB_STAFF": "hana=admin", "MADOGUCHI_WEB_URL": two[0].root}
    told = Command(schema)("desk", "link", "hana", **given)
    link = found(told.stdout, r"(http://\S+)")
    with httpx.Client(timeout=30, follow_redirects=True) as staff:
        page = staff.get(link).text
        word = found(page, r'name="csrf" value="([^"]*)"')
        token = found(link, r"token=([^&\s]+)")
        staff.post(f"{two[0].root}/desk/link", data={"csrf": word, "token": token})
        at_other = staff.get(f"{two[1].root}/desk/")
    assert at_other.status_code == 200
    assert "hana" in at_other.text


def test_what_one_visitor_may_do_they_may_do_in_all_processes_together(
    two: tuple[Served, Served], schema: str
) -> None:
    visitor = Visitor(two[0].root, two[1].root)
    statuses = list[int]()
    end = time.monotonic() + 60
    while time.monotonic() < end and statuses[-4:] != [429] * 4:
        statuses.append(visitor.send(text=LONG).status_code)
    assert statuses[-4:] == [429] * 4, "neither process takes more"
    with open_storage(schema) as storage, storage() as work:
        kept = work._connection.exec_driver_sql("SELECT count(*) FROM allowances").scalar()
    assert kept
    visitor.close()


def test_one_leads_and_the_other_one_does_when_it_was_killed(two: tuple[Served, Served]) -> None:
    wait_until(lambda: sum(served.leads for served in two) == 1, 30)
    [leader] = [served for served in two if served.leads]
    [other] = [served for served in two if served is not leader]
    leader.process.send_signal(signal.SIGKILL)
    wait_until(lambda: other.leads, 30)
