"""What can be made of a question. Deciding itself is in `matcher`, which is slow to load."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What to do with a question. The values are part of the machine interface."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may answer the question, with its score (0..1)."""

    article: str
    score: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What the matcher makes of a question.

    `candidates`, best first: the first is the answer of ANSWER; all are shown for SUGGEST; none is
    shown for DECLINE, the best is only kept for curators. `score`: how probable it is that the
    first one is right (0..1). `outside`: the id of the outside subject that it looks like.
    """

    kind: DecisionKind
    candidates: tuple[Candidate, ...]
    score: float
    outside: str | None = None

    @property
    def first(self) -> str | None:
        """The article that comes first, whatever was decided; None where there is none."""
        return self.candidates[0].article if self.candidates else None

    @property
    def articles(self) -> tuple[str, ...]:
        """All articles that are named, best first."""
        return tuple(candidate.article for candidate in self.candidates)
