"""Which article answers a question, or which ones might, or that none does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.faq.costs import Costs
from bot.faq.decision import Candidate, Decision, DecisionKind
from bot.faq.model.confidence import Judge, Scores, coverage, evidence_of, split, subject_weight
from bot.faq.model.nearest import Texts
from bot.faq.model.sparse import SparseRows
from bot.faq.model.spellings import Spellings
from bot.faq.model.terms import UNKNOWN
from bot.faq.model.vectors import Booleans, Doubles, Floats, Integers, Space, Vector
from bot.faq.semantic.reranker import WEIGHT, Reranker, with_meaning
from bot.faq.text.analysis import features
from bot.faq.text.features import WORDS
from bot.faq.text.follow_up import is_follow_up
from bot.faq.text.frames import Frames, clauses_of
from bot.faq.text.kana import in_kanji
from bot.faq.text.letters import Letters
from bot.faq.text.manner import without_manner
from bot.faq.text.slips import Lexicon
from bot.faq.text.synonyms import Synonyms
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


TRUST = 0.9
"""How much a reading counts beside what was written: it was chosen because something fits it."""


MOST_CLAUSES = 6
"""A story of more is looked at as a whole."""

NEAR = 0.5
"""The score from which on an outside subject may be meant (set by hand)."""

BESIDE_THE_POINT = 0.3
"""A clause that is less probably about the programme is not about it (set by hand)."""


@dataclass(frozen=True)
class Matcher:
    """Decides about questions in one language. `letters`: how signs follow one another in all
    questions, where typing mistakes are looked for so. `reranker` looks again at what is unsure,
    where an operator has one."""

    language: Language
    articles: tuple[str, ...]
    outside: tuple[str, ...]
    exact: Spellings
    letters: Letters
    space: Space
    borders: SparseRows
    bias: Floats
    texts: Texts
    known: Booleans
    readings: Mapping[str, str]
    frames: Frames
    lexicon: Lexicon
    synonyms: Synonyms
    kinship: Booleans
    judge: Judge
    costs: Costs
    reranker: Reranker | None = None

    def decide(self, text: str) -> Decision:
        """Answer, suggest or decline; the same for the same text, however it is typed."""
        asked = self.frames.bare(text)
        exact = self._written(text) or self._written(asked)
        if exact is not None:
            return exact
        meant = self.synonyms.read(asked)
        if meant != asked and (exact := self._written(meant)) is not None:
            return exact
        best, found = self._weigh(meant), (meant, 1.0)
        readings = self._read(meant)
        while best.kind is not DecisionKind.ANSWER:  # or else no reading is even looked for
            read, trust = next(readings, (None, 0.0))
            if read is None:
                break
            # a whole question that was written down is hardly come upon by chance
            other = self._written(read) or self._weigh(read, trust)
            best, found = (other, (read, trust)) if other.score > best.score else (best, found)
        return self._reconsidered(best, *found)

    def _reconsidered(self, first: Decision, text: str, trust: float) -> Decision:
        """What is decided of a text where its meaning is looked at, too, if its words left it
        unsure; what was decided first where they did not."""
        again, is_read_into = self.reranker, trust < 1
        if again is None or not again.wants(first, text, is_read_into=is_read_into):
            return first
        return self._weigh(text, trust, again.likeness(text))

    def seen(self, text: str) -> tuple[Vector, Scores]:
        """A text as a vector, and how near every article is: in what it means as well, where its
        words leave it unsure."""
        vector, again = self.space.vector(features(text, self.language)), self.reranker
        if again is None or not again.wants(self._weigh(text), text, is_read_into=False):
            return vector, self.scores(vector)
        return vector, self.scores(vector, again.likeness(text))

    def _written(self, text: str) -> Decision | None:
        """The decision where this very question was written down; None where it was not."""
        found = self.exact.articles(spelling(text))
        if not found:
            return None
        kind = DecisionKind.ANSWER if len(found) == 1 else DecisionKind.SUGGEST
        named = tuple(Candidate(article, 1.0) for article in found[:MOST_SUGGESTIONS])
        return Decision(kind, named, 1 / len(found))

    def _read(self, text: str) -> Iterator[tuple[str, float]]:
        """The text as it may be meant, if it is not as it is written (without what is said beside
        the question, kana for kanji, and typing mistakes), and how much that counts."""
        if (to_the_point := self._to_the_point(text)) is not None:
            yield to_the_point, TRUST
        if (plain := without_manner(text, self.language, self.is_used)) is not None:
            yield plain, TRUST
        written = fold_kana(normalise(text))
        kanji = in_kanji(text, self.readings) if self.readings else written
        if kanji != written:
            yield kanji, TRUST
        mended = self.lexicon.mended(text)
        if mended != normalise(text):
            yield mended, TRUST
        if self.language is Language.JA:
            for times, respelt in enumerate(self.letters.mended(text), start=1):
                yield respelt, TRUST**times

    def _to_the_point(self, text: str) -> str | None:
        """The clauses of a text that may be about the programme, where others are not: "silly
        question perhaps, but …"."""
        clauses = clauses_of(text)
        if not 1 < len(clauses) <= MOST_CLAUSES:
            return None
        kept = [clause for clause in clauses if self._is_to_the_point(clause)]
        if all(is_follow_up(clause, self.language) for clause in kept):
            return None  # what it asks about would be left out
        return " ".join(kept) if 0 < len(kept) < len(clauses) else None

    def _is_to_the_point(self, clause: str) -> bool:
        """Whether a clause may be about the programme, or is about a subject outside, which must
        not be left out either: "refugee recognition, how long does it take"."""
        if not self.articles:
            return True
        _, scores, ours, _ = self._judged(clause)
        return ours >= BESIDE_THE_POINT or scores.outside > NEAR

    def may_be_ours(self, text: str) -> bool:
        """Whether a text may be about the programme."""
        return bool(self.articles) and self._judged(text)[2] >= BESIDE_THE_POINT

    def is_used(self, word: str) -> bool:
        """Whether any article uses a word."""
        terms = features(word, self.language)[WORDS]
        numbers = self.space.terms.numbers_in(WORDS, terms)
        return bool(self.known[numbers[numbers != UNKNOWN]].any())

    def _weigh(self, text: str, trust: float = 1.0, meant: Floats | None = None) -> Decision:
        if not self.articles:
            return Decision(DecisionKind.DECLINE, (), 0.0)
        vector, scores, ours, sure = self._judged(text, meant)
        ranking = np.argsort(-scores.together, kind="stable")
        ours, sure = ours * trust, sure * trust
        kind = self.costs.best(ours, sure)
        outside = self._subject(vector) if kind is DecisionKind.DECLINE else None
        return Decision(kind, self._best(scores, ranking), sure, outside)

    def _judged(
        self, text: str, meant: Floats | None = None
    ) -> tuple[Vector, Scores, float, float]:
        """A question as a vector, how near every article is, and how probable it is that it is
        ours, and that the best one answers it. `meant`: how near each class is in meaning, where
        that is known."""
        found = features(text, self.language)
        vector, words = self.space.vector(found), len(set(found[WORDS]))
        scores = self.scores(vector, meant)
        best = int(scores.together.argmax())
        evidence = self._evidence(vector, scores, words, best)
        if self.reranker is None or meant is None:
            return vector, scores, *self.judge.weigh(evidence)
        evidence = with_meaning(evidence, meant, best, self.kinship)
        return vector, scores, *self.reranker.judge.weigh(evidence)

    def scores(self, vector: Vector, meant: Floats | None = None) -> Scores:
        """How near every article is to a question; see `_judged`."""
        margins = self._margins(vector)
        if meant is not None:
            margins = margins + WEIGHT * meant
        return split(margins, self.texts.likeness(vector, margins), len(self.articles))

    def _margins(self, vector: Vector) -> Floats:
        return self.borders.weighed_sum(vector) + self.bias

    def _evidence(self, vector: Vector, scores: Scores, words: int, best: int) -> Doubles:
        own = self.texts.has(best, vector)
        covered = coverage(self.space, vector, self.known[vector.terms], own)
        about = subject_weight(self.space, vector, self.borders.column(vector.terms, best))
        return evidence_of(scores, covered, about, words, best, self.kinship)

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
