"""What a text says about the questions of the pre-check: what was read, and what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass

from bot.precheck.flow import Answers, Option, Question


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text certainly says: this option of this question."""

    question: Question
    option: Option


@dataclass(frozen=True, slots=True)
class PossibleReading:
    """A text touches this question without being certain; `options` may be what is meant.
    `is_inferred`: nothing says so, it only follows from what is told of something else."""

    question: Question
    options: tuple[Option, ...]
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that was understood from a text, in the order of the flow. `is_likeness`: the reading of
    the open question rests on what the text is like, not on words that mean it."""

    readings: tuple[Reading, ...] = ()
    doubts: tuple[PossibleReading, ...] = ()
    is_likeness: bool = False

    def likely(self, answers: Answers) -> tuple[Reading, ...]:
        """What was probably said of questions that have no answer yet: one option each."""
        return self._single(answers, is_inferred=False)

    def inferred(self, answers: Answers) -> tuple[Reading, ...]:
        """What only follows from what was said, of questions that have no answer yet."""
        return self._single(answers, is_inferred=True)

    def _single(self, answers: Answers, *, is_inferred: bool) -> tuple[Reading, ...]:
        return tuple(
            Reading(doubt.question, doubt.options[0])
            for doubt in self.doubts
            if len(doubt.options) == 1
            and doubt.question.key not in answers
            and doubt.is_inferred is is_inferred
        )
