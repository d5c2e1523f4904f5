"""Whether the pre-check leaves a condition of the guideline out without saying so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain

from bot.precheck.flow import Flow


@dataclass(frozen=True, slots=True)
class ClauseGap:
    """A condition that the flow neither asks about nor declares unused, or both at once."""

    clause: str
    message: str


def is_condition(clause: str) -> bool:
    """Whether a clause is of section III or of the cases that are not covered (V.n3)."""
    return clause.startswith(("III.", "V.n3.")) or clause == "V.n3"


def cited_by(flow: Flow) -> frozenset[str]:
    """Every clause that a question or an option of the flow cites."""
    lists = [question.clauses for question in flow.questions]
    lists += [option.clauses for question in flow.questions for option in question.options]
    return frozenset(chain.from_iterable(lists))


def clause_gaps(
    clauses: Iterable[str], cited: Collection[str], unused: Collection[str]
) -> tuple[ClauseGap, ...]:
    """The gaps among these clauses; other sections than the conditions may be left out."""
    gaps = []
    for clause in filter(is_condition, clauses):
        if clause in cited and clause in unused:
            gaps.append(ClauseGap(clause, "a question cites it, so it is not unused"))
        elif clause not in cited and clause not in unused:
            message = "no question cites it: ask about it, or say why not under unused_clauses"
            gaps.append(ClauseGap(clause, message))
    return tuple(gaps)
