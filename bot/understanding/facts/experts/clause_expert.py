"""Which fact a clause tells of its own accord: one linear expert for the values of all questions.

It learns from the sentences of curators. What it finds is only ever offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

import numpy as np

from bot.faq.model import svm
from bot.faq.model.vectors import Space, build
from bot.faq.text.analysis import features
from bot.faq.text.features import WEIGHTS
from bot.understanding.facts.experts.value_expert import ranked
from bot.vocabulary import Language

NOTHING = ""
"""The class of sentences that tell no value of any question."""

RATHER_NOTHING = 0.5
"""How probable it has to be that a clause tells nothing for it to be left alone (measured)."""

NOTICEABLE = 0.01
"""The least share of probability that is looked at."""


@dataclass(frozen=True, slots=True)
class ToldExample:
    """A sentence of a curator, and the question and value that it tells (both empty: none)."""

    text: str
    question: str = NOTHING
    value: str = NOTHING


@dataclass(frozen=True, slots=True)
class Guess:
    """A value of a question, and how probable it is that a clause tells it."""

    question: str
    value: str
    share: float


@dataclass(frozen=True)
class ClauseExpert:
    """The expert of one language; `told` are questions with their values, and nothing."""

    language: Language
    told: tuple[tuple[str, str], ...]
    space: Space
    machines: svm.LinearModel

    def weigh(self, clause: str) -> tuple[Guess, ...]:
        """What a clause may tell, the likeliest first; nothing is a guess like the others."""
        margins = self.machines.margins(self.space.vector(features(clause, self.language)))
        return tuple(
            Guess(*self.told[number], share)
            for number, share in takewhile(is_noticeable, ranked(range(len(self.told)), margins))
        )


def is_noticeable(weighed: tuple[int, float]) -> bool:
    """Whether a share of probability is worth looking at."""
    return weighed[1] >= NOTICEABLE


def likely(guesses: Sequence[Guess], least: float) -> tuple[Guess, ...]:
    """The values that are at least so probable; none where it rather tells nothing."""
    if not guesses or (guesses[0].question == NOTHING and guesses[0].share > RATHER_NOTHING):
        return ()
    found = takewhile(lambda guess: guess.share >= least, guesses)
    return tuple(guess for guess in found if guess.question != NOTHING)


def within(guesses: Sequence[Guess], question: str) -> tuple[Guess, ...]:
    """The values of one question by their shares among themselves and nothing, if it is not that
    nothing is told."""
    among = [guess for guess in guesses if guess.question in {question, NOTHING}]
    total = sum(guess.share for guess in among)
    return tuple(
        Guess(guess.question, guess.value, guess.share / total)
        for guess in among
        if guess.question != NOTHING
    )


def fit_clauses(lessons: Iterable[ToldExample], language: Language) -> ClauseExpert:
    """Learn from sentences what a clause tells."""
    texts = list(lessons)
    told = tuple(sorted({(lesson.question, lesson.value) for lesson in texts}))
    numbers = {pair: number for number, pair in enumerate(told)}
    bags = [features(lesson.text, language) for lesson in texts]
    space, rows = build(bags, WEIGHTS[language])
    labels = np.array([numbers[lesson.question, lesson.value] for lesson in texts], dtype=np.int64)
    machines = svm.learn(rows, labels, len(told), len(space.idf)).lean()
    return ClauseExpert(language, told, space, machines)
