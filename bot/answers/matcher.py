"""Which article answers a question, or which ones might, or that none does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.answers import linear
from bot.answers.article import Knowledge
from bot.answers.coverage import (
    Coverage,
    count_known,
    covered_share,
    is_known,
    known_share,
    numbers_of,
)
from bot.answers.decision import Candidate, Decision, DecisionKind
from bot.answers.features import CLOSELY, FINEST, WEIGHTS, WORDS, Features, features
from bot.answers.gates import Booleans
from bot.answers.judging import Judge, Scores, evidence_of, kinship_of
from bot.answers.nearest import Texts, gather
from bot.answers.readings import in_kanji, readings_of
from bot.answers.sheet import Sheet, press
from bot.answers.space import Floats, Integers, Space, Vector, build
from bot.answers.studying import Taught, learn_judge, lengths_of, split
from bot.answers.teaching import Lessons, lessons_from, near_copies
from bot.answers.words import fold_kana, normalise, spelling
from bot.vocabulary import Language

MOST_SUGGESTIONS = 3

MUCH = 0.5
"""The margin from which on an outside subject is named; its own examples have about 0.9."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Decides about questions in one language."""

    language: Language
    articles: tuple[str, ...]
    outside: tuple[str, ...]
    exact: Mapping[str, tuple[str, ...]]
    space: Space
    borders: Sheet
    bias: Floats
    centroids: Sheet
    texts: Texts
    known: Integers
    readings: Mapping[str, str]
    kinship: Booleans
    judge: Judge

    def decide(self, text: str) -> Decision:
        """Answer, suggest or decline; the same for the same text, however it is typed."""
        found = self.exact.get(spelling(text), ())
        if len(found) == 1:
            return Decision(DecisionKind.ANSWER, (Candidate(found[0], 1.0),), 1.0)
        if found:
            named = tuple(Candidate(article, 1.0) for article in found[:MOST_SUGGESTIONS])
            return Decision(DecisionKind.SUGGEST, named, 1 / len(found))
        plain = self._weigh(features(text, self.language))
        written = in_kanji(text, self.readings) if self.readings else ""
        if plain.kind is DecisionKind.ANSWER or written in {"", fold_kana(normalise(text))}:
            return plain
        read = self._weigh(features(written, self.language))
        return read if read.score > plain.score else plain

    def _weigh(self, found: Features) -> Decision:
        if not self.articles:
            return Decision(DecisionKind.DECLINE, (), 0.0)
        vector = self.space.vector(found)
        scores = self.scores(vector)
        ranking = np.argsort(-scores.together, kind="stable")
        coverage = self._coverage(found, vector, int(ranking[0]))
        evidence = evidence_of(scores, coverage, int(ranking[0]), self.kinship)
        ours, sure = self.judge.weigh(evidence)
        kind = self.judge.kind(ours, sure)
        outside = self._subject(vector) if kind is DecisionKind.DECLINE else None
        return Decision(kind, self._best(scores, ranking), sure, outside)

    def scores(self, vector: Vector) -> Scores:
        """How near every article is to a question."""
        margins, shares = self._margins(vector), self.centroids.weighed_sum(vector)
        nearest = self.texts.likeness(self.space, vector, margins)
        return split(margins, shares, nearest, len(self.articles))

    def _margins(self, vector: Vector) -> Floats:
        return self.borders.weighed_sum(vector) + self.bias

    def _coverage(self, found: Features, vector: Vector, best: int) -> Coverage:
        numbers = numbers_of(self.space, found, self.language)
        words, parts = numbers[WORDS], numbers[FINEST[self.language]]
        is_seen = words >= 0
        own = np.zeros(len(words), dtype=np.float32)
        own[is_seen] = self.centroids.column(words[is_seen], best)
        return Coverage(
            words=covered_share(self.space, words, is_known(self.known, words)),
            parts=covered_share(self.space, parts, is_known(self.known, parts)),
            own=covered_share(self.space, words, own),
            whole=known_share(vector, self.known),
        )

    def _best(self, scores: Scores, ranking: Integers) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(self.articles[number], min(max(float(scores.shares[number]), 0.0), 1.0))
            for number in ranking[:MOST_SUGGESTIONS]
        )

    def _subject(self, vector: Vector) -> str | None:
        """The outside subject for which most speaks, if that is much."""
        margins = self._margins(vector)
        best = int(margins.argmax())
        is_named = best >= len(self.articles) and margins[best] > MUCH
        return self.outside[best - len(self.articles)] if is_named else None


def fit(knowledge: Knowledge, language: Language) -> Matcher:
    """The matcher of one language, from everything that curators wrote; the same every time."""
    taught = teach(knowledge, language)
    lessons = taught.lessons
    return Matcher(
        language=language,
        articles=lessons.articles,
        outside=lessons.outside,
        exact=exact_spellings(lessons),
        space=taught.space,
        borders=press(taught.machines.weights[:-1]),
        bias=taught.machines.weights[-1],
        centroids=press(taught.sums / lengths_of(taught.sums)),
        texts=taught.texts,
        known=taught.known,
        readings=readings_of(asked_of(lessons)) if language is Language.JA else {},
        kinship=taught.kinship,
        judge=learn_judge(taught),
    )


def teach(knowledge: Knowledge, language: Language) -> Taught:
    """Learn from all lessons."""
    lessons = lessons_from(knowledge, language)
    space = build(lessons.features, WEIGHTS[language])
    vectors = tuple(space.vector(found) for found in lessons.features)
    numbers = tuple(numbers_of(space, found, language) for found in lessons.features)
    labels, terms = lessons.numbers(), len(space.idf)
    sums = np.zeros((terms, lessons.classes), dtype=np.float32)
    for vector, label in zip(vectors, labels, strict=True):
        sums[vector.terms, label] += vector.values
    return Taught(
        language=language,
        lessons=lessons,
        space=space,
        vectors=vectors,
        numbers=numbers,
        labels=labels,
        machines=linear.learn(vectors, labels, lessons.classes, terms),
        texts=gather(space, vectors, labels, lessons.classes, CLOSELY[language]),
        sums=sums,
        known=count_known(vectors, lessons.is_ours(), terms),
        kinship=kinship_of([knowledge.articles[article].clauses for article in lessons.articles]),
        groups=tuple(near_copies(vectors, labels)),
    )


def asked_of(lessons: Lessons) -> list[str]:
    """Everything that articles are asked."""
    return [each.text for each in lessons.lessons if each.is_asked and not each.is_outside]


def exact_spellings(lessons: Lessons) -> dict[str, tuple[str, ...]]:
    """Which articles were written with exactly this question."""
    found: dict[str, tuple[str, ...]] = {}
    for lesson in lessons.lessons:
        if lesson.is_asked and not lesson.is_outside:
            key = spelling(lesson.text)
            found[key] = (*found.get(key, ()), lesson.label)
    return {key: tuple(dict.fromkeys(labels)) for key, labels in found.items()}
