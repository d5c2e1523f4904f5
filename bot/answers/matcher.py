"""Which article answers a question, or which ones might, or that none does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.answers import ridge
from bot.answers.article import Knowledge
from bot.answers.decision import Candidate, Decision, DecisionKind
from bot.answers.features import WEIGHTS, Features, features
from bot.answers.gates import Booleans
from bot.answers.judging import Judge, evidence_of, kinship_of
from bot.answers.ridge import Floats
from bot.answers.space import Space, build
from bot.answers.studying import learn_judge, learn_naming
from bot.answers.teaching import Lessons, lessons_from
from bot.answers.words import spelling
from bot.vocabulary import Language

SMOOTHING = 0.5
"""Of the ridge; between 0.3 and 1 it hardly matters (measured)."""

MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Matcher:
    """Decides about questions in one language."""

    language: Language
    articles: tuple[str, ...]
    outside: tuple[str, ...]
    is_ours: Floats
    exact: Mapping[str, tuple[str, ...]]
    space: Space
    dual: Floats
    kinship: Booleans
    judge: Judge
    naming: float

    def decide(self, text: str) -> Decision:
        """Answer, suggest or decline; the same for the same text, however it is typed."""
        found = self.exact.get(spelling(text), ())
        if len(found) == 1:
            return Decision(DecisionKind.ANSWER, (Candidate(found[0], 1.0),), 1.0)
        if found:
            named = tuple(Candidate(article, 1.0) for article in found[:MOST_SUGGESTIONS])
            return Decision(DecisionKind.SUGGEST, named, 1 / len(found))
        return self._weigh(features(text, self.language))

    def _weigh(self, found: Features) -> Decision:
        coverage = self.space.coverage(found)
        likeness = self.space.likeness(found)
        # not `@`: threads of BLAS wait for one another longer than this takes, and may round anew
        scores = np.einsum("i,ij->j", likeness, self.dual)
        nearest = (likeness * self.is_ours).max(initial=0)
        evidence = evidence_of(
            scores[None], np.array([nearest]), np.array([coverage]), self.kinship
        )
        ours = float(self.judge.is_ours.probability(evidence)[0]) if coverage else 0.0
        right = float(self.judge.is_right.probability(evidence)[0])
        kind = self._kind(ours, right)
        outside = self._subject(scores) if kind is DecisionKind.DECLINE else None
        return Decision(kind, self._best(scores), ours * right, outside)

    def _kind(self, ours: float, right: float) -> DecisionKind:
        if ours > self.judge.ours_to_answer and right >= self.judge.right_to_answer:
            return DecisionKind.ANSWER
        is_suggested = ours > self.judge.ours_to_suggest
        return DecisionKind.SUGGEST if is_suggested else DecisionKind.DECLINE

    def _best(self, scores: Floats) -> tuple[Candidate, ...]:
        ours = scores[: len(self.articles)]
        order = np.argsort(-ours, kind="stable")[:MOST_SUGGESTIONS]
        return tuple(
            Candidate(self.articles[number], min(max(float(ours[number]), 0.0), 1.0))
            for number in order
        )

    def _subject(self, scores: Floats) -> str | None:
        ours, strange = np.split(scores, [len(self.articles)])
        is_clear = len(strange) and strange.max() >= max(self.naming, ours.max(initial=0))
        return self.outside[int(strange.argmax())] if is_clear else None


def fit(knowledge: Knowledge, language: Language) -> Matcher:
    """The matcher of one language, from everything that curators wrote; the same every time."""
    lessons = lessons_from(knowledge, language)
    space = build(lessons.features, WEIGHTS[language], lessons.known_words())
    likeness = space.gram_matrix()
    model = ridge.fit(likeness, lessons.numbers(), lessons.classes, SMOOTHING)
    kinship = kinship_of([knowledge.articles[article].clauses for article in lessons.articles])
    return Matcher(
        language=language,
        articles=lessons.articles,
        outside=lessons.outside,
        is_ours=lessons.is_ours().astype(np.float32),
        exact=exact_spellings(lessons),
        space=space,
        dual=model.dual,
        kinship=kinship,
        judge=learn_judge(kinship, lessons, space, likeness, model),
        naming=learn_naming(lessons, model),
    )


def exact_spellings(lessons: Lessons) -> dict[str, tuple[str, ...]]:
    """Which articles were written with exactly this question."""
    found: dict[str, tuple[str, ...]] = {}
    for lesson in lessons.lessons:
        if lesson.is_asked and not lesson.is_outside:
            key = spelling(lesson.text)
            found[key] = (*found.get(key, ()), lesson.label)
    return {key: tuple(dict.fromkeys(labels)) for key, labels in found.items()}
