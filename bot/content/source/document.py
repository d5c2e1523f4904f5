"""One content file as it was read: its data, and the line on which everything in it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.content.source.problem import Problem
from bot.vocabulary.sentence import N_, Sentence

Loc = tuple[str | int, ...]
"""The way to a place in the data: keys of mappings and positions in lists."""

NAMING_KEYS = ("id", "key", "name", "value")
"""What an entry of a list is called by, in this order."""

LIKE_ENOUGH = 65
"""Likeness (0-100) from which a name is worth suggesting for one that does not exist."""


GROUPS = (dict, list)
"""What holds more than one value."""


class Leaf(NamedTuple):
    """One single value in the data, with the way to it. There are many: a tuple is made at once."""

    loc: Loc
    value: object


@dataclass(frozen=True, slots=True)
class Layout:
    """Where and how a file says what it says: the line of every place in the data, and how each
    single value is written."""

    lines: Mapping[Loc, int]
    written: Mapping[Loc, str]


def no_layout() -> Layout:
    """That of a file from which nothing could be read."""
    return Layout({}, {})


@dataclass(frozen=True)
class Source:
    """One content file. `data` is None where nothing could be read; `problems` say why.

    `lay_out` reads the file once more for its layout. Nobody asks for that while nothing is wrong,
    and kept of all files it took three times as much memory as what they say.
    """

    name: str
    data: object = None
    lay_out: Callable[[], Layout] = no_layout
    problems: tuple[Problem, ...] = ()

    @cached_property
    def layout(self) -> Layout:
        """Where everything in the data stands."""
        return self.lay_out()

    @property
    def lines(self) -> Mapping[Loc, int]:
        """The line of every place in the data."""
        return self.layout.lines

    @property
    def written(self) -> Mapping[Loc, str]:
        """How each single value is written."""
        return self.layout.written

    @property
    def leaves(self) -> Iterator[Leaf]:
        """Every single value, in the order of the file."""
        return leaves_in(self.data, ())

    def at(self, *pattern: str | None) -> Iterator[Leaf]:
        """The single values whose way fits the pattern; None stands for any one step."""
        return leaves_along(pattern, self.data)

    def texts_at(self, *pattern: str | None) -> Iterator[tuple[Loc, str]]:
        """Like `at`, only texts. Whatever else stands there is told by the check of the shape."""
        for leaf in self.at(*pattern):
            if isinstance(leaf.value, str):
                yield leaf.loc, leaf.value

    def problem(self, loc: Loc, message: str) -> Problem:
        """A problem at this place, or at the nearest place around it that exists."""
        real = self.existing(loc)
        return Problem(self.name, self.lines.get(real, 1), self.key(loc), message)

    def place(self, loc: Loc) -> str:
        """File and line, to point at from the message of another problem."""
        return f"{self.name}:{self.lines.get(self.existing(loc), 1)}"

    def existing(self, loc: Loc) -> Loc:
        """The part of the way that exists; pydantic's extra steps (tags of unions) are left out."""
        real: Loc = ()
        for step in loc:
            if (*real, step) in self.lines:
                real = (*real, step)
        return real

    def key(self, loc: Loc) -> str:
        """The way as a curator reads it; a last step that is missing is part of it."""
        real = self.existing(loc)
        last = loc[-1:] if loc and isinstance(loc[-1], str) and loc[-1:] != real[-1:] else ()
        parts: list[str] = []
        data = self.data
        for step in real:
            data = data[step]  # type: ignore[index]  # the way exists
            parts.append(f"[{entry_name(data, step)}]" if isinstance(step, int) else f".{step}")
        return "".join([*parts, *(f".{step}" for step in last)]).removeprefix(".")


def leaves_in(data: object, loc: Loc) -> Iterator[Leaf]:
    """Every single value in the data."""
    if not isinstance(data, GROUPS):
        yield Leaf(loc, data)
        return
    for step, below in steps_in(data, None):
        if isinstance(below, GROUPS):
            yield from leaves_in(below, (*loc, step))
        else:
            yield Leaf((*loc, step), below)


def leaves_along(pattern: tuple[str | None, ...], data: object) -> Iterator[Leaf]:
    """The single values that lie at the end of a pattern. Nothing beside it is looked at."""
    places: list[tuple[Loc, object]] = [((), data)]
    for wanted in pattern:
        places = [
            ((*loc, step), below)
            for loc, around in places
            for step, below in steps_in(around, wanted)
        ]
    return (Leaf(loc, value) for loc, value in places if not isinstance(value, GROUPS))


def steps_in(data: object, wanted: str | None) -> Iterable[tuple[str | int, object]]:
    """The next steps of that name, or all of them, and what each leads to."""
    if isinstance(data, dict):
        if wanted is None:
            return data.items()
        return ((wanted, data[wanted]),) if wanted in data else ()
    return enumerate(data) if isinstance(data, list) and wanted is None else ()


def entry_name(data: object, index: int) -> str:
    """What an entry of a list is called: by its own name, otherwise counted from 1."""
    names = (data.get(key) for key in NAMING_KEYS) if isinstance(data, dict) else ()
    return next((name for name in names if isinstance(name, str)), str(index + 1))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A suggestion to go on a message with; empty where nothing is close."""
    closest = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
    return Sentence(N_("; did you mean `{name}`?"), name=closest[0]) if closest else ""
