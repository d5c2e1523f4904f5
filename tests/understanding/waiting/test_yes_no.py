"""A yes or a no with more around it: to what waits, to what was put, to the open question."""

from __future__ import annotations

import pytest

from bot.understanding.meaning import Agree
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language
from tests.driver import new_stage, real_assistant


@pytest.mark.parametrize(
    ("waits", "text"),
    [
        ("erasure", "はい、全部消してください"),
        ("change", "はい、変えてください"),
        ("addition", "ええ、伝えてください"),
        ("sending", "はい、送信してください"),
        ("facts", "はい、それで間違いありません"),
        ("consent", "それなら同意します"),
    ],
)
def test_a_yes_with_what_it_is_about_is_a_yes(waits: str, text: str) -> None:
    assert agreed(waits, text) is True


@pytest.mark.parametrize(
    ("waits", "text"),
    [
        ("erasure", "はい、でも消す前に見せてください"),
        ("erasure", "はい、消さないでください"),
        ("change", "はい、でもちょっと待ってください"),
        ("sending", "はい、送る前に直したいです"),
        ("consent", "はい、ただ何に使うのですか"),
        ("facts", "はい、株式会社です"),
        ("change", "消してください"),
    ],
)
def test_a_yes_that_goes_on_otherwise_is_none(waits: str, text: str) -> None:
    assert agreed(waits, text) is None


def agreed(waits: str, text: str) -> bool | None:
    """Whether a text is taken as a yes to what waits, as a no, or as neither."""
    place = {"sending": Place.REVIEW, "addition": Place.SENT}.get(waits, Place.QUESTION)
    state = DialogueState(Language.JA, place, open="website", waits=waits)
    acts = real_assistant().interpreter.interpret(Heard(text, text), state).acts
    return next((act.is_yes for act in acts if isinstance(act, Agree)), None)


def test_a_yes_takes_the_one_option_that_was_put() -> None:
    stage = new_stage()
    stage.arrive()
    stage.say("hands-on support I guess")
    assert stage.answers == {}
    stage.say("yes")
    assert stage.answers == {"request": "hands_on_support"}


def test_a_yes_to_a_no_stores_nothing() -> None:
    stage = new_stage()
    stage.arrive()
    for value in ("request:hands_on_support", "legal_form:godo_kaisha"):
        stage.pick(f"answer:{value}")
    stage.say("probably no licence, I would think")
    stage.say("yes")
    assert "placement_business" not in stage.answers


def test_a_yes_said_once_more_deletes_and_a_question_does_not() -> None:
    stage = new_stage()
    stage.arrive()
    stage.pick("answer:request:hands_on_support")
    stage.pick("do:delete_data")
    stage.say("yes is that really possible?")
    assert stage.answers
    stage.pick("do:delete_data")
    stage.say("yes delete")
    assert stage.conversation is None or not stage.answers


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
