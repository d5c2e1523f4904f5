"""What is said last counts, and what only sounds like a command is none."""

from __future__ import annotations

import pytest

from bot.understanding.beside.second_thought import asks_after_all, asks_for_hands
from bot.understanding.beside.statement import is_slip


@pytest.mark.parametrize(
    "text",
    [
        "forget it, too slow. or how long does it take really?",
        "never mind, sounds expensive. well, what does it cost then?",
        "やめとこうかな。ちなみに費用はいくらですか",
    ],
)
def test_a_question_behind_an_end_counts(text: str) -> None:
    assert asks_after_all("cancel", text)


@pytest.mark.parametrize(
    "text",
    [
        "How long does it take? never mind, I'll stop here",
        "I'll stop. will my answers be kept?",
        "Too much paperwork, let me stop here. Can I come back tomorrow?",
        "やめます。保存されますか",
    ],
)
def test_who_stops_and_asks_of_that_stops(text: str) -> None:
    assert not asks_after_all("pause", text)


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("looking for two nurses, how can you help", True),
        ("want foreigners for our farm, what do you do", True),
        ("厨房の人が足りない、何をしてくれますか", True),
        ("help, what can you do", False),
        ("I need an answer, what can you do?", False),
        ("何ができますか", False),
    ],
)
def test_who_is_short_of_hands_asks_for_no_help_with_typing(text: str, *, is_asked: bool) -> None:
    assert asks_for_hands(text) is is_asked


@pytest.mark.parametrize(
    "text",
    [
        "sorry, I meant June",
        "oops typo, April not Aprl",
        'typo sorry, "permanent"',
        "sorry wrong word, foreign national",
        "間違えた、ベトナム籍です",
        "すみません打ち間違いです、六月でした",
        "失礼、タイプミスです",
    ],
)
def test_a_slip_is_put_right_in_few_words(text: str) -> None:
    assert is_slip(text)


@pytest.mark.parametrize(
    "text",
    [
        "I meant to go back",
        "sorry I meant the other answer",
        "we made a mistake, please undo it",
        "間違えたので取り消してください",
        "前の回答が間違いです",
        "打ち間違いが多いので担当者に代わってください",
    ],
)
def test_a_wish_to_change_an_answer_is_no_slip(text: str) -> None:
    assert not is_slip(text)
