"""A `madoguchi` of its own process that is up at once: forked from one that has loaded everything.

Killing it is as real as killing any other process; only loading is done once and not each time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection

from bot.cli import main

LOADER = get_context("forkserver")
LOADER.set_forkserver_preload(["tests.cli.preloaded"])


class Forked:
    """Runs a command; what it reads and writes comes through pipes."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        (from_us, to_it), (from_it, to_us) = os.pipe(), os.pipe()
        its = Connection(from_us, writable=False), Connection(to_us, readable=False)
        self.stdin = os.fdopen(to_it, "wb", buffering=0)
        self.stdout = os.fdopen(from_it, "rb", buffering=0)
        self._process = LOADER.Process(target=run, args=(command, environment, *its))
        self._process.start()
        for each in its:
            each.close()

    def kill(self) -> bytes:
        """End it with SIGKILL; what it had written and nobody had read."""
        self._process.kill()
        return self._rest()

    def end(self, timeout: float) -> bytes:
        """Let it end by itself, as there is nothing more to read; what it wrote until then."""
        self.stdin.close()
        self._process.join(timeout)
        assert self._process.exitcode == 0
        return self._rest()

    def _rest(self) -> bytes:
        left = self.stdout.read()
        self._process.join()
        self.stdin.close()
        self.stdout.close()
        return left


def run(
    command: Sequence[str], environment: Mapping[str, str], reads: Connection, writes: Connection
) -> None:
    """What the forked process does."""
    os.dup2(reads.fileno(), 0)
    os.dup2(writes.fileno(), 1)
    reads.close()
    writes.close()
    sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
    sys.argv = ["madoguchi", *command]
    os.environ.update(environment)
    main()
