"""Sentences that only look like a command, none of which curators' traps hold.

A line of `traps_ja.txt` and `traps_en.txt` holds the command that it looks like and the sentence.
`python -m tests.understanding.traps` prints what is done for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.bootstrap import content, interpreter
from bot.understanding.meaning import Do, Pick
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language

OPEN_AT = {Place.QUESTION: "website"}
PLACES = (Place.FRESH, Place.QUESTION, Place.PAUSED, Place.VERDICT, Place.SENT)


@dataclass(frozen=True)
class Trap:
    """A sentence, and the command that it looks like."""

    like: str
    text: str
    language: Language


def traps(language: Language) -> tuple[Trap, ...]:
    """All traps of one language."""
    path = Path(__file__).with_name(f"traps_{language}.txt")
    lines = (line.split("|", 1) for line in path.read_text("utf-8").splitlines())
    return tuple(Trap(like, text, language) for like, text in lines)


def done_for(trap: Trap) -> Iterator[tuple[Place, str]]:
    """The commands that are done for a trap, place by place where one could be meant."""
    known = {q.key: q.options[0].value for q in content().flow.questions}
    for place in PLACES:
        answers = known if place in {Place.VERDICT, Place.SENT} else {}
        state = DialogueState(trap.language, place, OPEN_AT.get(place), answers)
        for act in interpreter().interpret(Heard(trap.text, trap.text), state).acts:
            if isinstance(act, Do | Pick):
                yield place, act.command if isinstance(act, Do) else act.choice


def share_refrained(language: Language) -> float:
    """How often nothing is done, of all traps at all places."""
    every = traps(language)
    done = sum(1 for trap in every for _ in done_for(trap))
    return 1 - done / (len(every) * len(PLACES))


if __name__ == "__main__":
    for each in Language:
        print(each, f"{share_refrained(each):.3f}")
        for trap in traps(each):
            if found := list(done_for(trap)):
                print("  ", trap.text, [f"{place}: {command}" for place, command in found])
