"""How long pages of the desk take with very many enquiries, and how much memory.

`MADOGUCHI_BENCH_LEADS` says how many (20,000 unless it is said). Nothing is to depend on it.
 `MADOGUCHI_TEST_POSTGRES_URL` measures PostgreSQL as
well, in a schema of its own.
"""

from __future__ import annotations

import os
import resource
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from statistics import median
from time import perf_counter

from sqlalchemy import create_engine, text

from bot.assistant.desk.acts import StaffDesk
from bot.assistant.desk.inbox import InboxQuery, look_into
from bot.assistant.ports import InboxTab, LeadOrder
from bot.runtime.search_index import catch_up
from bot.storage import SqlStorage, open_storage
from bot.storage.database.url import read_url
from tests.assistant.desk_driver import new_desk
from tests.benchmarks.desk_rows import NOW, STAFF, fill
from tests.benchmarks.upkeep import fresh_schema

LEADS = int(os.environ.get("MADOGUCHI_BENCH_LEADS", "20000"))
TIMES = 20
ME = STAFF[1]

SOUGHT = (
    "高橋",
    "株式会社",
    "在留資格の更新",
    "03-0001-9999",
    "contact777@example.co.jp",
    "is:mine 電話",
    "is:waiting verdict:needs_review 費用",
    "前:2025-06-01 東京",
    "owner:staff7 after:2026-10-01",
    "ほとんどない言葉",
)


def ways(desk: StaffDesk) -> Mapping[str, Callable[[], object]]:
    """What is asked for, by what it is called."""

    def page(**wanted: object) -> Callable[[], object]:
        return lambda: look_into(desk, ME, InboxQuery(**wanted), NOW)  # type: ignore[arg-type]

    second = look_into(desk, ME, InboxQuery(InboxTab.ALL), NOW)
    following = getattr(second, "next", "")
    return {
        **{f"inbox {tab.value}": page(shelf=tab) for tab in InboxTab},
        "inbox all, next page": page(shelf=InboxTab.ALL, after=following),
        "inbox all, oldest first": page(shelf=InboxTab.ALL, order=LeadOrder.OLDEST),
        **{f"search {words}": page(shelf=InboxTab.ALL, sought=words) for words in SOUGHT},
    }


def measure(storage: SqlStorage) -> None:
    """Measure one database and print."""
    desk = replace(new_desk().desk, storage=storage, is_staff=lambda _: True)
    worst = 0.0
    for name, ask in ways(desk).items():
        took = sorted(seconds(ask) for _ in range(TIMES))
        p95 = took[int(TIMES * 0.95) - 1]
        worst = max(worst, p95)
        print(f"  {name}: {median(took) * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  the slowest p95 is {worst * 1000:.0f} ms; {memory:.0f} MB at most")


def seconds(ask: Callable[[], object]) -> float:
    """How long something takes."""
    began = perf_counter()
    ask()
    return perf_counter() - began


@contextmanager
def filled(url: str) -> Iterator[SqlStorage]:
    """A database with very many enquiries, all of which can be found."""
    open_storage(url).close()
    engine = create_engine(read_url(url))
    with engine.begin() as connection:
        fill(connection, LEADS)
    with open_storage(url) as storage:
        began = perf_counter()
        while catch_up(storage):
            pass
        print(f"  the index of what was there took {perf_counter() - began:.0f} s")
        with engine.connect() as connection:
            connection.execute(text("ANALYZE"))
        engine.dispose()
        yield storage


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"SQLite, {LEADS} enquiries:")
        with filled(f"sqlite:///{folder}/large.db") as storage:
            measure(storage)
    server = os.environ.get("MADOGUCHI_TEST_POSTGRES_URL")
    if server:
        print(f"PostgreSQL, {LEADS} enquiries:")
        with fresh_schema(server) as url, filled(url) as storage:
            measure(storage)


if __name__ == "__main__":
    main()
