"""Which value of the open question a reply means: a linear expert for each question.

It learns from the sentences of curators; what the facts in a reply say is one of its views, so that
it hears a denial where words alone would not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from bot.faq.model import svm
from bot.faq.model.vectors import Floats, Space, build
from bot.faq.text.analysis import features
from bot.faq.text.features import WEIGHTS, Features
from bot.understanding.facts.answer_book import UNDECIDED
from bot.vocabulary import Language

TOLD = "told"
"""The view of what the facts in a text say."""

BY_FACTS = 0.3
"""How much that view counts (measured)."""

SHARPNESS = np.float32(8)
"""By how much a lead of one margin multiplies the odds, as a power of e (measured by folds)."""

V = TypeVar("V")

Telling = Callable[[str], Counter[str]]
"""The terms that tell what the facts in a text say."""


@dataclass(frozen=True)
class ValueExpert:
    """The expert of one question in one language; `values` end with the undecided."""

    language: Language
    values: tuple[str, ...]
    space: Space
    machines: svm.LinearModel
    telling: Telling

    def weigh(self, text: str) -> tuple[tuple[str, float], ...]:
        """How probable each value is, the likeliest first."""
        margins = self.machines.margins(self.space.vector(views(text, self.language, self.telling)))
        return ranked(self.values, margins)


def ranked(values: Sequence[V], margins: Floats) -> tuple[tuple[V, float], ...]:
    """The values with their shares of probability, the likeliest first."""
    odds = np.exp((margins - margins.max()) * SHARPNESS)
    shares = odds / odds.sum()
    order = np.argsort(-shares, kind="stable").tolist()
    return tuple(zip((values[n] for n in order), shares[order].tolist(), strict=True))


def views(text: str, language: Language, telling: Telling) -> Features:
    """All views of a reply."""
    return {**features(text, language), TOLD: [*telling(text).elements()]}


def fit_values(
    sentences: Mapping[str, tuple[str, ...]], language: Language, telling: Telling
) -> ValueExpert:
    """Learn the values of one question from sentences by value."""
    values = values_of(sentences)
    lessons = [(n, s) for n, value in enumerate(values) for s in sentences.get(value, ())]
    bags = [views(text, language, telling) for _, text in lessons]
    space, rows = build(bags, weights_of(language))
    labels = np.array([number for number, _ in lessons], dtype=np.int64)
    machines = svm.learn(rows, labels, len(values), len(space.idf)).lean()
    return ValueExpert(language, values, space, machines, telling)


def values_of(sentences: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The values in order, the undecided last."""
    return (*(v for v in sentences if v != UNDECIDED and sentences[v]), UNDECIDED)


def weights_of(language: Language) -> dict[str, float]:
    """How much each view counts."""
    by_form = {view: weight * (1 - BY_FACTS) for view, weight in WEIGHTS[language].items()}
    return {**by_form, TOLD: BY_FACTS}


def by_folds(
    sentences: Mapping[str, tuple[str, ...]], language: Language, telling: Telling, folds: int = 5
) -> Iterator[tuple[str, str, tuple[tuple[str, float], ...]]]:
    """Each sentence with its value, weighed by what was learnt without it and its fold."""
    for fold in range(folds):
        kept = {
            value: tuple(s for n, s in enumerate(said) if n % folds != fold)
            for value, said in sentences.items()
        }
        expert = fit_values(kept, language, telling)
        for value, said in sentences.items():
            for sentence in said[fold::folds]:
                yield sentence, value, expert.weigh(sentence)
