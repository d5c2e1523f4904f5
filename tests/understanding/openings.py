"""What people open with: two to five facts in one message, in many registers, with traps.

A line of `openings_ja.txt` and `openings_en.txt` holds, divided by bars, what the message tells
(to be stored or offered), what may be stored as well, what may at most be offered, and the message.
`python -m tests.understanding.openings` prints the figures and what fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot import bootstrap
from bot.vocabulary import Language

Values = Mapping[str, str]


@dataclass(frozen=True)
class Opening:
    """A first message: what it tells, what may be stored beside it, and what only offered."""

    text: str
    language: Language
    must: Values
    may: Values
    offered: frozenset[str]


@dataclass(frozen=True)
class Outcome:
    """What became of a message: what was stored, and what was offered."""

    stored: Values
    offered: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Score:
    """Shares over many messages."""

    precision: float
    stored: float
    stored_or_offered: float
    offered_rightly: float


def openings(language: Language) -> tuple[Opening, ...]:
    """All messages of one language."""
    path = Path(__file__).with_name(f"openings_{language}.txt")
    return tuple(opening(line, language) for line in path.read_text("utf-8").splitlines())


def opening(line: str, language: Language) -> Opening:
    """One line of a file."""
    must, may, offered, text = line.split("|", 3)
    return Opening(text, language, values(must), values(may), frozenset(offered.split()))


def values(told: str) -> Values:
    """`question=value` pairs between spaces."""
    return dict(pair.split("=") for pair in told.split())


def outcome(case: Opening) -> Outcome:
    """What the reader makes of a message when no question is open."""
    found = bootstrap.programme().reader.read(case.text, None, case.language)
    return Outcome(
        {r.question.key: r.option.value for r in found.readings},
        {d.question.key: tuple(o.value for o in d.options) for d in found.doubts},
    )


def wrong(case: Opening, became: Outcome) -> dict[str, str]:
    """What was stored and must not be."""
    allowed = {**case.may, **case.must}
    return {k: v for k, v in became.stored.items() if allowed.get(k) != v}


def missed(case: Opening, became: Outcome) -> dict[str, str]:
    """What was told and neither stored nor offered."""
    return {
        key: value
        for key, value in case.must.items()
        if became.stored.get(key) != value and value not in became.offered.get(key, ())
    }


def stray(case: Opening, became: Outcome) -> list[str]:
    """What was offered although the message tells nothing of the kind."""
    allowed = {f"{k}={v}" for k, v in {**case.may, **case.must}.items()} | case.offered
    offered = (f"{k}={v}" for k, values in became.offered.items() for v in values)
    return [pair for pair in offered if pair not in allowed]


def score(language: Language) -> Score:
    """The figures of one language."""
    counted: Counter[str] = Counter()
    for case in openings(language):
        became = outcome(case)
        counted["told"] += len(case.must)
        counted["kept"] += len(became.stored)
        counted["wrong"] += len(wrong(case, became))
        counted["missed"] += len(missed(case, became))
        counted["stored"] += len(case.must.items() & became.stored.items())
        counted["offered"] += sum(map(len, became.offered.values()))
        counted["stray"] += len(stray(case, became))
    return Score(
        1 - counted["wrong"] / max(counted["kept"], 1),
        counted["stored"] / counted["told"],
        1 - counted["missed"] / counted["told"],
        1 - counted["stray"] / max(counted["offered"], 1),
    )


if __name__ == "__main__":
    for language in Language:
        print(language, score(language))
        for case in openings(language):
            became = outcome(case)
            failed = wrong(case, became), missed(case, became), stray(case, became)
            if any(failed):
                print("  wrong {} missed {} stray {}:".format(*failed), case.text)
