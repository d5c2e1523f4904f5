"""What can be wrong with content, and telling all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that a curator has to put right.

    `file` is relative to the root. `line` counts from 1; it is 0 where the file itself is the
    problem. `key` is the path of keys to the place: `questions[website].choices[no].reason`. List
    entries go by their id, key, name or value, or are counted from 1.
    """

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (where, self.key, self.message) if part)


class ContentError(Exception):
    """The content cannot be used. `problems` holds everything that is wrong, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        parts = [counted(len(self.problems), "problem") + " in the content"]
        for file, problems in groupby(self.problems, attrgetter("file")):
            parts += ["", file, *map(entry, problems)]
        return "\n".join(parts)


def entry(problem: Problem) -> str:
    """One problem below the name of its file."""
    line = f"line {problem.line}" if problem.line else ""
    place = "  ".join(part for part in (line, problem.key) if part)
    return f"  {place}\n      {problem.message}" if place else f"  {problem.message}"


def counted(number: int, noun: str) -> str:
    """1 problem, 2 problems."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
