from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bootstrap import content
from bot.precheck.flow import NOT_SURE, Answers, Effect, Flow, Offer, Option, Question, Topic
from bot.precheck.proof import Proof, broken_laws, prove, verdict_counts
from bot.precheck.verdict import Outcome, Verdict, join, judge
from bot.vocabulary import NO_WORDS, Bilingual, Clause

CONTENT = content()
BOTH = Bilingual("あ", "a")


def proof_of(flow: Flow, judging: Callable[[Flow, Answers], Outcome] = judge) -> Proof:
    cited = {c for q in flow.questions for o in q.options for c in (*q.clauses, *o.clauses)}
    return prove(flow, {clause: Clause(clause, BOTH, BOTH) for clause in cited}, {}, judging)


def option(value: str, effect: Effect = Effect.NONE) -> Option:
    return Option(value, BOTH, effect, ("III.1",), reason=BOTH, instead=BOTH)


def question(key: str, *effects: Effect) -> Question:
    options = tuple(option(f"v{place}", effect) for place, effect in enumerate(effects))
    unsure = option(NOT_SURE, Effect.REVIEW)
    return Question(key, ("III.1",), BOTH, BOTH, BOTH, BOTH, (*options, unsure))


FLOWS = st.lists(
    st.lists(st.sampled_from(Effect), min_size=1, max_size=4), min_size=1, max_size=4
).map(lambda each: Flow("E", tuple(question(f"q{n}", *e) for n, e in enumerate(each))))

SOUND = Flow(
    "E",
    (
        question("first", Effect.NONE, Effect.EXCLUDED),
        question("second", Effect.NONE, Effect.NOTE, Effect.REVIEW),
    ),
)


def test_the_real_flow_is_proved_exactly_and_quickly() -> None:
    begun = time.perf_counter()
    proof = prove(CONTENT.flow, CONTENT.edition.clauses, CONTENT.unused_clauses)
    assert time.perf_counter() - begun < 10
    assert proof.problems == ()
    assert proof.total == 3_023_308_800
    assert sum(proof.counts.values()) == proof.total
    assert proof.counts[Verdict.LIKELY_ELIGIBLE] == 288


def test_every_number_of_answers_is_walked_with_every_effect_that_can_be_joined() -> None:
    states = prove(CONTENT.flow, CONTENT.edition.clauses, CONTENT.unused_clauses).states
    assert 3 * len(CONTENT.flow.questions) < states <= 4 * len(CONTENT.flow.questions) + 1


@given(FLOWS)
def test_the_counts_are_those_of_judging_every_set_of_answers(flow: Flow) -> None:
    keys = [q.key for q in flow.questions]
    sets = product(*([o.value for o in q.options] for q in flow.questions))
    counted = Counter(judge(flow, dict(zip(keys, s, strict=True))).verdict for s in sets)
    assert {v: n for v, n in verdict_counts(flow).items() if n} == counted


@given(FLOWS)
def test_a_flow_without_slips_has_no_problems(flow: Flow) -> None:
    assert proof_of(flow).problems == ()


def test_joining_effects_obeys_the_laws() -> None:
    assert list(broken_laws(Effect, join)) == []


@pytest.mark.parametrize(
    ("joining", "words"),
    [
        (lambda a, _: a, "order"),
        (lambda *_: Effect.NONE, "itself"),
        (lambda a, b: Effect.EXCLUDED if a is b is Effect.REVIEW else join(a, b), "itself"),
        (lambda a, b: Effect.NOTE if {a, b} == {Effect.NONE} else join(a, b), "none"),
        (
            lambda a, b: Effect.NOTE if {a, b} == {Effect.REVIEW, Effect.EXCLUDED} else join(a, b),
            "grouped",
        ),
    ],
)
def test_a_way_of_joining_that_breaks_a_law_is_caught(
    joining: Callable[[Effect, Effect], Effect], words: str
) -> None:
    assert any(words in problem for problem in broken_laws(Effect, joining))


def forgetful(flow: Flow, answers: Answers) -> Outcome:
    """Looks at the answer that was given last only."""
    return judge(flow, dict([*answers.items()][-1:]))


def impatient(flow: Flow, answers: Answers) -> Outcome:
    """Decides before every question is answered."""
    outcome = judge(flow, answers)
    return replace(outcome, verdict=Verdict.LIKELY_ELIGIBLE) if answers else outcome


def partial_to_order(flow: Flow, answers: Answers) -> Outcome:
    """Gives the reasons in the order of giving."""
    outcome = judge(flow, answers)
    place = {key: n for n, key in enumerate(answers)}
    return replace(
        outcome, reasons=tuple(sorted(outcome.reasons, key=lambda r: place[r.question.key]))
    )


def silent(flow: Flow, answers: Answers) -> Outcome:
    """Decides without reasons."""
    return replace(judge(flow, answers), reasons=())


def lenient(flow: Flow, answers: Answers) -> Outcome:
    """Forgives one combination of answers."""
    outcome = judge(flow, answers)
    is_forgiven = answers.get("first") == "v1" and answers.get("second") == "v1"
    return replace(outcome, verdict=Verdict.LIKELY_ELIGIBLE) if is_forgiven else outcome


