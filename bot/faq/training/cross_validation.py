"""What the knowledge base says about its own matcher, each text judged as if it were new.

The texts are dealt into folds. In each fold some phrasings of every article are left out (with
their near-copies), and some outside subjects as a whole. Where no outside subjects were written,
some articles are left out as a whole in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.faq.model import svm
from bot.faq.model.confidence import (
    GUESSED,
    TAUGHT,
    Judge,
    coverage,
    evidence_of,
    learn_to_judge,
    split,
)
from bot.faq.model.nearest import likeness_of, terms_of_class
from bot.faq.model.vectors import Booleans, Doubles, Integers, Rows, Space
from bot.faq.training.dataset import Lessons
from bot.vocabulary import Language

FOLDS = 8
"""An eighth of the phrasings is enough to learn to judge from, and hardly missing (measured)."""

MOST_CASES = 1_000
"""More phrasings teach a judge nothing, nor do more strangers."""

STRANGE_PARTS = 4
"""So many times some subjects are left out as a whole, and each of them once."""


@dataclass(frozen=True)
class Material:
    """All lessons as numbers: class c has those from `firsts[c]` to `firsts[c + 1]`. `groups`:
    near-copies, which are left out together."""

    language: Language
    lessons: Lessons
    space: Space
    rows: Rows
    labels: Integers
    firsts: Integers
    kinship: Booleans
    groups: tuple[Integers, ...]

    @property
    def size(self) -> int:
        """How many terms there are."""
        return len(self.space.idf)

    @cached_property
    def is_asked(self) -> Booleans:
        """Which lessons people may ask, (lessons,)."""
        return np.array([lesson.is_asked for lesson in self.lessons.lessons], dtype=bool)

    def known(self, left_out: Booleans) -> Booleans:
        """Which terms any text of an article has that was not left out, (terms,)."""
        is_told = self.lessons.is_ours() & ~left_out
        known = np.zeros(self.size, dtype=bool)
        known[self.rows.terms[np.repeat(is_told, np.diff(self.rows.starts))]] = True
        return known


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A text that was left out: its number, the article that came first, and what spoke for it.
    `is_stranger`: what it asks about was left out as a whole."""

    number: int
    ranking: Integers
    evidence: Doubles
    is_stranger: bool


def learn_with_judge(material: Material) -> tuple[svm.LinearModel, Judge]:
    """Learn from some texts and how sure one can be from the others, and then from these too."""
    rows, labels = material.rows, material.labels
    left_out = phrasings_of(material, 0, FOLDS, some_remain=True)
    kept = np.setdiff1d(np.arange(len(rows)), left_out)
    model = svm.learn(rows, labels, material.lessons.classes, material.size, kept)
    cases = [
        *judged(material, model, thinned(left_out, 1), left_out),
        *strangers(material, model, left_out),
    ]
    svm.settle(model, rows, labels, np.arange(len(rows)), rounds=1)
    return model, judge_from(material, cases)


def judge_from(material: Material, cases: Sequence[HeldOut]) -> Judge:
    """The judge that these cases teach."""
    labels = np.array([material.labels[case.number] for case in cases], dtype=np.int64)
    first = np.array([case.ranking[0] for case in cases], dtype=np.int64)
    is_ours = np.array([not case.is_stranger for case in cases], dtype=bool)
    evidence = np.array([case.evidence for case in cases])
    caution = TAUGHT if material.lessons.outside else GUESSED
    return learn_to_judge(evidence, is_ours, is_ours & (first == labels), caution)


def study(material: Material, model: svm.LinearModel, fold: int, folds: int) -> Iterator[HeldOut]:
    """The cases of one fold, phrasings and outside subjects; `model` was learnt from all texts."""
    left_out = phrasings_of(material, fold, folds)
    strange = classes_of(material, fold, folds)
    out = np.union1d(left_out, strange)
    without = svm.without(model, material.rows, material.labels, out)
    yield from judged(material, without, left_out, out)
    yield from judged(material, without, strange, out, are_strangers=True)


def strangers(material: Material, model: svm.LinearModel, left_out: Integers) -> Iterator[HeldOut]:
    """Every outside subject, left out as a whole; articles where there is none."""
    is_alone = not material.lessons.outside
    for part in range(STRANGE_PARTS):
        strange = classes_of(material, part, STRANGE_PARTS, of_articles=is_alone)
        without = svm.without_classes(model, material.rows, material.labels, strange)
        out = np.union1d(left_out, strange)
        asked = thinned(strange, STRANGE_PARTS)
        yield from judged(material, without, asked, out, are_strangers=True)


def thinned(numbers: Integers, parts: int) -> Integers:
    """At most so many texts that all of so many parts are enough cases, evenly from all."""
    return numbers[:: -(-len(numbers) * parts // MOST_CASES) or 1]


def judged(
    material: Material,
    model: svm.LinearModel,
    chosen: Integers,
    left_out: Integers | None = None,
    *,
    are_strangers: bool = False,
) -> Iterator[HeldOut]:
    """The chosen texts as what was learnt without them sees them. `left_out`: all that was left
    out, if more than these."""
    if not material.lessons.articles:
        return
    out = np.zeros(len(material.rows), dtype=bool)
    out[chosen if left_out is None else left_out] = True
    asked = chosen[material.is_asked[chosen]]
    margins = model.margins_of(material.rows, asked)
    nearest = likeness_of(material.rows, material.firsts, asked, margins, out)
    articles = len(material.lessons.articles)
    scores = [split(*of_one, articles) for of_one in zip(margins, nearest, strict=True)]
    rankings = [np.argsort(-each.together, kind="stable") for each in scores]
    best = np.array([ranking[0] for ranking in rankings], dtype=np.int64)
    own = terms_of_class(material.rows, material.firsts, asked, best, out)
    known = material.known(out)
    for number, score, ranking, mine in zip(asked.tolist(), scores, rankings, own, strict=True):
        vector = material.rows.vector(number)
        covered = coverage(material.space, vector, known[vector.terms], mine)
        of_words = material.space.terms.firsts[1]  # the first view
        words = int((vector.terms < of_words).sum())
        evidence = evidence_of(score, covered, words, int(ranking[0]), material.kinship)
        yield HeldOut(number, ranking, evidence, are_strangers)


def phrasings_of(
    material: Material, fold: int, folds: int, *, some_remain: bool = False
) -> Integers:
    """The phrasings of articles that are left out in this fold. `some_remain`: an article of which
    all are near-copies keeps them."""
    first_outside = len(material.lessons.articles)
    by_label: dict[int, list[Integers]] = {}
    for group in material.groups:
        by_label.setdefault(int(material.labels[group[0]]), []).append(group)
    chosen = [
        group
        for label, groups in by_label.items()
        for turn, group in enumerate(groups, start=label)
        if label < first_outside and len(groups) > some_remain and turn % folds == fold
    ]
    return np.sort(np.concatenate([*chosen, np.zeros(0, dtype=np.int64)]))


def classes_of(material: Material, fold: int, folds: int, *, of_articles: bool = False) -> Integers:
    """The texts of the outside subjects, or of the articles, that are left out as a whole."""
    first_outside = len(material.lessons.articles)
    is_meant = (material.labels < first_outside) == of_articles
    return np.flatnonzero(is_meant & ((material.labels - first_outside) % folds == fold))
