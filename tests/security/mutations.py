"""Breaks the program on purpose, one place after the other, and sees that a test fails each time.

A test that passes whatever the code does promises nothing. `mutations.yaml` names for each promise
the line that keeps it, and what somebody could do without that line:

    python -m tests.security.mutations          # all of them; takes a quarter of an hour
    python -m tests.security.mutations stream   # those in which the word occurs
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_suffix(".yaml")
NOT_COPIED = shutil.ignore_patterns(".*", "*.db*", "*.egg-info", "__pycache__", "var")
PATIENCE = 600
"""Seconds for the tests of one mutation."""

FAILED = 1
"""What pytest ends with where a test failed, and not with an error of its own."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One place, and what is written there instead; `breaks` says what follows from it."""

    breaks: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]

    def applied(self, text: str) -> str:
        """The file's text with it. Raises `ValueError` unless its place is there once."""
        count = text.count(self.before)
        if count != 1:
            raise ValueError(f"{self.file}: {count} times, not once: {self.before!r}")
        return text.replace(self.before, self.after)


def mutations() -> tuple[Mutation, ...]:
    """All of the table."""
    rows = yaml.safe_load(TABLE.read_text("utf-8"))
    return tuple(
        Mutation(row["breaks"], row["file"], row["from"], row["to"], tuple(row["tests"].split()))
        for row in rows
    )


@contextmanager
def broken(house: Path, mutation: Mutation) -> Iterator[None]:
    """The copy with one mutation in it."""
    path = house / mutation.file
    whole = path.read_text("utf-8")
    path.write_text(mutation.applied(whole), "utf-8")
    try:
        yield
    finally:
        path.write_text(whole, "utf-8")


def is_noticed(house: Path, mutation: Mutation) -> bool:
    """Whether a test fails, for which all of them passed before."""
    with broken(house, mutation):
        return ended_with(house, mutation.tests) == FAILED


def ended_with(house: Path, tests: Sequence[str]) -> int:
    """What pytest ends with; a test that waits for ever has noticed something as well."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    seen = os.environ | {"PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(
            command, cwd=house, env=seen, timeout=PATIENCE, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        return FAILED
    return run.returncode


def main(words: Sequence[str]) -> int:
    """Try them and tell; how many nobody noticed."""
    tried = [each for each in mutations() if all(word in each.breaks for word in words)]
    unnoticed = 0
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder) / "house"
        shutil.copytree(ROOT, house, ignore=NOT_COPIED)
        for each in tried:
            noticed = is_noticed(house, each)
            unnoticed += not noticed
            print("noticed  " if noticed else "UNNOTICED", each.breaks, flush=True)
    print(f"{len(tried) - unnoticed} of {len(tried)} mutations are noticed")
    return unnoticed


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
