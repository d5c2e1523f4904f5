"""Which values a text may mean: linear experts that learn from the sentences of curators.

One for the values of all questions together hears what a clause tells of its own accord; one for
each question hears what a reply to it means. They look at the same views, among them what the
phrases in a text say and which of its words are denied, so that they hear a denial where words
alone would not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, takewhile
from typing import TypeVar

import numpy as np

from bot.faq.model.sparse import SparseRows
from bot.faq.model.vectors import Floats, Space
from bot.faq.text.analysis import analyse
from bot.faq.text.features import WEIGHTS, Features
from bot.understanding.concepts import Concepts
from bot.understanding.facts.extraction import Told
from bot.understanding.facts.model.polarity import signed, turned
from bot.vocabulary import Language

TOLD = "told"
"""The view of what the phrases in a text say."""

SIGNED = "signed"
"""The view of words with their signs."""

THINGS = "things"
"""The view of the things that are spoken of, whatever the words."""

BESIDE_FORM = {SIGNED: 0.2, TOLD: 0.15, THINGS: 0.2}
"""How much these views count beside those of a text's form (measured by folds)."""

SHARPNESS = np.float32(8)
"""By how much a lead of one margin multiplies the odds, as a power of e (measured by folds)."""

NOTHING = ""
"""The class of sentences that tell no value of any question."""

RATHER_NOTHING = 0.5
"""How probable it has to be that a clause tells nothing for it to be left alone (measured)."""

NOTICEABLE = 0.01
"""The least share of probability that is looked at."""

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Guess:
    """A value of a question, and how probable it is that a clause tells it."""

    question: str
    value: str
    share: float


@dataclass(frozen=True, eq=False)
class FactExperts:
    """The experts of one language. `facts`: questions with their values, and nothing; `values`:
    those of each question, the undecided last. `borders` has a column for each of the facts, and
    behind them for the values, question by question."""

    language: Language
    things: Concepts
    facts: tuple[tuple[str, str], ...]
    values: Mapping[str, tuple[str, ...]]
    space: Space
    borders: SparseRows
    bias: Floats

    def guess(self, clause: str, told: Sequence[Told]) -> tuple[Guess, ...]:
        """What a clause may tell, the likeliest first; nothing is a guess like the others."""
        margins = margins_of(self, clause, terms_of(told))[: len(self.facts)]
        return tuple(
            Guess(*fact, share)
            for fact, share in takewhile(is_noticeable, ranked(self.facts, margins))
        )

    def weigh(
        self, question: str, text: str, told: Sequence[Told]
    ) -> tuple[tuple[str, float], ...]:
        """How probable each value of a question is for a reply, the likeliest first."""
        margins = margins_of(self, text, terms_of(told))
        return ranked(self.values[question], margins[self._columns[question]])

    @cached_property
    def _columns(self) -> Mapping[str, slice]:
        counts = (len(values) for values in self.values.values())
        ends = accumulate(counts, initial=len(self.facts))
        starts = list(ends)
        return {
            key: slice(start, start + len(values))
            for start, (key, values) in zip(starts, self.values.items(), strict=False)
        }


@lru_cache(maxsize=64)
def margins_of(experts: FactExperts, text: str, told: tuple[str, ...]) -> Floats:
    """How much speaks for each class; a reply is often its only clause, and looked at once."""
    vector = experts.space.vector(views(text, experts.language, experts.things, told))
    return experts.borders.weighed_sum(vector) + experts.bias


def views(text: str, language: Language, things: Concepts, told: Sequence[str]) -> Features:
    """All views of a text in which phrases say this."""
    analysis = analyse(text, language)
    spoken_of = things.spoken_of(text)
    signs = {
        SIGNED: signed(analysis.words, language),
        THINGS: [*spoken_of, *turned(spoken_of, analysis.words, language)],
    }
    return {**analysis.features, **signs, TOLD: told}


def weights_of(language: Language) -> dict[str, float]:
    """How much each view counts."""
    left = 1 - sum(BESIDE_FORM.values())
    return {**{view: weight * left for view, weight in WEIGHTS[language].items()}, **BESIDE_FORM}


def terms_of(told: Iterable[Told]) -> tuple[str, ...]:
    """What phrases say, as terms: of which question each is, and how it is meant."""
    return tuple(
        term
        for each in told
        for term in (
            each.mention.question.key,
            f"{each.mention.question.key}={each.mention.value}:{each.stance}",
        )
    )


def ranked(values: Sequence[V], margins: Floats) -> tuple[tuple[V, float], ...]:
    """The values with their shares of probability, the likeliest first."""
    odds = np.exp((margins - margins.max()) * SHARPNESS)
    shares = odds / odds.sum()
    order = np.argsort(-shares, kind="stable").tolist()
    return tuple(zip((values[n] for n in order), shares[order].tolist(), strict=True))


def is_noticeable(weighed: tuple[object, float]) -> bool:
    """Whether a share of probability is worth looking at."""
    return weighed[1] >= NOTICEABLE


def likely(guesses: Sequence[Guess], least: float) -> tuple[Guess, ...]:
    """The values that are at least so probable; none where it rather tells nothing."""
    if not guesses or (guesses[0].question == NOTHING and guesses[0].share > RATHER_NOTHING):
        return ()
    found = takewhile(lambda guess: guess.share >= least, guesses)
    return tuple(guess for guess in found if guess.question != NOTHING)


def shared(guesses: Sequence[Guess], question: str) -> float:
    """How probable the values of one question are together."""
    return sum(guess.share for guess in guesses if guess.question == question)


def within(guesses: Sequence[Guess], question: str) -> tuple[Guess, ...]:
    """The values of one question by their shares among themselves and nothing, if it is not that
    nothing is told."""
    among = [guess for guess in guesses if guess.question in {question, NOTHING}]
    total = sum(guess.share for guess in among)
    return tuple(
        Guess(guess.question, guess.value, guess.share / total)
        for guess in among
        if guess.question != NOTHING
    )
