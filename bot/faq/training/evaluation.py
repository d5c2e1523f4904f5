"""How the matcher does on the knowledge base's own questions, each asked as if it were new.

Every phrasing is left out once (with its near-copies), every outside subject once as a whole. The
judge of a fold is learnt from the other folds, so that no threshold is tested on what set it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bot.faq.costs import USUAL, Costs
from bot.faq.decision import DecisionKind
from bot.faq.model import svm
from bot.faq.model.confidence import Judge
from bot.faq.semantic.reranker import is_sure
from bot.faq.training.cross_validation import (
    HeldOut,
    Material,
    classes_of,
    judge_from,
    phrasings_of,
    second_judge_from,
    study,
)

FOLDS = 8

Progress = Callable[[int, int], None]
"""Told how many of how many steps are done."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One text that was asked as if new.

    `label`: its article or outside subject. `best`: the three articles that came first. `sure`: how
    probable it is that the programme is meant and the first one right.
    """

    text: str
    label: str
    is_outside: bool
    best: tuple[str, ...]
    sure: float
    kind: DecisionKind

    @property
    def is_first(self) -> bool:
        """Whether the right article came first."""
        return self.best[:1] == (self.label,)

    @property
    def is_wrong(self) -> bool:
        """Whether an answer was given that should not have been."""
        return self.kind is DecisionKind.ANSWER and not self.is_first


def examine(
    material: Material,
    progress: Progress = lambda _done, _all: None,
    folds: int = FOLDS,
    costs: Costs = USUAL,
) -> list[Examined]:
    """Ask every text as if it were new."""
    model = svm.learn(material.rows, material.labels, material.lessons.classes, material.size)
    cases: list[list[HeldOut]] = []
    for fold in range(folds):
        left_out = phrasings_of(material, fold, folds)
        strange = classes_of(material, fold, folds)
        cases.append(list(study(material, model, left_out, strange)))
        progress(fold + 1, folds)
    examined: list[Examined] = []
    for fold, of_fold in enumerate(cases):
        others = [case for number, other in enumerate(cases) if number != fold for case in other]
        judges = judge_from(material, others), second_judge_from(material, others)
        examined += [decided(material, case, *judges, costs) for case in of_fold]
    return examined


def decided(
    material: Material, case: HeldOut, judge: Judge, second: Judge | None, costs: Costs
) -> Examined:
    """What judges make of a case; the second one of those that are looked at again."""
    first = judged_by(judge, material, case, costs)
    if second is None or case.again is None or is_sure(first.kind, first.sure):
        return first
    return judged_by(second, material, case.again, costs)


def judged_by(judge: Judge, material: Material, case: HeldOut, costs: Costs) -> Examined:
    """What one judge makes of a case."""
    lesson, articles = material.lessons.lessons[case.number], material.lessons.articles
    ours, sure = judge.weigh(np.asarray(case.evidence))
    return Examined(
        text=lesson.text,
        label=lesson.label,
        is_outside=lesson.is_outside,
        best=tuple(articles[number] for number in case.ranking[:3]),
        sure=sure,
        kind=costs.best(ours, sure),
    )
