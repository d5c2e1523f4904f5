"""From answers to a verdict. The order of the answers can never matter: effects are joined.

Each answer has an effect; the effects of all answers are joined by taking the strongest
(none < note < review < excluded), which is associative, commutative and idempotent. The verdict
depends on that one joined effect and on whether every question is answered, on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.precheck.flow import NOT_SURE, Answers, Effect, Flow, Option, Question

STRENGTH = {Effect.NONE: 0, Effect.NOTE: 1, Effect.REVIEW: 2, Effect.EXCLUDED: 3}


class Verdict(StrEnum):
    """What the pre-check can say. The values are part of the machine interface.

    None of them promises selection: companies are screened (III.2, V.1.1.n2).
    """

    LIKELY_ELIGIBLE = "likely_eligible"
    NEEDS_REVIEW = "needs_review"
    NOT_COVERED = "not_covered"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer that matters for the verdict, with the question it was given to."""

    question: Question
    option: Option

    @property
    def effect(self) -> Effect:
        """What this answer means for the verdict."""
        return self.option.effect

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of the answer; those of the question where the answer has none of its own."""
        return self.option.clauses or self.question.clauses

    @property
    def is_open(self) -> bool:
        """Whether the applicant did not know: finding out may settle the case."""
        return self.option.value == NOT_SURE


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict, every answer that matters for it, and the questions still unanswered."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    unanswered: tuple[Question, ...]

    def reasons_with(self, effect: Effect) -> tuple[Reason, ...]:
        """The reasons of one effect."""
        return tuple(reason for reason in self.reasons if reason.effect is effect)

    @property
    def next(self) -> Question | None:
        """What to ask next: None as soon as the verdict stands whatever else is answered."""
        if self.verdict is not Verdict.UNDECIDED:
            return None
        return self.unanswered[0]


def join(one: Effect, other: Effect) -> Effect:
    """The stronger of two effects."""
    return max(one, other, key=STRENGTH.__getitem__)


def joined(effects: Iterable[Effect]) -> Effect:
    """The strongest of the effects; none where there are none."""
    return max(effects, key=STRENGTH.__getitem__, default=Effect.NONE)


def verdict_of(effect: Effect, *, complete: bool) -> Verdict:
    """The verdict of all answers whose joined effect this is."""
    if effect is Effect.EXCLUDED:
        return Verdict.NOT_COVERED
    if not complete:
        return Verdict.UNDECIDED
    return Verdict.NEEDS_REVIEW if effect is Effect.REVIEW else Verdict.LIKELY_ELIGIBLE


def judge(flow: Flow, answers: Answers) -> Outcome:
    """The outcome of these answers. Keys or values that the flow does not know are ignored."""
    unanswered, reasons = [], []
    for question in flow.questions:
        given = answers.get(question.key)
        option = None if given is None else question.option(given)
        if option is None:
            unanswered.append(question)
        elif option.effect is not Effect.NONE:
            reasons.append(Reason(question, option))
    effect = joined(reason.option.effect for reason in reasons)
    verdict = verdict_of(effect, complete=not unanswered)
    return Outcome(verdict, tuple(reasons), tuple(unanswered))
