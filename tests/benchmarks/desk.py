"""How long pages of the desk take with very many enquiries, and how much memory.

Each page is asked for as a browser does, by somebody who has signed in; what is measured is the
whole answer. `MADOGUCHI_BENCH_LEADS` says how many enquiries there are (20,000 unless it is said).
Nothing is to depend on it. `MADOGUCHI_TEST_POSTGRES_URL` measures PostgreSQL as well, in a schema
of its own. Before the numbers of a year are asked for, its days are counted as the service does
beside requests; what that takes is told too.
"""

from __future__ import annotations

import os
import resource
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from sqlalchemy import create_engine, text

from bot.assistant.desk.numbers.daily import keep_days
from bot.assistant.ports import InboxTab, LeadOrder
from bot.assistant.team.roles import Role, Team
from bot.handoff.business_hours import day_of
from bot.runtime.search_index import catch_up
from bot.storage import SqlStorage, open_storage
from bot.storage.database.url import read_url
from tests.benchmarks.desk_rows import NOW, STAFF, fill
from tests.benchmarks.upkeep import fresh_schema
from tests.channels.web.desk.site import Browser, Office, stage_on

LEADS = int(os.environ.get("MADOGUCHI_BENCH_LEADS", "20000"))
TIMES = 20
ME = STAFF[1]
ASKED_MS = 100

SOUGHT = (
    "高橋",
    "株式会社",
    "株式会社東京高橋工業1",
    "在留資格の更新",
    "費用",
    "ほとんどない言葉",
    "interns",
    "programme interns",
    "unheard-of",
    "03-0001-9999",
    "contact777@example.co.jp",
    "is:mine 電話",
    "is:waiting verdict:needs_review 費用",
    "is:overdue",
    "is:closed verdict:not_covered",
    "前:2025-06-01 東京",
    "owner:staff7 after:2026-10-01",
    "language:ja interns",
)


def ways(office: Office, member: Browser) -> Mapping[str, str]:
    """Addresses that are asked for, by what they show."""

    def inbox(**wanted: str) -> str:
        return f"/desk/leads?{urlencode(wanted)}"

    every = InboxTab.ALL.value
    following = member.get(inbox(shelf=every)).text.partition('rel="next" href="')[2]
    today = day_of(NOW)
    year = urlencode({"since": today - timedelta(days=364), "until": today})
    return {
        **{f"inbox {tab.value}": inbox(shelf=tab.value) for tab in InboxTab},
        "inbox all, next page": following.partition('"')[0].replace("&amp;", "&"),
        **{
            f"inbox all, {order.value}": inbox(shelf=every, order=order.value)
            for order in LeadOrder
        },
        **{f"search {words}": inbox(shelf=every, q=words) for words in SOUGHT},
        "an old enquiry": f"/desk/leads/{reference(7)}",
        "a new enquiry": f"/desk/leads/{reference(LEADS - 1)}",
        "numbers of a month": "/desk/numbers",
        "numbers of a year": f"/desk/numbers?{year}",
        "access log": "/desk/accesses",
        "alerts": "/desk/alerts",
    }


def reference(number: int) -> str:
    """What one of the enquiries is called."""
    return f"M-{number:06}"


def measure(storage: SqlStorage) -> None:
    """Measure one database and print."""
    stage = stage_on(storage)
    stage.now = NOW
    office = Office(storage, stage, Team(dict.fromkeys(STAFF, Role.ADMIN)))
    member, worst, slow = office.browser(ME), 0.0, list[str]()
    for name, address in ways(office, member).items():
        took = sorted(seconds(lambda a=address: answered(member, a)) for _ in range(TIMES))  # type: ignore[misc]
        p95 = took[int(TIMES * 0.95) - 1]
        worst = max(worst, p95)
        slow += [name] if p95 * 1000 > ASKED_MS else []
        print(f"  {name}: {median(took) * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  the slowest p95 is {worst * 1000:.0f} ms; {memory:.0f} MB at most")
    print(f"  slower than {ASKED_MS} ms: {', '.join(slow) or 'none'}", flush=True)


def answered(member: Browser, address: str) -> None:
    """Ask for a page, which has to be there."""
    answer = member.get(address)
    if answer.status_code != 200:
        msg = f"{address} was answered with {answer.status_code}"
        raise AssertionError(msg)


def seconds(ask: Callable[[], object]) -> float:
    """How long something takes."""
    began = perf_counter()
    ask()
    return perf_counter() - began


@contextmanager
def filled(url: str) -> Iterator[SqlStorage]:
    """A database with very many enquiries, all of which can be found, and its days counted."""
    open_storage(url).close()
    engine = create_engine(read_url(url))
    with engine.begin() as connection:
        fill(connection, LEADS)
    with open_storage(url) as storage:
        began = perf_counter()
        while catch_up(storage):
            pass
        print(f"  the index of what was there took {perf_counter() - began:.0f} s", flush=True)
        with engine.connect() as connection:
            connection.execute(text("ANALYZE"))
            connection.commit()
        engine.dispose()
        count_days(storage)
        yield storage


def count_days(storage: SqlStorage) -> None:
    """Count the days that are over, as the service does beside requests."""
    assistant, began, idle = stage_on(storage).assistant, perf_counter(), 0
    while idle < 2:
        done = keep_days(storage, assistant.flow, assistant.edition.desk_hours, NOW)
        idle = 0 if done else idle + 1
    print(f"  counting its days took {perf_counter() - began:.0f} s", flush=True)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"SQLite, {LEADS} enquiries:", flush=True)
        with filled(f"sqlite:///{folder}/large.db") as storage:
            measure(storage)
    server = os.environ.get("MADOGUCHI_TEST_POSTGRES_URL")
    if server:
        print(f"PostgreSQL, {LEADS} enquiries:", flush=True)
        with fresh_schema(server) as url, filled(url) as storage:
            measure(storage)


if __name__ == "__main__":
    main()
