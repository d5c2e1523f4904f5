"""How the expert for commands does on what curators wrote, each sentence judged as if it were new.

The gate of a share of the cases is learnt from the others, so that none is judged by what it set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding.commands.training_set import (
    FOLDS,
    NO_COMMAND,
    Case,
    TrainedExpert,
    gate_from,
    study,
)


@dataclass(frozen=True, slots=True)
class ExaminedSentence:
    """One sentence that was left out. `label`: its command, or the kind of what is none. `best`:
    the likeliest command where it may be said, and `sure`, how probable it is that it is meant."""

    text: str
    label: str
    best: str
    sure: float

    @property
    def is_command(self) -> bool:
        """Whether it means a command at all."""
        return self.label not in NO_COMMAND


def examine_commands(taught: TrainedExpert) -> tuple[ExaminedSentence, ...]:
    """Every sentence as if it were new."""
    cases = list(study(taught))
    return tuple(each for fold in range(FOLDS) for each in judged_by_others(cases, fold))


def judged_by_others(cases: Sequence[Case], fold: int) -> Iterator[ExaminedSentence]:
    """A share of the cases, judged by the gate of all the others."""
    gate = gate_from([case for n, case in enumerate(cases) if n % FOLDS != fold])
    chosen = cases[fold::FOLDS]
    sure = gate.probability(np.array([case.evidence for case in chosen]))
    for case, probable in zip(chosen, sure, strict=True):
        yield ExaminedSentence(case.lesson.text, case.lesson.label, case.best, float(probable))
