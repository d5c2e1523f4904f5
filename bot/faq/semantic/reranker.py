"""A second look at questions that their words leave unsure: which texts mean nearly the same.

What the encoder says moves the borders of the matcher, and so its ranking; how far it agrees with
them is further evidence, which a judge of its own weighs. It is learnt from the same cases as the
first one (see `cross_validation`), so that what it says is as probable is as often right, and what
mistakes cost decides as before.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.faq.decision import Decision, DecisionKind
from bot.faq.model.confidence import Judge
from bot.faq.model.vectors import Booleans, Doubles, Floats
from bot.faq.semantic.embeddings import Embeddings
from bot.faq.semantic.encoder import SentenceEncoder
from bot.faq.text.tokens import normalise

WEIGHT = np.float32(0.5)
"""How much the nearest meaning counts beside margins (measured: .75 is as good)."""

OF_STRANGERS = 11
"""So many kinds of evidence tell whether a question is ours: all of words, and of meaning the lead
over the outside subjects. How near an article comes tells it badly: it is near to strange questions
of its field as well, and more of them were answered (measured)."""

SURE = 0.9
"""An answer that is said to be so probable is given without a second look. Looking at all of them
changes one in a thousand (measured)."""

FURTHEST = 0.5
"""A lead that is greater tells no more."""

LONGEST = 300
"""Characters. In a longer text one question drowns among all else that it means."""


@dataclass(frozen=True, slots=True)
class Reranker:
    """Looks again at what is unsure. `judge` weighs the evidence of words and of meaning."""

    encoder: SentenceEncoder
    embeddings: Embeddings
    judge: Judge

    def wants(self, first: Decision, text: str, *, is_read_into: bool) -> bool:
        """Whether a text is to be looked at again, of which that was decided by its words.

        `is_read_into`: the text is not quite what was written. Where that gave an answer it fits
        our words, and what is left of mistakes only leads the encoder astray (measured).
        """
        is_settled = first.kind is DecisionKind.ANSWER and is_read_into
        return not is_settled and not is_sure(first.kind, first.score) and len(text) <= LONGEST

    def likeness(self, text: str) -> Floats:
        """How like a text is to what means most nearly the same in each class, (classes,)."""
        (meaning,) = self.encoder.encode([normalise(text)])
        return self.embeddings.likeness(meaning)


def is_sure(kind: DecisionKind, right: float) -> bool:
    """Whether words alone decide: an answer that is so probably right is no better for a second
    look."""
    return kind is DecisionKind.ANSWER and right >= SURE


def with_meaning(evidence: Doubles, likeness: Floats, best: int, kinship: Booleans) -> Doubles:
    """Evidence for the best article with that of meaning, (14,), before the last, which no gate
    weighs (see `evidence_of`).

    Added are, in meaning, the lead of the article over the outside subjects, how near it comes, and
    its lead over the first article that would be wrong in its place.
    """
    ours, outside = likeness[: len(kinship)], likeness[len(kinship) :]
    rivals = ours[~kinship[best]].max(initial=0)
    meant = (
        min(ours[best] - outside.max(initial=0), FURTHEST),
        ours[best],
        min(ours[best] - rivals, FURTHEST),
    )
    return np.array([*evidence[:-1], *meant, evidence[-1]], dtype=np.float64)
