"""A `madoguchi` of its own process that is up at once: forked from one that has loaded everything.

Killing it is as real as killing any other process; only loading is done once and not each time.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Self

from bot.cli import main

LOADER = get_context("forkserver")
LOADER.set_forkserver_preload(["tests.preloaded"])


class Forked:
    """Runs a command; what it reads and writes comes through pipes, and nobody hears its errors."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._begin(run, command, environment)

    @classmethod
    def code(cls, code: str, *words: object) -> Self:
        """The same that runs a piece of code. Its errors are heard, and every warning is one."""
        forked = cls.__new__(cls)
        forked._begin(execute, code, tuple(map(str, words)))
        return forked

    def _begin(self, target: Callable[..., None], *told: object) -> None:
        (from_us, to_it), (from_it, to_us) = os.pipe(), os.pipe()
        its = Connection(from_us, writable=False), Connection(to_us, readable=False)
        self.stdin = os.fdopen(to_it, "wb", buffering=0)
        self.stdout = os.fdopen(from_it, "rb", buffering=0)
        self._process = LOADER.Process(target=begun, args=(*its, target, *told))
        self._process.start()
        for each in its:
            each.close()

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process.pid is not None
        return self._process.pid

    def is_over(self) -> bool:
        """Whether it has ended."""
        return self._process.exitcode is not None

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def wait(self, timeout: float) -> int | None:
        """How it ended; None if it has not ended in that time."""
        self._process.join(timeout)
        return self._process.exitcode

    def kill(self) -> bytes:
        """End it with SIGKILL; what it had written and nobody had read."""
        self._process.kill()
        return self._rest()

    def end(self, timeout: float) -> bytes:
        """Let it end by itself, as there is nothing more to read; what it wrote until then."""
        self.stdin.close()
        code = self.wait(timeout)
        left = self.kill()
        assert code == 0, left.decode()
        return left

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def _rest(self) -> bytes:
        left = b"" if self.stdout.closed else self.stdout.read()
        self._process.join()
        self.stdin.close()
        self.stdout.close()
        return left


def begun(
    reads: Connection, writes: Connection, target: Callable[..., None], *told: object
) -> None:
    """What the forked process does first."""
    os.dup2(reads.fileno(), 0)
    os.dup2(writes.fileno(), 1)
    reads.close()
    writes.close()
    sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
    target(*told)


def run(command: Sequence[str], environment: Mapping[str, str]) -> None:
    """A command."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.argv = ["madoguchi", *command]
    os.environ.update(environment)
    main()


def execute(code: str, words: Sequence[str]) -> None:
    """A piece of code."""
    sys.stderr = sys.stdout
    warnings.simplefilter("error")
    sys.argv = ["code", *words]
    exec(code, {"__name__": "__main__"})  # noqa: S102  it stands in a test
    sys.stdout.flush()
