"""Who says once more what they asked, wishes something or complains is not thanked for it."""

from __future__ import annotations

import pytest

from bot.bootstrap import interpreter
from bot.understanding.beside.heard.unmet import complains, is_unmet, said_once_more
from bot.understanding.meaning import Acknowledge, Act, Ask, Do
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from tests.understanding.test_facts import language_of


def acts(text: str) -> tuple[Act, ...]:
    state = DialogueState(language_of(text), Place.QUESTION, "website", {"request": "not_sure"})
    return interpreter().interpret(Heard(text, text), state).acts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no, I mean how do we register?", "how do we register?"),
        ("sorry, we wanted to know whether it is free", "it is free?"),
        ("My question was when the support ends.", "when the support ends?"),
        ("料金の話じゃなくて、いつ終わるのかを聞いています", "いつ終わるのか?"),
        ("事前の説明会の件です", "事前の説明会"),
        ("we meant the other office", ""),
        ("We asked a lawyer", "a lawyer?"),
        ("今月は忙しいです", ""),
    ],
)
def test_what_was_asked_is_found_in_how_it_is_said_again(text: str, said: str) -> None:
    assert said_once_more(text) == said


def test_what_is_said_again_is_answered() -> None:
    (asked,) = acts("no, I mean how do we apply")
    assert isinstance(asked, Ask)
    (shown,) = acts("手続きじゃなくて、この条件で対象になるかって聞いてるんです")
    assert isinstance(shown, Do)
    assert shown.command == "verdict"


@pytest.mark.parametrize(
    "text",
    [
        "you never got my question, it seems",
        "that is not what I wanted",
        "どうも話が伝わらないようです",
        "こちらの質問に答えてもらえていない気がします",
    ],
)
def test_a_complaint_is_met_with_regret(text: str) -> None:
    assert acts(text) == (Acknowledge(is_wish=True),)


@pytest.mark.parametrize(
    "text",
    [
        "Our president is travelling until next month.",
        "We moved into a new building in spring.",
        "社長は来月まで出張中です",
        "昭和40年の創業で金型を作っています",
    ],
)
def test_a_statement_is_thanked_for(text: str) -> None:
    assert acts(text) == (Acknowledge(),)
    assert not is_unmet(text)
    assert not complains(text)
