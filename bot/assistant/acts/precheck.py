"""What is said in the pre-check: questions, doubts, changes, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.precheck.flow import Option, Question
from bot.precheck.nlu.readings import Reading
from bot.precheck.profile import ToldTrait
from bot.precheck.verdict import Outcome, Reason, Verdict


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """Ask a question of the pre-check, the `number`th of `total`.

    `current` is the answer that stands while it is edited. `is_again`: it was asked just before,
    so it can be said more shortly, unless asking shortly did not help (`in_full`).
    """

    question: Question
    number: int
    total: int
    current: Option | None = None
    is_again: bool = False
    in_full: bool = False


@dataclass(frozen=True, slots=True)
class EchoReadings:
    """Say what was understood from free text and kept; `can_undo` offers to take it back. `profile`
    is what was told besides; what is `new` of it has not been remarked on yet."""

    readings: tuple[Reading, ...]
    can_undo: bool
    profile: tuple[ToldTrait, ...] = ()
    new: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """Ask whether what was probably meant is right; nothing of it was kept."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class RecallAnswer:
    """Before a question is asked: what the person probably said of it already, put once more."""

    question: Question
    option: Option


@dataclass(frozen=True, slots=True)
class ClarifyAnswer:
    """The text was not certainly an answer. `candidates` may be what was meant (possibly none),
    and so may `commands`. `times`: so often before, one after the other, nothing was understood.
    """

    question: Question
    candidates: tuple[Option, ...]
    commands: tuple[str, ...] = ()
    times: int = 0


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An answer before and after; None where there was none, or is none any more."""

    question: Question
    old: Option | None
    new: Option | None


@dataclass(frozen=True, slots=True)
class PreviewEdit:
    """Show what changing earlier answers would do, before it is done.

    `added` and `removed` are the reasons that would come and go. `is_old_choice`: the person picked
    a choice of a question that was answered before. `lead`: staff already have the earlier answers.
    `is_again`: it was shown just before, and waits.
    """

    changes: tuple[AnswerChange, ...]
    before: Verdict
    after: Verdict
    added: tuple[Reason, ...]
    removed: tuple[Reason, ...]
    is_old_choice: bool
    lead: str | None
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class EditApplied:
    """Earlier answers were changed."""

    changes: tuple[AnswerChange, ...]
    lead: str | None


@dataclass(frozen=True, slots=True)
class TookBack:
    """The last answer was taken back; its question is open again."""

    question: Question
    option: Option


@dataclass(frozen=True, slots=True)
class Undone:
    """The last change was undone: what each answer was just now, and is again."""

    changes: tuple[AnswerChange, ...]


@dataclass(frozen=True, slots=True)
class ShowVerdict:
    """The outcome. `is_stop`: an answer excludes the case before every question was answered.

    `decides_alone`: one single answer stands in the way and no other. `answers` are all that were
    given; they decide which form and which seal the next steps speak of.
    """

    outcome: Outcome
    answers: Mapping[str, str]
    is_stop: bool
    has_ended: bool

    @property
    def decides_alone(self) -> bool:
        """Whether exactly one answer stands in the way."""
        return sum(reason.effect == "excluded" for reason in self.outcome.reasons) == 1


@dataclass(frozen=True, slots=True)
class ShowAnswers:
    """Everything answered so far, each with a way to change it. `left` are the questions that are
    still to be answered."""

    given: tuple[tuple[Question, Option], ...]
    total: int
    left: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplainQuestion:
    """Why a question is asked, how to find the answer out, and which clauses it rests on.
    `is_another`: it is not the open one, and so is said as well."""

    question: Question
    is_another: bool = False


@dataclass(frozen=True, slots=True)
class WeighAnswer:
    """What one answer means for the case: whether it stands in the way, and what is possible."""

    reason: Reason
