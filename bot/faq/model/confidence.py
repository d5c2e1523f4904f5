"""How sure a match is: the evidence for it, and two gates that weigh the evidence.

Words that the knowledge base has never seen tell strangers; the borders between the articles tell
neighbours. The gates are learnt from cases of which the outcome is known (see `cross_validation`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.faq.model.calibration import Gate, PairGate, learn, learn_pairs, of_singles
from bot.faq.model.vectors import Booleans, Doubles, Floats, Space, Vector
from bot.faq.text.features import LETTERS, NEXT, WORDS


@dataclass(frozen=True, slots=True)
class Caution:
    """What is expected of questions that the programme is not about.

    `share`: how many of all questions. `doubt`: the power of the known share of a question by which
    both probabilities go down. As evidence of its own that share made the gates worse, perhaps
    because all that they learn from is near the programme. `kinds`: so many kinds of evidence tell
    whether a question is ours, each by itself; None: all, and in pairs.
    """

    share: float
    doubt: float
    kinds: int | None = None


TAUGHT = Caution(share=0.1, doubt=0.1)
"""Where curators wrote down what people ask besides: what was said to be probable was then most
nearly as often right (measured by folds over our own phrasings)."""

GUESSED = Caution(share=0.3, doubt=0.35, kinds=3)
"""Where they did not, and articles stand in for it: what they are like is what strangers are like
only in the main, and a judge that looks at more learns what is peculiar to them (measured)."""

FEWEST_CASES = 150
"""Left-out texts. Fewer teach less than what is believed without them."""

NEARNESS = np.float32(0.5)
"""How much the text that is most like counts in the ranking beside margins (measured)."""

COVERED = (WORDS, NEXT, LETTERS)
"""The views of which it tells how much the articles have."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What was found for one question: per article how far it lies inside its border (`margins`),
    and how like it the nearest text is (`nearest`), both (articles,); and the best of both together
    among the outside subjects."""

    margins: Floats
    nearest: Floats
    outside: float

    @property
    def together(self) -> Floats:
        """What the articles are ranked by. Borders alone forget the single texts, and likeness
        alone what tells neighbours apart."""
        return self.margins + NEARNESS * self.nearest


def split(margins: Floats, nearest: Floats, articles: int) -> Scores:
    """The scores of the articles, and the best of the outside subjects."""
    outside = (margins + NEARNESS * nearest)[articles:].max(initial=-1)
    return Scores(margins[:articles], nearest[:articles], float(outside))


def evidence_of(
    scores: Scores,
    covered: Doubles,
    subject: float,
    words: int,
    best: int,
    kinship: Booleans,
) -> Doubles:
    """Evidence for the best article, (11,).

    First what counts most: its margin, the likeness of its nearest text, and the share of the words
    that it uses. Then its lead over the first article that would be wrong in its place and over the
    outside subjects, how many words were asked (of a long question less is known by the nature of
    things, and a mere name that is half known is mostly of something else), the shares of what is
    asked that any article covers (see `coverage`), and how far its subject speaks for the article
    (see `subject_weight`). The last share comes last, and no gate weighs it. `kinship`: (articles,
    articles), true where two share a clause.
    """
    together = scores.together
    rivals = together[~kinship[best]].max(initial=-1)
    *of_views, of_one, of_all = covered
    return np.array(
        [
            scores.margins[best],
            scores.nearest[best],
            of_one,
            min(together[best] - rivals, 1.5),
            min(together[best] - scores.outside, 1.5),
            np.log1p(words),
            *of_views,
            subject,
            of_all,
        ],
        dtype=np.float64,
    )


def subject_weight(space: Space, vector: Vector, told: Floats) -> float:
    """How much more the rare words of a question speak for an article than the common ones.

    What frames a question is common ("how much is ...", "who do I ask about ..."), what it is about
    is rare. Where only the frame speaks for an article, the question is hardly ever ours.

    `told`: what each of the question's terms says for the article.
    """
    is_word = vector.terms < space.terms.firsts[1]  # the first view
    rarity = space.idf[vector.terms[is_word]].astype(np.float64)
    if not len(rarity):
        return 0.0
    spoken = told[is_word] * vector.values[is_word]
    return float(spoken @ (rarity - rarity.mean()))


def coverage(space: Space, vector: Vector, known: Booleans, own: Booleans) -> Doubles:
    """The shares (0..1, by rarity) of a question's words, neighbouring words and letters that any
    article uses, of its words that one article uses, and of the whole that any uses, (5,).

    `known`, `own`: which of the question's terms any article has, and the one article.
    """
    squares = vector.values.astype(np.float64) ** 2
    views = np.searchsorted(space.terms.firsts, vector.terms, side="right") - 1
    by_view = np.bincount(views, weights=squares * known, minlength=len(space.weights)).tolist()
    shares = dict(zip(space.weights, by_view, strict=True))
    of_one = float(squares @ (own & (views == list(space.weights).index(WORDS))))
    return np.array(
        [
            *(shares[view] / space.weights[view] for view in COVERED),
            of_one / space.weights[WORDS],
            sum(by_view),
        ]
    )


@dataclass(frozen=True, slots=True)
class Judge:
    """`is_ours`: how probable it is that the question is about the programme at all; `is_right`:
    that the best article answers it if so. `doubt`: see `Caution`."""

    is_ours: PairGate
    is_right: Gate
    doubt: float

    def weigh(self, evidence: Doubles) -> tuple[float, float]:
        """How probable it is that the question is ours, and that the best article answers it."""
        kinds, whole = evidence[None, :-1], float(evidence[-1])
        ours = float(self.is_ours.probability(kinds)[0]) * whole**self.doubt
        return ours, ours * float(self.is_right.probability(kinds)[0])


UNTAUGHT = Judge(
    is_ours=of_singles(np.array([1.0, 3.1, 1.3, 1.4, 0.2, 0.0, 0.8, 1.2, -0.3, -2.0])),
    is_right=Gate(np.array([2.1, 0.8, 0.8, 2.9, 0.3, 0.0, 0.4, -0.2, -0.9, -1.6])),
    doubt=GUESSED.doubt,
)
"""What is believed where nothing can be left out to learn from, as every class has one text: fitted
to public sets of one and of three texts a class. On kinds of sets that it was not fitted to, it
hardly told strangers from questions (measured): better than nothing, and no more."""


def kinship_of(clauses: Sequence[Iterable[str]]) -> Booleans:
    """Which articles share a clause, from the clauses of each."""
    cited = [set(of_article) for of_article in clauses]
    kin = [[bool(one & other) for other in cited] for one in cited]
    return np.array(kin, dtype=bool).reshape(len(cited), len(cited)) | np.eye(
        len(cited), dtype=bool
    )


def learn_to_judge(
    evidence: Doubles,
    is_ours: Booleans,
    is_right: Booleans,
    caution: Caution = GUESSED,
    of_strangers: int | None = None,
) -> Judge:
    """The judge that these cases teach; a fixed one where they are too few. `of_strangers`: so
    many kinds of evidence tell whether a question is ours, in pairs; without it, see `Caution`."""
    mine, others = int(is_ours.sum()), int((~is_ours).sum())
    if mine < FEWEST_CASES or not others:
        return UNTAUGHT
    kinds, importance = evidence[:, :-1], importance_of(is_ours, caution.share)
    if caution.kinds is None or of_strangers is not None:
        ours = learn_pairs(kinds[:, :of_strangers], is_ours, importance)
    else:
        ours = of_singles(learn(kinds[:, : caution.kinds], is_ours, importance).weights)
    right = learn(kinds[is_ours], is_right[is_ours], np.ones(mine))
    return Judge(ours, right, caution.doubt)


def importance_of(is_ours: Booleans, share: float) -> Doubles:
    """Weights that give outside examples the share that outside questions have."""
    strangers = int((~is_ours).sum())
    wanted = len(is_ours[is_ours]) * share / (1 - share)
    return np.where(is_ours, 1.0, wanted / max(strangers, 1))
