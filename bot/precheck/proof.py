"""The proof of a flow: exact, over all complete sets of answers, without listing them.

Counting goes question by question: how many ways lead to each joined effect. That is exact only if
the verdict depends on nothing but that effect and on being complete, so this is checked as well:
the laws of joining over all effects, and the real `judge` in every state that can be told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, product

from bot.precheck.flow import Answers, Effect, Flow, Option
from bot.precheck.flow_rules import flaws, gaps
from bot.precheck.verdict import Outcome, Verdict, join, joined, judge, verdict_of
from bot.vocabulary import Bilingual, Clause

COMPLETE: tuple[Verdict, ...] = tuple(v for v in Verdict if v is not Verdict.UNDECIDED)
"""The verdicts of complete sets of answers."""

Judge = Callable[[Flow, Answers], Outcome]


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved.

    `total` is the number of complete sets of answers, `counts` how many of them get each verdict;
    `states` how many states of a walk through the questions were compared with the real judge.
    """

    total: int
    counts: Mapping[Verdict, int]
    states: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProofState:
    """Where a walk stands: `answers` stand for all that lead to the same question and `effect`."""

    effect: Effect
    answers: Answers


def prove(
    flow: Flow,
    clauses: Mapping[str, Clause],
    unused_clauses: Mapping[str, Bilingual],
    judging: Judge = judge,
) -> Proof:
    """Count the verdicts of all complete sets of answers and find whatever is wrong."""
    counts = verdict_counts(flow)
    states = tuple(walk(flow, judging))
    problems = chain(
        broken_laws(Effect, join),
        flaws(flow),
        gaps(flow, clauses, unused_clauses),
        misjudged(flow, states, judging),
        unreached(flow, states, judging),
        dead_ends(flow, states, judging),
    )
    return Proof(sum(counts.values()), counts, len(states), tuple(dict.fromkeys(problems)))


def verdict_counts(flow: Flow) -> Mapping[Verdict, int]:
    """How many complete sets of answers get each verdict."""
    ways = {Effect.NONE: 1}
    for question in flow.questions:
        ways = joined_ways(ways, question.options)
    counts: dict[Verdict, int] = dict.fromkeys(COMPLETE, 0)
    for effect, number in ways.items():
        counts[verdict_of(effect, complete=True)] += number
    return counts


def joined_ways(ways: Mapping[Effect, int], options: Iterable[Option]) -> dict[Effect, int]:
    """How many ways lead to each effect after one more question."""
    after: dict[Effect, int] = {}
    for (effect, number), option in product(ways.items(), options):
        both = join(effect, option.effect)
        after[both] = after.get(both, 0) + number
    return after


def broken_laws(
    effects: Iterable[Effect], joining: Callable[[Effect, Effect], Effect]
) -> Iterator[str]:
    """Joining must not care for order, grouping or repetition, or the order of answers matters."""
    known = tuple(effects)
    for a in known:
        if joining(a, a) is not a:
            yield f"joining {a} with itself gives {joining(a, a)}"
        if not joining(a, Effect.NONE) is joining(Effect.NONE, a) is a:
            yield f"joining {a} with none changes it"
    for a, b in product(known, repeat=2):
        if joining(a, b) is not joining(b, a):
            yield f"joining {a} and {b} depends on their order"
    for a, b, c in product(known, repeat=3):
        if joining(joining(a, b), c) is not joining(a, joining(b, c)):
            yield f"joining {a}, {b} and {c} depends on how they are grouped"


def walk(flow: Flow, judging: Judge) -> Iterator[ProofState]:
    """Every state that real answers lead to, one set of answers for each; the start comes first."""
    begun = ProofState(Effect.NONE, {})
    ahead, seen = [begun], {(0, Effect.NONE)}
    while ahead:
        state = ahead.pop(0)
        yield state
        for reached in following(flow, state, judging):
            if (len(reached.answers), reached.effect) not in seen:
                seen.add((len(reached.answers), reached.effect))
                ahead.append(reached)


def following(flow: Flow, state: ProofState, judging: Judge) -> Iterator[ProofState]:
    """The states one answer further; after an exclusion too, for those who want to see it all."""
    outcome = judging(flow, state.answers)
    question = outcome.next or next(iter(outcome.unanswered), None)
    if question is not None and question.key not in state.answers:
        for option in question.options:
            answers = {**state.answers, question.key: option.value}
            yield ProofState(join(state.effect, option.effect), answers)


def misjudged(flow: Flow, states: Iterable[ProofState], judging: Judge) -> Iterator[str]:
    """Answers whose verdict differs from what their joined effect and completeness give.

    Every option of every question is tried in every state, in both orders of giving.
    """
    for state in states:
        for question in flow.questions:
            for option in question.options:
                answers = {**state.answers, question.key: option.value}
                yield from _misjudged(flow, answers, option, judging)


def _misjudged(flow: Flow, answers: Answers, option: Option, judging: Judge) -> Iterator[str]:
    effects = tuple(_option(flow, key, value).effect for key, value in answers.items())
    expected = verdict_of(joined(effects), complete=len(answers) == len(flow.questions))
    outcome = judging(flow, answers)
    backwards = judging(flow, dict(reversed([*answers.items()])))
    given = ", ".join(f"{key}={value}" for key, value in answers.items())
    if outcome.verdict is not expected:
        yield f"{given}: the verdict is {outcome.verdict}, expected {expected}"
    if (outcome.verdict, outcome.reasons) != (backwards.verdict, backwards.reasons):
        yield f"{given}: the order of the answers changes the outcome"
    if option.effect is not Effect.NONE and all(r.option is not option for r in outcome.reasons):
        yield f"{given}: {option.value} counts but is not among the reasons"


def unreached(flow: Flow, states: Iterable[ProofState], judging: Judge) -> Iterator[str]:
    """Questions, and so their options and rules, that are never asked."""
    going = (state for state in states if state.effect is not Effect.EXCLUDED)
    asked = [judging(flow, state.answers).next for state in going]
    keys = {question.key for question in asked if question is not None}
    for question in flow.questions:
        if question.key not in keys:
            yield f"{question.key}: no answers lead to this question"


def dead_ends(flow: Flow, states: Iterable[ProofState], judging: Judge) -> Iterator[str]:
    """States without a next question or verdict, and exclusions that no change can lift."""
    for state in states:
        outcome = judging(flow, state.answers)
        is_over = outcome.verdict is not Verdict.UNDECIDED
        if is_over is (outcome.next is not None):
            yield f"after {len(state.answers)} answers there is neither a question nor a verdict"
    for question in flow.questions:
        excluding = [o for o in question.options if o.effect is Effect.EXCLUDED]
        if len(excluding) == len(question.options):
            yield f"{question.key}: every option excludes, so nothing leads on"
        for option in excluding:
            offered = question.option(option.offer.value) if option.offer else None
            if offered is not None and offered.effect is Effect.EXCLUDED:
                yield f"{question.key}={option.value}: what is offered instead excludes as well"


def _option(flow: Flow, key: str, value: str) -> Option:
    question = flow.question(key)
    option = question.option(value) if question is not None else None
    assert option is not None  # noqa: S101  answers of a walk are made of the flow's options
    return option
