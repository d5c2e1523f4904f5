"""A yes or no with more around it."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import real_assistant

DECIDES = (
    ("placement_business", "No, we bake bread", "none"),
    ("website", "Yes, for ten years", "yes"),
    ("website", "There is one, yes", "yes"),
    ("screening_attendance", "yes she can make the time", "yes"),
)
DOUBTED = (
    ("website", "Yes, next year"),
    ("website", "Yes, but only a page on a portal"),
    ("website", "yes, our parent company has"),
    ("website", "Yes, it is being built"),
    ("website", "No, wait, we have"),
    ("capacity", "if the owner agrees, yes"),
    ("compliance", "No, we are an honest firm"),
)


@pytest.mark.parametrize(("key", "text", "value"), DECIDES)
def test_a_yes_or_no_decides_if_the_rest_does_not_question_it(
    key: str, text: str, value: str
) -> None:
    assert replied(key, text) == [value]


@pytest.mark.parametrize(("key", "text"), DOUBTED)
def test_what_takes_a_yes_or_no_back_or_would_exclude_is_asked_about(key: str, text: str) -> None:
    assert replied(key, text) == []


def replied(key: str, text: str) -> list[str]:
    """The values that a reply to a question is certain to give it."""
    reader = real_assistant().interpreter.reader
    question = reader.flow.question(key)
    assert question is not None
    readings = reader.read(text, question, Language.EN).readings
    return [reading.option.value for reading in readings if reading.question is question]
