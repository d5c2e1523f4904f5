"""What a text is read without, and what a question leans on."""

from __future__ import annotations

import pytest

from bot.understanding.context import as_change, without_opening
from bot.understanding.form.field_value import value_in
from tests.driver import new_stage


def test_redo_is_not_a_slip_of_do() -> None:
    stage = new_stage()
    stage.say("We are an LLC.")
    stage.say("do the check")
    assert stage.answers == {"legal_form": "godo_kaisha"}


def test_openings_fall_away_only_before_more() -> None:
    assert without_opening("Hello there, is the support free?") == "is the support free?"
    assert without_opening("Oh wait, the name has a typo") == "the name has a typo"
    assert without_opening("Hello, you") == "Hello, you"


def test_asking_for_a_change_is_a_wish() -> None:
    assert as_change("Can I change that to LLC?") == "change that to LLC."
    assert as_change("Can I apply as an LLC?") is None


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("email", "it's hanako@example.co.jp", "hanako@example.co.jp"),
        ("email", "not hanako@example.co.jp", "not hanako@example.co.jp"),
        ("phone", "call me on 03-1234-5678 please", "03-1234-5678"),
        ("phone", "03-1234-5678 or 03-1234-5679", "03-1234-5678 or 03-1234-5679"),
    ],
)
def test_a_value_is_taken_out_of_its_sentence(field: str, text: str, value: str) -> None:
    assert value_in(field, text) == value
