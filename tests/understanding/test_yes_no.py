"""A yes or a no to what waits, with what it is about."""

from __future__ import annotations

import pytest

from bot.understanding.meaning import Agree
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language
from tests.driver import real_assistant


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
