"""The law of order: nothing stands before what the same person wrote earlier.

The bot waits for nothing as long as everything comes in the order in which it was written. So the
first pair that overtakes stands as it came; from then on, in the same life of the bot, whatever
comes a moment later than it should still finds its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from tests.chaos.platform import Someone
from tests.chaos.world import Scene

SETTLING = 0.05
"""Seconds in which an earlier message surely overtakes; the bot waits twice as long."""
MOMENT = 0.002
"""Seconds in which two messages come at once: which of two threads took its own first is not known
from when each was noted."""
NEARBY = 2.0
"""Seconds between two messages, in writing and in coming, that surely are compared."""


@dataclass(frozen=True)
class Stand:
    """A message of somebody: its place in the transcript, and when it was written and came."""

    word: str
    place: int
    written: float
    came: float
    is_repeated: bool
    """Whether it was refused or came more than once: it is late by itself then."""


def check_order(scene: Scene, heard_of: Callable[[Someone], Sequence[str]]) -> None:
    """Nothing stands before what was written earlier, unless nobody could have known.

    `heard_of` somebody: what they wrote, as the transcript has it.
    """
    births = scene.bot.noted_beginnings()
    lines = [stands(scene, person, heard_of(person)) for person in scene.people.applicants]
    disorders = [at for line in lines for at in overtakings(line, births)]
    for line in lines:
        for earlier, later in combinations(line, 2):
            is_right = earlier.place < later.place or earlier.is_repeated
            is_late = earlier.came > later.came + SETTLING
            is_behind = earlier.came > later.came - MOMENT
            is_first = is_behind and not was_warned(later.came, disorders, births)
            told = f"{later.word} stands before {earlier.word}"
            assert is_right or is_late or is_first, told


def stands(scene: Scene, person: Someone, transcript: Sequence[str]) -> list[Stand]:
    """What somebody wrote that was heard, in the order of writing."""
    heard = scene.bot.noted_arrivals()
    found = []
    for who, message, word in scene.said:
        place = next((number for number, text in enumerate(transcript) if word in text), None)
        if who is not person or place is None:
            continue
        delivery = scene.platform.delivery_of(message, word, is_edit=False)
        first = min(delivery.attempts, key=lambda attempt: attempt.at)
        arrived = heard[scene.platform.event_of(delivery)]
        is_repeated = bool(first.reason) or len(arrived) > 1
        found.append(Stand(word, place, scene.written[word], min(arrived), is_repeated))
    return found


def overtakings(line: Sequence[Stand], births: Sequence[float]) -> list[float]:
    """When the bot surely saw that something came behind what was written after it."""
    seen = []
    coming = sorted(line, key=lambda stand: stand.came)
    for _, life in groupby(coming, lambda stand: bisect_right(births, stand.came)):
        newest: Stand | None = None
        for stand in life:
            if newest and is_overtaken(stand, newest):
                seen.append(stand.came)
            if newest is None or stand.written > newest.written:
                newest = stand
    return seen


def is_overtaken(stand: Stand, newest: Stand) -> bool:
    """Whether the newest of those that came before it was written after it, a moment ago.

    What was refused may not have been looked at, so nothing follows from it.
    """
    is_heard = not stand.is_repeated and not newest.is_repeated
    is_nearby = stand.came - newest.came < NEARBY
    return is_heard and is_nearby and 0 < newest.written - stand.written < NEARBY


def was_warned(at: float, disorders: Sequence[float], births: Sequence[float]) -> bool:
    """Whether the life that was running then had seen a disorder before."""
    began = births[bisect_right(births, at) - 1]
    return any(began < disorder < at for disorder in disorders)
