"""One, two and four processes of the counter on one server of PostgreSQL, without sticky sessions.

Each visitor's requests go to one process after the other, as a load balancer hands them out. What a
turn costs is told apart: processor time in the processes of the counter, in those of the server
(where it runs on this machine), and what the server writes. From these, rather than from turns a
second on a machine that also plays the visitors, is computed what a crowd needs (decision 0014).
Needs `MADOGUCHI_TEST_POSTGRES_URL`.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import uuid4

import httpx2 as httpx
from sqlalchemy import Connection, create_engine, text

from bot.bootstrap import content
from bot.storage import open_storage
from bot.storage.database.url import read_url
from tests.benchmarks.upkeep import fresh_schema

VISITORS = int(os.environ.get("MADOGUCHI_BENCH_VISITORS", "60"))
COUNTS = (1, 2, 4)
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Measured:
    """What a crowd cost. Seconds, but for `written` and `kept`, which are bytes a turn."""

    times: list[float]
    seconds: float
    ours: float
    server: float
    written: float
    kept: float
    commits: float


@contextmanager
def served(url: str) -> Iterator[tuple[int, str]]:
    """A process of the counter, and its address."""
    command = [sys.executable, "-m", "tests.benchmarks.web_apps"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"app": "ours", "database_url": url, "size": 0}) + "\n")
        process.stdin.flush()
        port = json.loads(process.stdout.readline())
        yield process.pid, f"http://127.0.0.1:{port}"
        process.stdin.close()


async def visit(roots: list[str], number: int, times: list[float]) -> None:
    """One visitor goes through the pre-check, at another process with every request."""
    headers = {"x-forwarded-for": f"10.1.{number >> 8 & 255}.{number & 255}"}
    async with httpx.AsyncClient(headers=headers, timeout=120) as client:
        page = (await client.get(roots[number % len(roots)] + "/")).text
        word, cursor = (
            found[1] if (found := re.search(rf'data-{name}="([^"]*)"', page)) else ""
            for name in ("csrf", "cursor")
        )
        for step, question in enumerate(content().flow.questions):
            choice = f"answer:{question.key}:{question.options[0].value}"
            fields = {"csrf": word, "cursor": cursor, "choose": choice, "event": str(uuid4())}
            root = roots[(number + step) % len(roots)]
            began = perf_counter()
            answer = await client.post(
                f"{root}/turn", data=fields, headers={"accept": "application/json"}
            )
            assert answer.status_code == 200, answer.text[:200]
            times.append(perf_counter() - began)
            cursor = answer.json()["cursor"]


async def crowd(roots: list[str], times: list[float]) -> None:
    """All visitors at once."""
    await asyncio.gather(*(visit(roots, number, times) for number in range(VISITORS)))


def used(pids: list[int]) -> float:
    """Seconds of a processor that processes have used so far; 0 for one that is gone."""
    total = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def of_server() -> list[int]:
    """All processes of PostgreSQL on this machine."""
    found = subprocess.run(["pgrep", "postgres"], capture_output=True, text=True, check=False)  # noqa: S607
    return [int(pid) for pid in found.stdout.split()]


WRITTEN = "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn"
KEPT = (
    "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
    " WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"
)
COMMITS = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"


def standing(connection: Connection) -> list[float]:
    """What was written, what is kept, and how often was committed, so far."""
    connection.execute(text("SELECT pg_stat_clear_snapshot()"))
    return [float(connection.scalar(text(each)) or 0) for each in (WRITTEN, KEPT, COMMITS)]


def measure(url: str, count: int) -> Measured:
    """A crowd at so many processes."""
    open_storage(url).close()
    engine = create_engine(read_url(url), isolation_level="AUTOCOMMIT")
    with ExitStack() as stack:
        connection = stack.enter_context(engine.connect())
        processes = [stack.enter_context(served(url)) for _ in range(count)]
        pids, roots = [pid for pid, _ in processes], [root for _, root in processes]
        asyncio.run(visit(roots, VISITORS, []))  # everything is loaded
        before, ours, server = standing(connection), used(pids), used(of_server())
        times, began = list[float](), perf_counter()
        asyncio.run(crowd(roots, times))
        seconds, turns = perf_counter() - began, len(times)
        after = standing(connection)
        written, kept, commits = (
            (late - early) / turns for early, late in zip(before, after, strict=True)
        )
        found = Measured(
            times,
            seconds,
            (used(pids) - ours) / turns,
            (used(of_server()) - server) / turns,
            written,
            kept,
            commits,
        )
    engine.dispose()
    return found


def main() -> None:
    """Measure and print."""
    server, alone = os.environ.get("MADOGUCHI_TEST_POSTGRES_URL"), 0.0
    if not server:
        print("set MADOGUCHI_TEST_POSTGRES_URL to measure several processes")
        return
    for count in COUNTS:
        with fresh_schema(server) as url:
            found = measure(url, count)
        rate = len(found.times) / found.seconds
        alone = alone or rate
        print(
            f"  {count} processes: {rate:.0f} turns/s ({rate / alone:.2f} times one process), "
            f"{median(found.times) * 1000:.0f} ms (median of {len(found.times)}); a turn takes "
            f"{found.ours * 1000:.1f} ms of a processor here and {found.server * 1000:.1f} ms in "
            f"the server, {found.commits:.1f} commits, writes {found.written / 1000:.1f} kB of "
            f"log and keeps {found.kept / 1000:.1f} kB",
            flush=True,
        )


if __name__ == "__main__":
    main()
