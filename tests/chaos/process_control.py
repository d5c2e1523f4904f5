"""The bot as whoever runs it sees it: started, killed at any moment, started again, stopped."""

from __future__ import annotations

import multiprocessing
import random
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from threading import Lock
from typing import Any

from bot.channels.teams.api.cloud import TeamsCloud
from tests.chaos.bot_process import BEGAN, Life, live

CONTEXT: ForkServerContext = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.chaos.fork_server"])

KILLED = -9
ASKING = Lock()
"""Held where processes are asked how they ended, as every start asks all of them: how one ended can
be read once only, and whoever reads at the same moment is told 255."""


@dataclass
class Mortal:
    """One bot in several processes, one after the other. `exits` are how they ended."""

    folder: Path
    given: dict[str, Any]
    began: float = field(default_factory=time.time)
    exits: list[int] = field(default_factory=list)
    cloud: TeamsCloud | None = None
    ahead: float = 0.0
    """How far the clock of this life goes ahead by itself."""
    _running: tuple[ForkServerProcess, Connection] | None = None

    @property
    def log(self) -> Path:
        return self.folder / "bot.log"

    @property
    def arrivals(self) -> Path:
        return self.folder / "arrivals"

    @property
    def watch(self) -> Path:
        return self.folder / "clock"

    @property
    def pid(self) -> int | None:
        """The process that lives now."""
        return self._running[0].pid if self._running else None

    def start(self, ahead: float = 0.0) -> None:
        """Begin a new life; nobody waits until it can be reached."""
        self.ahead = ahead
        life = self.life()
        hears, tells = CONTEXT.Pipe(duplex=False)
        process = CONTEXT.Process(target=live, args=(life, tells), daemon=True)
        with ASKING:
            process.start()
        tells.close()
        self._running = process, hears

    def life(self) -> Life:
        """What the bot is told."""
        told = (self.given, self.began, self.ahead, self.log, self.arrivals, self.watch)
        return Life(*told, self.cloud)

    def await_ready(self, timeout: float = 180.0) -> None:
        """Wait until it can be reached; the first one waits for all that is loaded beforehand."""
        assert self._running is not None
        assert self._running[1].poll(timeout), "the bot did not start"

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        if self._running is not None:
            self._running[0].kill()
            self._end()

    def stop(self, then: Callable[[], None]) -> None:
        """Have it finish what it began; `then` happens once it was told to."""
        assert self._running is not None
        self.await_ready()
        self._running[0].terminate()
        then()
        self._end()

    def _end(self) -> None:
        assert self._running is not None
        process, hears = self._running
        assert wait([process.sentinel], 40), "the bot does not end"
        with ASKING:
            process.join()
            assert process.exitcode is not None
            self.exits.append(process.exitcode)
            process.close()
        hears.close()
        self._running = None

    def noted_arrivals(self) -> dict[str, list[float]]:
        """When the bot heard of which event, on one clock for all processes."""
        heard: dict[str, list[float]] = {}
        if self.arrivals.exists():
            for line in self.arrivals.read_text().splitlines():
                event, _, at = line.partition(" ")
                heard.setdefault(event, []).append(float(at))
        return heard

    def noted_beginnings(self) -> list[float]:
        """When each life began to hear, on the same clock."""
        return self.noted_arrivals()[BEGAN]


def free_port() -> int:
    """A port that no connection gets by chance while the bot is away."""
    while True:
        port = random.SystemRandom().randrange(12_000, 32_000)
        with socket.socket() as trial:
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
