"""`madoguchi precheck --jsonl`: the verdict for sets of answers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot import bootstrap
from bot.precheck.flow import Effect
from tests.cli.conftest import Command


def judged(madoguchi: Command, *lines: object) -> list[dict[str, Any]]:
    sent = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    result = madoguchi("precheck", "--jsonl", sent=sent)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.split("\n")[:-1]]


def harmless() -> dict[str, str]:
    return {
        question.key: next(o.value for o in question.options if o.effect is Effect.NONE)
        for question in bootstrap.content().flow.questions
    }


def test_without_answers_the_case_is_undecided_and_the_first_question_is_next(
    madoguchi: Command,
) -> None:
    first = bootstrap.content().flow.questions[0].key
    assert judged(madoguchi, {"answers": {}}) == [
        {"verdict": "undecided", "reasons": [], "next": first}
    ]


def test_a_case_with_nothing_against_it_is_likely_eligible(madoguchi: Command) -> None:
    [outcome] = judged(madoguchi, {"answers": harmless()})
    assert outcome == {"verdict": "likely_eligible", "reasons": [], "next": None}


@pytest.mark.parametrize(
    ("key", "value", "verdict", "clauses"),
    [
        ("website", "no", "needs_review", ["III.1.1.3", "III.1.1.n1"]),
        ("website", "not_sure", "needs_review", ["III.1.1.3"]),
        ("workplace", "overseas_only", "not_covered", ["III.1.1.6", "V.n3.1"]),
        ("years_supported", "1", "likely_eligible", ["III.1.1.4", "IV.1.1"]),
    ],
)
def test_every_answer_with_an_effect_is_among_the_reasons(
    madoguchi: Command, key: str, value: str, verdict: str, clauses: list[str]
) -> None:
    for language in ("ja", "en"):
        answers = {**harmless(), key: value}
        [outcome] = judged(madoguchi, {"answers": answers, "language": language})
        [reason] = outcome["reasons"]
        assert outcome["verdict"] == verdict
        assert outcome["next"] is None
        assert (reason["question"], reason["value"]) == (key, value)
        assert sorted(reason["clauses"]) == sorted(clauses)
        assert reason["text"]
        assert "{" not in reason["text"]


def test_an_exclusion_decides_while_questions_are_open(madoguchi: Command) -> None:
    [outcome] = judged(madoguchi, {"answers": {"compliance": "no"}})
    assert (outcome["verdict"], outcome["next"]) == ("not_covered", None)


def test_what_is_not_known_is_refused_by_name_and_the_rest_goes_on(madoguchi: Command) -> None:
    *errors, good = judged(
        madoguchi,
        {"answers": {"colour": "red"}},
        {"answers": {"website": "maybe"}},
        {"answers": {"website": True}},
        {"answers": None},
        {},
        {"answers": {}, "language": "fr"},
        {"answers": {"website": "yes"}, "mood": "good"},
    )
    named = ["colour", "maybe", "website", "answers", "answers", "language"]
    assert [set(error) for error in errors] == [{"error"}] * len(named)
    assert all(name in error["error"] for name, error in zip(named, errors, strict=True))
    assert good["verdict"] == "undecided"
