"""What the knowledge base says about its own matcher, each text judged as if it were new.

The texts are dealt into folds. In each fold some phrasings of every article are left out (with
their near-copies), and some outside subjects as a whole. Where no outside subjects were written,
some articles are left out as a whole in their place. Which fold a text or a subject is in follows
from itself alone, so that one more sentence deals no other anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from zlib import crc32

import numpy as np

from bot.faq.model import svm
from bot.faq.model.confidence import (
    GUESSED,
    TAUGHT,
    UNTAUGHT,
    Judge,
    coverage,
    evidence_of,
    learn_to_judge,
    split,
    subject_weight,
)
from bot.faq.model.nearest import likeness_of, terms_of_class
from bot.faq.model.vectors import Booleans, Doubles, Floats, Integers, Rows, Space
from bot.faq.semantic.embeddings import Embeddings
from bot.faq.semantic.reranker import OF_STRANGERS, WEIGHT, with_meaning
from bot.faq.training.dataset import Lessons
from bot.vocabulary import Language

FOLDS = 8
"""Into so many the phrasings are dealt that a judge may learn from."""

FEWEST_PARTS = 2
"""So many times something is left out for the judge: an eighth of the phrasings, and a share of the
outside subjects. One eighth alone made a judge that a sentence more or less turned to another
opinion; four teach it hardly more (measured)."""

ENOUGH_CASES = 3_000
"""Phrasings. Where there are few, more parts than two are left out, at most all."""

MOST_CASES = 4_000
"""Of phrasings, and of strangers. With a quarter as many, which ones they are decides too much."""


@dataclass(frozen=True)
class Material:
    """All lessons as numbers: class c has those from `firsts[c]` to `firsts[c + 1]`. `groups`:
    near-copies, which are left out together. `embeddings`: what the lessons mean, where that is
    looked at."""

    language: Language
    lessons: Lessons
    space: Space
    rows: Rows
    labels: Integers
    firsts: Integers
    kinship: Booleans
    groups: tuple[Integers, ...]
    embeddings: Embeddings | None = None

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
    `is_stranger`: what it asks about was left out as a whole. `again`: the same where its meaning
    is looked at, too."""

    number: int
    ranking: Integers
    evidence: Doubles
    is_stranger: bool
    again: HeldOut | None = None


def learn_with_cases(material: Material) -> tuple[svm.LinearModel, list[HeldOut]]:
    """Learn from all texts, and see some of them as if they were new."""
    model = svm.learn(material.rows, material.labels, material.lessons.classes, material.size)
    is_alone = not material.lessons.outside
    parts = parts_for(len(material.rows))
    cases: list[HeldOut] = []
    for part in range(parts):
        left_out = phrasings_of(material, part, FOLDS, some_remain=True)
        strange = classes_of(material, part, parts, of_articles=is_alone)
        cases += study(material, model, left_out, strange, MOST_CASES // parts)
    return model, cases


def parts_for(texts: int) -> int:
    """How many parts are left out of so many texts, one after the other."""
    return min(max(-(-ENOUGH_CASES * FOLDS // max(texts, 1)), FEWEST_PARTS), FOLDS)


def judge_from(
    material: Material, cases: Sequence[HeldOut], of_strangers: int | None = None
) -> Judge:
    """The judge that these cases teach; see `learn_to_judge`."""
    labels = np.array([material.labels[case.number] for case in cases], dtype=np.int64)
    first = np.array([case.ranking[0] for case in cases], dtype=np.int64)
    is_ours = np.array([not case.is_stranger for case in cases], dtype=bool)
    evidence = np.array([case.evidence for case in cases])
    caution = TAUGHT if material.lessons.outside else GUESSED
    return learn_to_judge(evidence, is_ours, is_ours & (first == labels), caution, of_strangers)


def second_judge_from(material: Material, cases: Iterable[HeldOut]) -> Judge | None:
    """The judge of what is looked at again that these cases teach; None where they are too few, or
    where nothing is looked at again."""
    again = [case.again for case in cases if case.again is not None]
    judge = judge_from(material, again, OF_STRANGERS)
    return None if judge is UNTAUGHT else judge


def study(
    material: Material,
    model: svm.LinearModel,
    left_out: Integers,
    strange: Integers,
    most: int | None = None,
) -> Iterator[HeldOut]:
    """Phrasings, and outside subjects or articles that are strange as a whole, as what was learnt
    without them all sees them; at most so many of each. `model` was learnt from all texts."""
    out = np.zeros(len(material.rows), dtype=bool)
    out[left_out] = out[strange] = True
    without = svm.without(model, material.rows, material.labels, np.flatnonzero(out))
    phrasings = np.setdiff1d(left_out, strange)
    yield from judged(material, without, thinned(phrasings, most), out)
    yield from judged(material, without, thinned(strange, most), out, are_strangers=True)


def thinned(numbers: Integers, most: int | None) -> Integers:
    """At most so many, evenly from all."""
    return numbers if most is None else numbers[:: -(-len(numbers) // most) or 1]


def judged(
    material: Material,
    model: svm.LinearModel,
    chosen: Integers,
    out: Booleans,
    *,
    are_strangers: bool = False,
) -> Iterator[HeldOut]:
    """The chosen texts as a model sees them that was learnt without those that are `out`."""
    if not material.lessons.articles:
        return
    asked = chosen[material.is_asked[chosen]]
    margins = model.margins_of(material.rows, asked)
    seen = list(seen_by(material, model, asked, margins, out, are_strangers=are_strangers))
    if material.embeddings is None:
        yield from seen
        return
    meant = material.embeddings.likeness_of(asked, out)
    margins += WEIGHT * meant
    again = seen_by(material, model, asked, margins, out, are_strangers=are_strangers)
    for first, second, likeness in zip(seen, again, meant, strict=True):
        best = int(second.ranking[0])
        evidence = with_meaning(second.evidence, likeness, best, material.kinship)
        yield replace(first, again=replace(second, evidence=evidence))


def seen_by(
    material: Material,
    model: svm.LinearModel,
    asked: Integers,
    margins: Floats,
    out: Booleans,
    *,
    are_strangers: bool,
) -> Iterator[HeldOut]:
    """Texts of which these are the margins, with what speaks for their best articles."""
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
        first = int(ranking[0])
        about = subject_weight(material.space, vector, model.weights[vector.terms, first])
        evidence = evidence_of(score, covered, about, words, first, material.kinship)
        yield HeldOut(number, ranking, evidence, are_strangers)


def phrasings_of(
    material: Material, fold: int, folds: int, *, some_remain: bool = False
) -> Integers:
    """The phrasings of articles that are left out in this fold. `some_remain`: an article of which
    all are near-copies keeps them."""
    first_outside = len(material.lessons.articles)
    labels = [int(material.labels[group[0]]) for group in material.groups]
    groups_of = Counter(labels)
    chosen = [
        group
        for label, group in zip(labels, material.groups, strict=True)
        if label < first_outside
        and groups_of[label] > some_remain
        and material.rows.keys[group].min() % folds == fold
    ]
    return np.sort(np.concatenate([*chosen, np.zeros(0, dtype=np.int64)]))


def classes_of(material: Material, fold: int, folds: int, *, of_articles: bool = False) -> Integers:
    """The texts of the outside subjects, or of the articles, that are left out as a whole."""
    lessons = material.lessons
    ids = lessons.articles if of_articles else lessons.outside
    first = 0 if of_articles else len(lessons.articles)
    chosen = [n for n, id_ in enumerate(ids, start=first) if crc32(id_.encode()) % folds == fold]
    return np.flatnonzero(np.isin(material.labels, chosen))
