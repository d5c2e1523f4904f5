"""`madoguchi chat`: for people in a terminal, and as JSON lines for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot import bootstrap
from tests.cli.conftest import Command

EN = ("--language", "en")


def replies(madoguchi: Command, *lines: object, options: tuple[str, ...] = ()) -> list[Any]:
    sent = "".join(json.dumps(line) + "\n" for line in lines)
    result = madoguchi("chat", "--jsonl", *options, sent=sent)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.split("\n")[:-1]]


def test_a_new_person_is_greeted_and_asked_once_they_start(
    madoguchi: Command,
) -> None:
    first, begun = replies(
        madoguchi, {"text": ""}, {"choose": "do:start"}, options=("--language", "ja")
    )
    [greeting], [question] = first["messages"], begun["messages"]
    assert first["language"] == "ja"
    assert greeting["kind"] == "greeting"
    assert question["kind"] == "question"
    assert question["question"] == bootstrap.content().flow.questions[0].key
    assert set(question["choices"][0]) == {"id", "value", "label"}
    assert "article" not in question


def test_a_choice_or_its_number_answers_and_the_next_question_follows(madoguchi: Command) -> None:
    _, by_number, by_choice = replies(
        madoguchi,
        {"choose": "do:start"},
        {"text": "1"},
        {"choose": "answer:legal_form:godo_kaisha"},
    )
    assert by_number["messages"][-1]["question"] == "legal_form"
    assert by_choice["messages"][-1]["question"] == "placement_business"


def test_a_repeated_event_has_no_second_effect_and_no_second_answer(madoguchi: Command) -> None:
    line = {"choose": "answer:request:hands_on_support", "event": "e1"}
    first, again, other = replies(
        madoguchi, line, line, {"choose": "do:review", "event": "e2"}, options=EN
    )
    assert first["messages"]
    assert again == {"language": "en", "messages": []}
    assert other["messages"]


def test_a_conversation_goes_on_in_the_next_process(madoguchi: Command) -> None:
    replies(madoguchi, {"choose": "answer:request:hands_on_support", "event": "e1"})
    [repeated, resumed] = replies(
        madoguchi,
        {"choose": "answer:request:hands_on_support", "event": "e1"},
        {"choose": "do:resume"},
    )
    assert repeated["messages"] == []
    assert resumed["messages"][-1]["question"] == "legal_form"


def test_people_with_different_names_have_different_conversations(madoguchi: Command) -> None:
    replies(madoguchi, {"choose": "answer:request:hands_on_support"}, options=("--user", "a"))
    [reply] = replies(madoguchi, {"choose": "do:resume"}, options=("--user", "b"))
    assert reply["messages"][-1]["question"] == "request"


def test_a_bad_line_is_answered_in_its_place_and_changes_nothing(madoguchi: Command) -> None:
    *errors, good = replies(
        madoguchi,
        {},
        {"text": None},
        {"text": 5},
        {"text": "a", "choose": "do:help"},
        {"text": "a", "event": ""},
        {"text": "a", "event": 7},
        {"text": "a", "language": "fr"},
        {"text": "a\0b"},
        {"text": "\ud800"},
        {"text": "a" * 100_000},
        {"text": ""},
    )
    assert [set(error) for error in errors] == [{"error"}] * 10
    assert good["messages"][0]["kind"] == "greeting"


def test_the_answer_is_utf8_whatever_the_locale_says(madoguchi: Command) -> None:
    result = madoguchi("chat", "--jsonl", sent='{"text": "こんにちは"}\n', LC_ALL="C", LANG="C")
    assert "こんにちは" in result.stdout_bytes.decode("utf-8")


def test_people_are_greeted_asked_and_told_that_everything_is_kept(madoguchi: Command) -> None:
    result = madoguchi("chat", *EN, sent="start\n1\n\nexit\n")
    assert result.exit_code == 0
    assert "Question 1 of 16" in result.stdout
    assert "Question 2 of 16" in result.stdout
    assert "  1  " in result.stdout
    assert "kept" in result.stdout.rpartition("> ")[2]
    assert "\x1b" not in result.stdout


def test_the_end_of_the_input_is_a_way_to_leave(madoguchi: Command) -> None:
    result = madoguchi("chat", *EN)
    assert result.exit_code == 0
    assert "kept" in result.stdout


def test_who_returns_goes_on_where_they_left(madoguchi: Command) -> None:
    madoguchi("chat", *EN, sent="start\n1\n")
    result = madoguchi("chat", sent="exit\n", MADOGUCHI_LANGUAGE="ja")
    assert "Question 2 of 16" in result.stdout
    assert "Question 1 of 16" not in result.stdout


def test_a_letter_picks_a_choice_that_has_no_number(madoguchi: Command) -> None:
    result = madoguchi("chat", *EN, sent="start\nis it free?\na\nexit\n")
    assert result.stdout.count("Source:") == 2


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"MADOGUCHI_LANGUAGE": "ja"}, "16問"),
        ({"MADOGUCHI_LANGUAGE": "", "LC_ALL": "", "LANG": "en_GB.UTF-8"}, "16 questions"),
        ({"MADOGUCHI_LANGUAGE": "", "LC_ALL": "", "LANG": "ja_JP.UTF-8"}, "16問"),
        ({"MADOGUCHI_LANGUAGE": "", "LC_ALL": "C.UTF-8"}, "16問"),
    ],
)
def test_the_language_of_the_terminal_is_followed(
    madoguchi: Command, variables: dict[str, str], expected: str
) -> None:
    assert expected in madoguchi("chat", sent="exit\n", **variables).stdout


@pytest.mark.parametrize("user", ["", " ", "a\nb", "\x1b[2J", "a" * 101])
def test_a_name_that_cannot_be_shown_is_refused(madoguchi: Command, user: str) -> None:
    assert madoguchi("chat", "--user", user).exit_code == 2
