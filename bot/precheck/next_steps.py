"""What comes after a favourable verdict: the steps of applying, as the answers make them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.vocabulary import Bilingual


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do, and the clauses that ask for it."""

    text: Bilingual
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepCase:
    """What a step is for these answers to its question."""

    values: Collection[str]
    step: NextStep


@dataclass(frozen=True, slots=True)
class StepChoice:
    """A step that may depend on the answer to one question.

    `otherwise`: for every other answer, and where there is none yet; so there is always a step.
    """

    otherwise: NextStep
    question: str = ""
    cases: tuple[StepCase, ...] = ()

    def for_answers(self, answers: Mapping[str, str]) -> NextStep:
        """The step that these answers make it."""
        given = answers.get(self.question)
        fitting = (case.step for case in self.cases if given in case.values)
        return next(fitting, self.otherwise)


def steps_for(steps: tuple[StepChoice, ...], answers: Mapping[str, str]) -> tuple[NextStep, ...]:
    """The steps of who gave these answers, in the order in which they are taken."""
    return tuple(step.for_answers(answers) for step in steps)
