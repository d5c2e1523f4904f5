"""Many visitors with open streams go through the pre-check in a browser, beside the bare framework.

Both servers run in processes of their own, one after the other; the visitors are played from this
process, on the same machine. Every visitor opens the page, keeps a stream open, and picks answers
until the pre-check is through as fast as it goes; another crowd pauses before each of its answers,
as people do who read. A turn counts from sending until its answer has been read.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from uuid import uuid4

import httpx2 as httpx

from bot.bootstrap import content
from tests.benchmarks.desk import LEADS, filled

VISITORS = 500
PAUSE = 20.0
"""Seconds that people read and think before they pick, on average."""
FIRST = 5
"""How many answers the people who think give: the rest would only be more of the same."""
PATIENCE = 120.0


def picks() -> list[str]:
    """What every visitor picks: the first option of each question."""
    return [f"answer:{q.key}:{q.options[0].value}" for q in content().flow.questions]


@dataclass
class Crowd:
    """What was seen of one crowd. Times in seconds."""

    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    streams: int = 0
    seconds: float = 0.0
    size: int = 0
    used: dict[str, float] = field(default_factory=dict)


class Visitor:
    """One visitor, who comes from an address of their own as a proxy tells it."""

    def __init__(self, root: str, number: int, crowd: Crowd) -> None:
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        headers = {"x-forwarded-for": address, "accept": "application/json"}
        self._client = httpx.AsyncClient(base_url=root, headers=headers, timeout=PATIENCE)
        self._crowd = crowd
        self._word, self._cursor = "", ""

    async def arrive(self) -> None:
        """Open the page."""
        html = (await self._client.get("/", headers={"accept": "text/html"})).text
        self._word = re.search(r'data-csrf="([^"]*)"', html)[1]  # type: ignore[index]
        self._cursor = re.search(r'data-cursor="([^"]*)"', html)[1]  # type: ignore[index]
        await self._pick("do:start")  # before that nothing is kept of them, nor streamed

    async def listen(self, is_open: asyncio.Event) -> None:
        """Keep a stream open until this is called off."""
        params = {"cursor": self._cursor}
        async with self._client.stream("GET", "/stream", params=params) as stream:
            async for _ in stream.aiter_bytes():
                is_open.set()

    async def go_through(self, pause: float) -> None:
        """Pick every answer; the first ones, where it takes long."""
        for choice in picks()[: FIRST if pause else None]:
            await asyncio.sleep(random.uniform(0, 2 * pause))  # noqa: S311  only to spread them
            began = perf_counter()
            await self._pick(choice)
            self._crowd.times.append(perf_counter() - began)

    async def _pick(self, choice: str) -> None:
        fields = {"csrf": self._word, "cursor": self._cursor, "choose": choice}
        answer = await self._client.post("/turn", data={**fields, "event": str(uuid4())})
        if answer.status_code != 200:
            self._crowd.errors.append(f"{answer.status_code} {answer.text[:100]}")
            return
        news = answer.json()
        self._crowd.size = max(self._crowd.size, len(answer.content))
        self._cursor = news["cursor"]

    async def leave(self) -> None:
        """Close everything."""
        await self._client.aclose()


async def play(root: str, pause: float) -> Crowd:
    """A crowd that comes, goes through the pre-check, and leaves."""
    crowd = Crowd()
    visitors = [Visitor(root, number, crowd) for number in range(VISITORS)]
    for visitor in visitors:
        await visitor.arrive()
    opened = [asyncio.Event() for _ in visitors]
    streams = [
        asyncio.create_task(visitor.listen(is_open))
        for visitor, is_open in zip(visitors, opened, strict=True)
    ]
    await asyncio.gather(*(is_open.wait() for is_open in opened))
    began = perf_counter()
    await asyncio.gather(*(visitor.go_through(pause) for visitor in visitors))
    crowd.seconds = perf_counter() - began
    crowd.streams = sum(not stream.done() for stream in streams)
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)
    for visitor in visitors:
        await visitor.leave()
    return crowd


@contextmanager
def served(app: str, folder: str, size: int = 0) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """An app in a process of its own, and its address."""
    given = {"app": app, "database_url": f"sqlite:///{folder}/web.db", "size": size}
    command = [sys.executable, "-m", "tests.benchmarks.web_apps"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        port = ask(process, given)
        yield process, f"http://127.0.0.1:{port}"
        assert process.stdin is not None
        process.stdin.close()


def ask(process: subprocess.Popen[str], line: object = None) -> Any:
    """What the process prints on a line of ours."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(line) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


def measure(app: str, pause: float, size: int = 0) -> Crowd:
    """One crowd at one app."""
    with tempfile.TemporaryDirectory() as folder, served(app, folder, size) as (process, root):
        before = ask(process)
        crowd = asyncio.run(play(root, pause))
        after = ask(process)
    crowd.used = {"cpu": after["cpu"] - before["cpu"], "memory": after["memory"]}
    return crowd


def show(name: str, crowd: Crowd) -> None:
    """Print what was measured of one crowd."""
    turns = len(crowd.times)
    print(
        f"    {name}: {turns / crowd.seconds:.0f} turns/s, {told(crowd.times)}, "
        f"{crowd.used['cpu'] / turns * 1000:.1f} ms of a processor a turn, "
        f"{crowd.used['memory']:.0f} MB, {crowd.streams} streams open at the end, "
        f"{len(crowd.errors)} errors"
    )
    for error in crowd.errors[:3]:
        print(f"        {error}")


def told(times: Sequence[float]) -> str:
    """The median and the 99th percentile, in milliseconds."""
    return f"{median(times) * 1000:.0f} ms (p99 {quantiles(times, n=100)[98] * 1000:.0f})"


def main() -> None:
    """Measure and print."""
    for pause in (PAUSE, 0.0):
        how = f"{pause:.0f} s of thought before each answer" if pause else "as fast as it goes"
        count = FIRST if pause else len(picks())
        print(f"{VISITORS} visitors with open streams, {count} answers each, {how}:", flush=True)
        ours = measure("ours", pause)
        bare = measure("bare", pause, ours.size)
        show("ours", ours)
        show("bare framework", bare)
        faster = (len(bare.times) / bare.seconds) / (len(ours.times) / ours.seconds)
        if not pause:
            print(f"    the bare framework did {faster:.1f} times as many")
    with tempfile.TemporaryDirectory() as folder:
        with filled(f"sqlite:///{folder}/web.db"):
            pass
        with served("ours", folder) as (process, root):
            crowd = asyncio.run(play(root, 0.0))
            memory = ask(process)["memory"]
    print(f"with {LEADS} enquiries and {crowd.streams} streams: {memory:.0f} MB at most")


if __name__ == "__main__":
    main()
