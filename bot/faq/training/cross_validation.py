"""What the knowledge base says about its own matcher, each text judged as if it were new.

The texts are dealt into folds. In each fold some phrasings of every article are left out (with
their near-copies), and some outside subjects as a whole. Where no outside subjects were written,
some articles are left out as a whole in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.faq.model import svm
from bot.faq.model.calibration import Booleans, Doubles
from bot.faq.model.confidence import NEARNESS, Judge, Scores, evidence_of, learn_to_judge
from bot.faq.model.coverage import Coverage, covered_share, is_known, known_share
from bot.faq.model.nearest import Texts
from bot.faq.model.vectors import Floats, Integers, Space, Vector
from bot.faq.text.features import FINEST, WORDS
from bot.faq.training.dataset import Lessons
from bot.vocabulary import Language

FEWEST_FOLDS, MOST_FOLDS = 5, 20

TEXTS_TO_STUDY = 30_000
"""Few texts are dealt into many folds, so that hardly any is missing from what judges another;
many into few, so that it stays quick. About so many texts are looked at again in all."""

ROUNDS = 1
"""Times that the other texts are looked at again, after those of a fold were taken away. Once
reads the left-out texts within half a point of settled machines; a second time swings to the other
side, by more, and only a fourth or later is nearer (measured)."""


@dataclass(frozen=True, slots=True)
class Taught:
    """All that was learnt from the lessons, before it is pressed into a matcher."""

    language: Language
    lessons: Lessons
    space: Space
    vectors: tuple[Vector, ...]
    numbers: tuple[Mapping[str, Integers], ...]
    labels: Integers
    machines: svm.LinearModel
    texts: Texts
    sums: Floats
    known: Integers
    kinship: Booleans
    groups: tuple[Integers, ...]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A text that was left out: its number, the article that came first, and what spoke for it.
    `is_stranger`: what it asks about was left out as a whole."""

    number: int
    ranking: Integers
    evidence: Doubles
    is_stranger: bool


@dataclass(frozen=True, slots=True)
class Left:
    """What is left when some texts were left out. `out`: which these are."""

    out: Booleans
    machines: svm.LinearModel
    sums: Floats
    lengths: Floats
    known: Integers


def learn_judge(taught: Taught) -> Judge:
    """The judge that the knowledge base's own questions and the outside examples teach."""
    # without outside examples, only articles that are left out as a whole can teach what is strange
    is_alone = not taught.lessons.outside
    folds = folds_for(len(taught.vectors))
    cases = [
        case
        for fold in range(folds)
        for case in study(taught, fold, folds, strange_articles=is_alone)
    ]
    return judge_from(taught, cases)


def folds_for(texts: int) -> int:
    """How many folds so many texts are dealt into."""
    return min(max(TEXTS_TO_STUDY // max(texts, 1), FEWEST_FOLDS), MOST_FOLDS)


def judge_from(taught: Taught, cases: Sequence[HeldOut]) -> Judge:
    """The judge that these cases teach."""
    labels = np.array([taught.labels[case.number] for case in cases], dtype=np.int64)
    first = np.array([case.ranking[0] for case in cases], dtype=np.int64)
    is_ours = np.array([not case.is_stranger for case in cases], dtype=bool)
    evidence = np.array([case.evidence for case in cases])
    return learn_to_judge(evidence, is_ours, is_ours & (first == labels))


def study(
    taught: Taught, fold: int, folds: int, *, strange_articles: bool = True
) -> Iterator[HeldOut]:
    """The cases of one fold."""
    lessons = taught.lessons
    if not lessons.articles:
        return
    phrasings, strangers = dealt(taught, fold, folds, strange_articles=strange_articles)
    left_out = np.union1d(phrasings, strangers)
    without = svm.without(taught.machines, taught.vectors, taught.labels, left_out, ROUNDS)
    sums, known = taught.sums.copy(), taught.known.copy()
    for number in left_out:
        vector = taught.vectors[number]
        sums[vector.terms, taught.labels[number]] -= vector.values
        if not lessons.lessons[number].is_outside:
            known[vector.terms] -= 1
    out = np.isin(np.arange(len(taught.vectors)), left_out)
    left = Left(out, without, sums, lengths_of(sums), known)
    for number in left_out:
        if lessons.lessons[number].is_asked:
            yield judged(taught, left, number, is_stranger=bool(number in strangers))


def judged(taught: Taught, left: Left, number: int, *, is_stranger: bool) -> HeldOut:
    """One left-out text, as what was learnt without it sees it."""
    vector, numbers = taught.vectors[number], taught.numbers[number]
    margins = left.machines.margins(vector)
    shares = svm.weighed_sum(vector, left.sums) / left.lengths
    nearest = taught.texts.likeness(taught.space, vector, margins, left.out)
    scores = split(margins, shares, nearest, len(taught.lessons.articles))
    ranking = np.argsort(-scores.together, kind="stable")
    words, parts = numbers[WORDS], numbers[FINEST[taught.language]]
    coverage = Coverage(
        words=covered_share(taught.space, words, is_known(left.known, words)),
        parts=covered_share(taught.space, parts, is_known(left.known, parts)),
        own=covered_share(taught.space, words, left.sums[words, ranking[0]] - SPENT),
        whole=known_share(vector, left.known),
    )
    evidence = evidence_of(scores, coverage, int(ranking[0]), taught.kinship)
    return HeldOut(int(number), ranking, evidence, is_stranger)


def split(margins: Floats, shares: Floats, nearest: Floats, articles: int) -> Scores:
    """The scores of the articles, and the best of the outside subjects."""
    outside = (margins + NEARNESS * nearest)[articles:].max(initial=-1)
    return Scores(margins[:articles], shares[:articles], nearest[:articles], float(outside))


def lengths_of(sums: Floats) -> Floats:
    """The length of each class's sum of texts, (classes,)."""
    lengths: Floats = np.sqrt(np.einsum("ij,ij->j", sums, sums))
    return np.maximum(lengths, SPENT)


SPENT = np.float32(1e-5)
"""What is left of a sum when all was taken away again."""


def dealt(
    taught: Taught, fold: int, folds: int, *, strange_articles: bool
) -> tuple[Integers, Integers]:
    """The phrasings that are left out in this fold, and the texts whose whole class is."""
    lessons, labels = taught.lessons, taught.labels
    first_outside = len(lessons.articles)
    is_whole = (labels - first_outside) % folds == fold
    if not strange_articles:
        is_whole &= labels >= first_outside
    turn: dict[int, int] = {}
    phrasings: list[Integers] = []
    for group in taught.groups:
        label = int(labels[group[0]])
        if label >= first_outside:
            continue
        turn[label] = turn.get(label, label) + 1
        if turn[label] % folds == fold and not is_whole[group[0]]:
            phrasings.append(group)
    chosen = np.concatenate([*phrasings, np.zeros(0, dtype=np.int64)])
    return chosen, np.flatnonzero(is_whole)
