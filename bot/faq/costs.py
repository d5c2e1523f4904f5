"""What mistakes cost, and so what is best made of a question."""

from __future__ import annotations

from dataclasses import dataclass

from bot.faq.decision import DecisionKind


@dataclass(frozen=True, slots=True)
class Costs:
    """How bad each mistake is; only how they compare with one another counts.

    `wrong`: an answer to another question than was asked. `needless`: a choice of questions where
    one answer was right, or where none fits. `silence`: nothing, where something fitted.
    """

    wrong: float = 2.5
    needless: float = 1.0
    silence: float = 2.0

    @property
    def to_answer(self) -> float:
        """How probable an answer has to be, where the question is surely about the programme."""
        return self.wrong / (self.wrong + self.needless)

    def best(self, ours: float, right: float) -> DecisionKind:
        """What costs least on average. `ours`: how probable it is that the question is about the
        programme; `right`: that the best article answers it."""
        expected = {
            DecisionKind.ANSWER: self.wrong * (1 - right),
            DecisionKind.SUGGEST: self.needless * (1 - ours + right),
            DecisionKind.DECLINE: self.silence * ours,
        }
        return min(expected, key=expected.__getitem__)


USUAL = Costs()
"""What mistakes cost unless the operator says otherwise."""
