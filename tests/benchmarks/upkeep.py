"""How long a turn waits at most while much is deleted or awaited, on a large database.

The database has `PEOPLE` conversations and leads, all of them old and still waiting for a reply.
Somebody writes again and again, as turns do, while everything is purged, and while desks are
reminded; the longest wait is what one who comes then feels. `MADOGUCHI_TEST_POSTGRES_URL` measures
PostgreSQL as well, in a schema of its own.
"""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from statistics import median
from threading import Event, Thread
from time import perf_counter, sleep

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from bot.assistant.desk.reminders import due
from bot.assistant.retention import purge
from bot.handoff.lead import LeadStatus
from bot.storage import SqlStorage, open_storage
from tests.storage.samples import conversation, event, lead

PEOPLE = int(os.environ.get("MADOGUCHI_BENCH_PEOPLE", "20000"))
OLD = datetime(2025, 3, 3, 1, 0, tzinfo=UTC)
NOW = OLD + timedelta(days=500)
HOURS = ((time(0), time(23, 59)),)


def fill(storage: SqlStorage, people: int) -> None:
    """Keep so many people who sent an enquiry long ago."""
    for start in range(0, people, 1_000):
        with storage() as work:
            for number in range(start, min(start + 1_000, people)):
                person = f"bench:{number}"
                work.events.is_new(person, "e", OLD)
                work.conversations.save(conversation(f"c{number}", person, OLD))
                sent = lead(f"M-{number}", person, f"name:{number}", OLD)
                waiting = replace(sent, status=LeadStatus.NEW, snoozed_until=None)
                work.leads.add(replace(waiting, reply_by=OLD + timedelta(days=2)), event())
            work.commit()


def longest_wait(
    storage: SqlStorage, job: Callable[[], object]
) -> tuple[float, float, list[float]]:
    """Seconds that a job takes, and the longest of the waits of those who write meanwhile."""
    waits, is_over = list[float](), Event()

    def write() -> None:
        number = 0
        while not is_over.is_set():
            began = perf_counter()
            with storage() as work:
                work.events.is_new("bench:visitor", f"{uuid.uuid4()}", NOW)
                work.commit()
            waits.append(perf_counter() - began)
            number += 1
            sleep(0.005)

    writer = Thread(target=write)
    writer.start()
    sleep(0.2)
    began = perf_counter()
    job()
    seconds = perf_counter() - began
    is_over.set()
    writer.join()
    return seconds, max(waits), waits


def measure(storage: SqlStorage) -> None:
    """Measure one database and print."""
    fill(storage, PEOPLE)

    def rest() -> bool:
        sleep(0.0)
        return True

    for name, job in (
        ("reminders", lambda: due(storage, NOW, HOURS, ("desk:1",))),
        ("purge", lambda: purge(storage, NOW - timedelta(days=365), NOW, rest=rest)),
    ):
        seconds, longest, waits = longest_wait(storage, job)
        print(
            f"  {name}: {seconds:.1f} s; a write waits {longest * 1000:.0f} ms at most,"
            f" {median(waits) * 1000:.1f} ms (median of {len(waits)})"
        )


@contextmanager
def fresh_schema(server: str) -> Iterator[str]:
    """The URL of a schema of its own, dropped afterwards."""
    schema, url = f"bench_{uuid.uuid4().hex}", make_url(server)
    admin = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
        inside = url.update_query_dict({"options": f"-csearch_path={schema}"})
        try:
            yield inside.render_as_string(hide_password=False)
        finally:
            connection.execute(text("SET client_min_messages = warning"))
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    admin.dispose()


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"SQLite, {PEOPLE} old leads that wait:")
        with open_storage(f"sqlite:///{folder}/large.db") as storage:
            measure(storage)
    server = os.environ.get("MADOGUCHI_TEST_POSTGRES_URL")
    if server:
        print(f"PostgreSQL, {PEOPLE} old leads that wait:")
        with fresh_schema(server) as url, open_storage(url) as storage:
            measure(storage)


if __name__ == "__main__":
    main()