def stuck(flow: Flow, answers: Answers) -> Outcome:
    """Never decides and has nothing more to ask."""
    outcome = judge(flow, answers)
    return replace(outcome, unanswered=(), verdict=Verdict.NOT_COVERED) if answers else outcome


@pytest.mark.parametrize(
    "judging", [forgetful, impatient, partial_to_order, silent, lenient, stuck]
)
def test_a_judge_that_looks_at_anything_else_is_caught(
    judging: Callable[[Flow, Answers], Outcome],
) -> None:
    assert proof_of(SOUND).problems == ()
    assert proof_of(SOUND, judging).problems


def changed(flow: Flow, place: int, **changes: object) -> Flow:
    questions = list(flow.questions)
    questions[place] = replace(questions[place], **changes)  # type: ignore[arg-type]
    return replace(flow, questions=tuple(questions))


def with_option(flow: Flow, place: int, **changes: object) -> Flow:
    first, *rest = flow.questions[place].options
    return changed(flow, place, options=(replace(first, **changes), *rest))  # type: ignore[arg-type]


def all_excluding(flow: Flow) -> Flow:
    return changed(
        flow, 0, options=(option("v0", Effect.EXCLUDED), option(NOT_SURE, Effect.EXCLUDED))
    )


SLIPS: dict[str, tuple[Callable[[Flow], Flow], str]] = {
    "no way on": (all_excluding, "every option excludes"),
    "unreachable": (all_excluding, "second: no answers lead"),
    "same key": (partial(changed, place=1, key="first"), "questions have this key"),
    "no text": (partial(changed, place=0, title=Bilingual("あ", " ")), "no text in en"),
    "no japanese": (partial(with_option, place=0, label=Bilingual("", "a")), "no text in ja"),
    "one-sided fact": (partial(changed, place=0, why=Bilingual("{year}年", "a year")), "year"),
    "yes to nowhere": (partial(changed, place=0, yes="maybe"), "yes names maybe"),
    "no to nowhere": (partial(changed, place=0, no="maybe"), "no names maybe"),
    "topic to nowhere": (partial(changed, place=0, topic=Topic(NO_WORDS, "v0", "x")), "names x"),
    "denied to nowhere": (partial(with_option, place=0, denied="x"), "denied names x"),
    "offer to nowhere": (partial(with_option, place=0, offer=Offer("x", BOTH)), "offer names x"),
    "offer that excludes": (
        lambda flow: with_option(flow, 0, effect=Effect.EXCLUDED, offer=Offer("v1", BOTH)),
        "what is offered instead excludes",
    ),
    "silent exclusion": (
        lambda flow: with_option(flow, 0, effect=Effect.EXCLUDED, reason=None),
        "there is no reason",
    ),
    "exclusion without a way out": (
        lambda flow: with_option(flow, 0, effect=Effect.EXCLUDED, instead=None),
        "what is possible instead",
    ),
    "not sure is fine": (
        lambda flow: changed(flow, 0, options=(option("v0"), option(NOT_SURE))),
        "the effect has to be review",
    ),
    "not sure is missing": (
        lambda flow: changed(flow, 0, options=(option("v0"), option("v1"))),
        "the last option has to be not_sure",
    ),
    "value twice": (
        lambda flow: changed(flow, 0, options=(option("v0"), *flow.questions[0].options)),
        "2 options have the value v0",
    ),
    "no clause": (
        lambda flow: changed(with_option(flow, 0, clauses=()), 0, clauses=()),
        "no clause gives",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_flow_is_caught(slip: str) -> None:
    change, words = SLIPS[slip]
    assert any(words in problem for problem in proof_of(change(SOUND)).problems)


def conditions(*names: str) -> dict[str, Clause]:
    return {name: Clause(name, BOTH, BOTH, is_condition=True) for name in names}


@pytest.mark.parametrize(
    ("known", "unused", "words"),
    [
        (("III.1", "III.9"), (), "III.9: no question cites it"),
        (("III.1", "V.n3.9"), (), "V.n3.9: no question cites it"),
        (("III.1",), ("III.1",), "so it is not unused"),
        (("III.1",), ("III.8",), "III.8: not in the registry"),
        (("III.2",), ("III.2",), "III.1: not in the registry"),
    ],
)
def test_a_clause_without_a_home_is_caught(
    known: tuple[str, ...], unused: tuple[str, ...], words: str
) -> None:
    problems = prove(SOUND, conditions(*known), dict.fromkeys(unused, BOTH)).problems
    assert any(words in problem for problem in problems)


def test_an_unused_clause_with_a_reason_is_no_problem() -> None:
    clauses = {**conditions("III.1", "III.9"), "IV.1": Clause("IV.1", BOTH, BOTH)}
    assert prove(SOUND, clauses, {"III.9": BOTH}).problems == ()


def test_an_unused_clause_needs_its_reason_in_both_languages() -> None:
    assert prove(SOUND, conditions("III.1", "III.9"), {"III.9": Bilingual("あ", "")}).problems
