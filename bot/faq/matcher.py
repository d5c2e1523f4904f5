"""Which article answers a question, or which ones might, or that none does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.faq.costs import Costs
from bot.faq.decision import Candidate, Decision, DecisionKind
from bot.faq.model.confidence import Judge, Scores, coverage, evidence_of, split
from bot.faq.model.nearest import Texts
from bot.faq.model.sparse import SparseRows
from bot.faq.model.vectors import Booleans, Doubles, Floats, Integers, Space, Vector
from bot.faq.text.analysis import features
from bot.faq.text.features import Features
from bot.faq.text.frames import Frames
from bot.faq.text.kana import in_kanji
from bot.faq.text.slips import Lexicon
from bot.faq.text.tokens import fold_kana, normalise, spelling
from bot.faq.training.dataset import likeness_of
from bot.vocabulary import Language


def likeness_among(matcher: Matcher, texts: Sequence[str]) -> list[list[float]]:
    """The cosine of each two texts, from 0 to 1; all are in the matcher's language."""
    vectors = [matcher.space.vector(features(text, matcher.language)) for text in texts]
    likeness: list[list[float]] = likeness_of(vectors).tolist()
    return likeness


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
    borders: SparseRows
    bias: Floats
    texts: Texts
    known: Booleans
    readings: Mapping[str, str]
    frames: Frames
    lexicon: Lexicon
    kinship: Booleans
    judge: Judge
    costs: Costs

    def decide(self, text: str) -> Decision:
        """Answer, suggest or decline; the same for the same text, however it is typed."""
        asked = self.frames.bare(text)
        exact = self._written(text) or self._written(asked)
        if exact is not None:
            return exact
        best = self._weigh(features(asked, self.language))
        for read in self._read(asked):
            if best.kind is DecisionKind.ANSWER:
                break
            other = self._weigh(features(read, self.language))
            best = other if other.score > best.score else best
        return best

    def _written(self, text: str) -> Decision | None:
        """The decision where this very question was written down; None where it was not."""
        found = self.exact.get(spelling(text), ())
        if not found:
            return None
        kind = DecisionKind.ANSWER if len(found) == 1 else DecisionKind.SUGGEST
        named = tuple(Candidate(article, 1.0) for article in found[:MOST_SUGGESTIONS])
        return Decision(kind, named, 1 / len(found))

    def _read(self, text: str) -> Iterator[str]:
        """The text as it may be meant, if it is not as it is written: kana for kanji, and typing
        mistakes."""
        written = fold_kana(normalise(text))
        kanji = in_kanji(text, self.readings) if self.readings else written
        if kanji != written:
            yield kanji
        mended = self.lexicon.mended(text)
        if mended != normalise(text):
            yield mended

    def _weigh(self, found: Features) -> Decision:
        if not self.articles:
            return Decision(DecisionKind.DECLINE, (), 0.0)
        vector = self.space.vector(found)
        scores = self.scores(vector)
        ranking = np.argsort(-scores.together, kind="stable")
        ours, sure = self.judge.weigh(self._evidence(vector, scores, int(ranking[0])))
        kind = self.costs.best(ours, sure)
        outside = self._subject(vector) if kind is DecisionKind.DECLINE else None
        return Decision(kind, self._best(scores, ranking), sure, outside)

    def scores(self, vector: Vector) -> Scores:
        """How near every article is to a question."""
        margins = self._margins(vector)
        return split(margins, self.texts.likeness(vector, margins), len(self.articles))

    def _margins(self, vector: Vector) -> Floats:
        return self.borders.weighed_sum(vector) + self.bias

    def _evidence(self, vector: Vector, scores: Scores, best: int) -> Doubles:
        own = self.texts.has(best, vector)
        covered = coverage(self.space, vector, self.known[vector.terms], own)
        return evidence_of(scores, covered, best, self.kinship)

    def _best(self, scores: Scores, ranking: Integers) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(self.articles[number], min(max(float(scores.nearest[number]), 0.0), 1.0))
            for number in ranking[:MOST_SUGGESTIONS]
        )

    def _subject(self, vector: Vector) -> str | None:
        """The outside subject for which most speaks, if that is much."""
        margins = self._margins(vector)
        best = int(margins.argmax())
        is_named = best >= len(self.articles) and margins[best] > MUCH
        return self.outside[best - len(self.articles)] if is_named else None
