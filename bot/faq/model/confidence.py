"""How sure a match is: the evidence for it, and two gates that weigh the evidence.

Words that the knowledge base has never seen tell strangers; the borders between the articles tell
neighbours. The gates are learnt from cases of which the outcome is known (see `studying`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.faq.decision import DecisionKind
from bot.faq.model.calibration import Booleans, Doubles, Gate, learn, lowest_threshold
from bot.faq.model.coverage import Coverage
from bot.faq.model.vectors import Floats

OUTSIDE_SHARE = 0.25
"""The share of outside questions that the gates expect; people ask a counter about anything."""

OUTSIDE_ANSWERED = 0.06
"""The share of strangers that may get an answer. Those that it is learnt from come from subjects
that were left out as a whole; of questions whose subject is known, a tenth as many pass."""

WRONG_ANSWERS = 0.03
"""The share of questions to the articles that may get another article's answer."""

DOUBT = 0.25
"""The power of the known share of a question by which both probabilities go down. As evidence of
its own the share made the gates worse, perhaps because all that they learn from is near the
programme; so this is set by hand, to what refused strangers best on most sets (measured)."""

NEARNESS = np.float32(0.25)
"""How much the text that is most like counts in the ranking beside margins. At 0.4 our own
questions are read a little better still, and those of other sets a little worse (measured)."""

SURE_ENOUGH_TO_SUGGEST = 0.6
"""How probable it must be that the programme is meant at all before anything is suggested."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What was found for one question: per article how far it lies inside its border (`margins`),
    how alike they are on the whole (`shares`), and how like it the nearest text is (`nearest`), all
    (articles,); and the best of margin and nearest text together among the outside subjects."""

    margins: Floats
    shares: Floats
    nearest: Floats
    outside: float

    @property
    def together(self) -> Floats:
        """What the articles are ranked by. Borders alone forget the single texts, and likeness
        alone what tells neighbours apart."""
        return self.margins + NEARNESS * self.nearest


@dataclass(frozen=True, slots=True)
class Judge:
    """Two gates and where they close.

    `is_ours`: the question is about the programme at all. `is_right`: the best article answers it.
    """

    is_ours: Gate
    is_right: Gate
    to_answer: float

    def weigh(self, evidence: Doubles) -> tuple[float, float]:
        """How probable it is that the question is ours, and that the best article answers it."""
        ours, sure = weighed(self.is_ours, self.is_right, evidence[None])
        return float(ours[0]), float(sure[0])

    def kind(self, ours: float, sure: float) -> DecisionKind:
        """What to do, given how probable both are."""
        if sure > self.to_answer:
            return DecisionKind.ANSWER
        return DecisionKind.SUGGEST if ours > SURE_ENOUGH_TO_SUGGEST else DecisionKind.DECLINE


def weighed(is_ours: Gate, is_right: Gate, evidence: Doubles) -> tuple[Doubles, Doubles]:
    """How probable it is for each row that it is ours, and that the best article answers it."""
    kinds, whole = evidence[:, :-1], evidence[:, -1]
    ours = is_ours.probability(kinds) * whole**DOUBT
    return ours, ours * is_right.probability(kinds)


def evidence_of(scores: Scores, coverage: Coverage, best: int, kinship: Booleans) -> Doubles:
    """Evidence for the best article, (9,).

    Its margin, the leads of its margin and of its share over the first article that would be wrong
    in its place, its lead over the outside subjects, the likeness of its nearest text, and the
    coverage: of words, parts of words and own words, and last, which no gate weighs, of the whole.
    `kinship`: (articles, articles), true where two articles share a clause.
    """
    rivals = ~kinship[best]
    return np.array(
        [
            scores.margins[best],
            scores.margins[best] - scores.margins[rivals].max(initial=-1),
            scores.shares[best] - scores.shares[rivals].max(initial=0),
            scores.together[best] - scores.outside,
            scores.nearest[best],
            coverage.words,
            coverage.parts,
            coverage.own,
            coverage.whole,
        ],
        dtype=np.float64,
    )


NO_EVIDENCE = np.array([-1.0, 0, 0, 0, 0, 0, 0, 0, 0])
"""What speaks for the best match of a text of which nothing at all is known."""


def kinship_of(clauses: Sequence[Iterable[str]]) -> Booleans:
    """Which articles share a clause, from the clauses of each."""
    cited = [set(of_article) for of_article in clauses]
    kin = [[bool(one & other) for other in cited] for one in cited]
    return np.array(kin, dtype=bool).reshape(len(cited), len(cited)) | np.eye(
        len(cited), dtype=bool
    )


def learn_to_judge(evidence: Doubles, is_ours: Booleans, is_right: Booleans) -> Judge:
    """The judge that these cases teach. A text of which nothing is known is always among them."""
    evidence = np.vstack([evidence.reshape(-1, len(NO_EVIDENCE)), NO_EVIDENCE])
    is_ours, is_right = np.append(is_ours, False), np.append(is_right, False)
    is_matched = np.append(is_ours[:-1], True)
    kinds = evidence[:, :-1]
    ours = learn(kinds, is_ours, importance_of(is_ours))
    right = learn(kinds[is_matched], is_right[is_matched], np.ones(int(is_matched.sum())))
    _, sure = weighed(ours, right, evidence)
    return Judge(
        is_ours=ours,
        is_right=right,
        to_answer=max(
            float(np.quantile(sure[~is_ours], 1 - OUTSIDE_ANSWERED)),
            lowest_threshold(sure[is_ours], is_right[is_ours], WRONG_ANSWERS),
        ),
    )


def importance_of(is_ours: Booleans) -> Doubles:
    """Weights that give outside examples the share that outside questions have."""
    strangers = int((~is_ours).sum())
    wanted = len(is_ours[is_ours]) * OUTSIDE_SHARE / (1 - OUTSIDE_SHARE)
    return np.where(is_ours, 1.0, max(wanted, 1.0) / max(strangers, 1))
