"""The shape of `flows/next_steps.yaml`: what comes after a favourable verdict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field, TypeAdapter, model_validator

from bot.content.schemas.base import ContentEntry, Text, TextEntry, Value, mistake
from bot.precheck.next_steps import NextStep, StepCase, StepChoice
from bot.vocabulary.sentence import N_, Sentence

Clauses = Annotated[list[Text], Field(min_length=1)]


class StepEntry(ContentEntry):
    """One step in words."""

    clauses: Clauses
    text: TextEntry

    def step(self) -> NextStep:
        """The step as the program sees it."""
        return NextStep(self.text.bilingual(), tuple(self.clauses))


class StepCaseEntry(StepEntry):
    """A step for some answers."""

    values: Annotated[list[Value], Field(min_length=1)]


class StepChoiceEntry(ContentEntry):
    """A step for everybody, or one that depends on the answer to a question."""

    question: Value | None = None
    cases: list[StepCaseEntry] = Field(default_factory=list)
    otherwise: StepEntry

    @model_validator(mode="after")
    def has_cases_of_a_question(self) -> Self:
        """A question without cases decides nothing; cases without one are never reached."""
        if (self.question is None) != (not self.cases):
            raise mistake(
                Sentence(N_("`question` and `cases` belong together: add the other, or remove it"))
            )
        return self

    def choice(self) -> StepChoice:
        """The step as the program sees it."""
        return StepChoice(
            otherwise=self.otherwise.step(),
            question=self.question or "",
            cases=tuple(StepCase(tuple(case.values), case.step()) for case in self.cases),
        )


NEXT_STEPS_FILE = TypeAdapter(Annotated[list[StepChoiceEntry], Field(min_length=1)])


def to_next_steps(entries: Iterable[StepChoiceEntry]) -> tuple[StepChoice, ...]:
    """The steps as the program sees them, in order."""
    return tuple(entry.choice() for entry in entries)
