"""`madoguchi understand`: what is made of one message, for people and for programs."""

from __future__ import annotations

import json
from typing import Any

from bot.vocabulary import Language
from tests.cli.conftest import Command


def lines(madoguchi: Command, *sent: str) -> list[dict[str, Any]]:
    result = madoguchi("understand", "--jsonl", sent="".join(line + "\n" for line in sent))
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.split("\n")[:-1]]


def test_a_person_is_told_the_acts_and_on_request_what_decided(madoguchi: Command) -> None:
    told = madoguchi(
        "understand", "can we move to the next question?", "--state", "question:website"
    )
    assert told.stdout.splitlines() == ["do: skip"]
    explained = madoguchi(
        "understand", "この後どうしたらよいですか", "--state", "verdict", "--explain"
    )
    first, decided, likely = explained.stdout.splitlines()
    assert (first, decided) == ("do: verdict", "decided by: gate")
    assert likely.startswith("commands: verdict ")
    strange = madoguchi("understand", "can an NGO apply?", "--explain")
    assert strange.stdout.splitlines()[-1] == "read as: ngo → npo"


def test_a_place_that_does_not_exist_is_told_with_those_that_do(madoguchi: Command) -> None:
    result = madoguchi("understand", "hello", "--state", "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert "verdict" in result.stderr


def test_a_message_and_lines_at_once_are_refused(madoguchi: Command) -> None:
    assert madoguchi("understand", "hello", "--jsonl").exit_code == 2
    assert madoguchi("understand").exit_code == 2


def test_each_line_is_answered_by_one_with_what_was_understood(madoguchi: Command) -> None:
    english = json.dumps({"text": "let's proceed", "state": "consent", "language": "en"})
    japanese = json.dumps({"text": "合同会社です"})
    agreed, told = lines(madoguchi, english, japanese)
    assert agreed["acts"] == ["do: consent_yes"]
    assert agreed["by"] == "gate"
    assert agreed["commands"][0]["command"] == "consent_yes"
    assert 0 < agreed["commands"][0]["sure"] <= 1
    assert told["acts"] == ["tell: legal_form=godo_kaisha"]


def test_a_bad_line_is_told_as_such_and_the_next_one_answered(madoguchi: Command) -> None:
    good = json.dumps({"text": "pause", "state": "question:website", "language": Language.EN})
    nowhere = json.dumps({"text": "pause", "state": "nowhere"})
    unknown = json.dumps({"text": "pause", "state": "question:websites"})
    textless = json.dumps({"state": "fresh"})
    *bad, answered = lines(madoguchi, "{no json", textless, nowhere, unknown, good)
    assert [set(each) for each in bad] == [{"error"}] * 4
    assert answered["acts"] == ["do: pause"]


def test_a_question_that_does_not_exist_is_told_with_those_that_do(madoguchi: Command) -> None:
    result = madoguchi("understand", "yes", "--state", "question:websites")
    assert result.exit_code == 2
    assert "question:website," in result.stderr
