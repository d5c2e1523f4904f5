"""What befalls the machine: a clock jumps, the disk is full, descriptors run out, a database hangs.

Each begins at one moment of a storm and ends at a later one; meanwhile people go on as before.
"""

from __future__ import annotations

import mmap
import resource
import sqlite3
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.chaos.world import Scene

HOUR, DAY = 3_600.0, 86_400.0
JUMPS = (-30 * DAY, -HOUR, -90.0, 90.0, 20 * HOUR)
"""Seconds by which a clock jumps. What waits may wait up to two hours more where a clock was ahead
by less than that, and longer than a storm lasts; that it ends is seen in the tests of storage."""

FEW = 3
"""Descriptors that are left, or lacking, when they run out."""

WATCH = struct.Struct("d")


class Watch:
    """How far a clock goes ahead, in seconds; several processes see the same."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(WATCH.pack(0.0))
        with path.open("r+b") as file:
            self._kept = mmap.mmap(file.fileno(), WATCH.size)

    @property
    def ahead(self) -> float:
        return float(WATCH.unpack(self._kept[: WATCH.size])[0])

    @ahead.setter
    def ahead(self, seconds: float) -> None:
        self._kept[: WATCH.size] = WATCH.pack(seconds)


@dataclass
class Machine:
    """The machine that the bot runs on, and what is wrong with it. `pid` is the bot's."""

    folder: Path
    pid: Callable[[], int | None]
    watch: Watch = field(init=False)
    told: list[str] = field(default_factory=list)
    """What befell it, in order."""
    _ends: list[Callable[[], None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.watch = Watch(self.folder / "clock")

    def heal(self) -> None:
        """Everything is as it should be."""
        while self._ends:
            self._ends.pop()()

    def befalls(self, what: str, end: Callable[[], None]) -> None:
        self.told.append(what)
        self._ends.append(end)

    def limit(self, kind: int, most: int) -> None:
        """Let the bot have no more than this, until it is healed or begins a new life."""
        pid = self.pid()
        with suppress(ProcessLookupError, TypeError):
            _, hard = resource.prlimit(pid or 0, kind) if pid else (0, 0)
            if pid:
                resource.prlimit(pid, kind, (min(most, hard) if hard >= 0 else most, hard))

    def free(self, kind: int) -> None:
        """Let the bot have as much as it may."""
        pid = self.pid()
        with suppress(ProcessLookupError):
            if pid:
                _, hard = resource.prlimit(pid, kind)
                resource.prlimit(pid, kind, (hard, hard))


def jump(scene: Scene) -> None:
    """Somebody sets the clock."""
    machine, seconds = scene.machine, scene.chance.choice(JUMPS)

    def back() -> None:
        machine.watch.ahead -= seconds

    machine.watch.ahead += seconds
    machine.befalls(f"the clock jumps {seconds:+.0f} s", back)


def fill_disk(scene: Scene) -> None:
    """No file of the bot can grow any more."""
    machine = scene.machine
    sizes = [file.stat().st_size for file in machine.folder.glob("app.db*") if file.is_file()]
    most = max(sizes, default=0)
    machine.limit(resource.RLIMIT_FSIZE, most)
    machine.befalls(f"no file grows beyond {most}", lambda: machine.free(resource.RLIMIT_FSIZE))


def use_up_descriptors(scene: Scene) -> None:
    """The bot can open nothing more."""
    machine, pid = scene.machine, scene.machine.pid()
    if pid is None:
        return
    with suppress(OSError):
        open_ones = len(list(Path(f"/proc/{pid}/fd").iterdir()))
        machine.limit(resource.RLIMIT_NOFILE, open_ones + scene.chance.randint(-FEW, FEW))
        machine.befalls("descriptors run out", lambda: machine.free(resource.RLIMIT_NOFILE))


def freeze(scene: Scene) -> None:
    """The database answers nobody: a server is silent, a file is locked by somebody else."""
    machine = scene.machine
    if scene.proxy is not None:
        scene.proxy.freeze()
        machine.befalls("the database freezes", scene.proxy.thaw)
        return
    holder = sqlite3.connect(
        machine.folder / "app.db", timeout=1, isolation_level=None, check_same_thread=False
    )
    try:
        holder.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        holder.close()
        return

    def let_go() -> None:
        with suppress(sqlite3.Error):
            holder.execute("ROLLBACK")
        holder.close()

    # Whoever stages the storm looks into the same file, so it lasts a moment only.
    threading.Timer(scene.chance.uniform(0.3, 2.0), let_go).start()
    machine.befalls("the database is locked", let_go)


def heal(scene: Scene) -> None:
    """It is over."""
    scene.machine.heal()


DISASTERS = (jump, fill_disk, use_up_descriptors, freeze)
