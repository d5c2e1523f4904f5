"""Questions that are numbered in one message."""

from __future__ import annotations

import pytest

from bot.understanding.enumeration import itemised
from bot.vocabulary import Language
from tests.driver import new_stage


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("①料金 ②期間を教えてください", "料金?\n期間を教えてください"),
        ("質問です。①料金、②期間を教えてください", "質問です。\n料金?\n期間を教えてください"),
        ("1) is there a fee 2) how long is it", "is there a fee\nhow long is it"),
        ("1. cost?\n2. length?", "cost?\nlength?"),
    ],
)
def test_each_item_is_a_question_on_a_line_of_its_own(text: str, items: str) -> None:
    assert itemised(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "①と③は難しいです",
        "①できます ②できます ③むずかしいです",
        "③の料金はいくらですか",
        "ratio 1.5 or 2.5, is that fine?",
        "3) cost? 7) length?",
        "料金はいくらですか",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert itemised(text) is None


@pytest.mark.parametrize(
    ("language", "text", "answers"),
    [
        (Language.JA, "①利用料はかかりますか ②期間はどのくらいですか", ("原則無料", "支援")),
        (
            Language.EN,
            "1) is there a fee 2) do you help with visas",
            ("free in principle", "do not make applications"),
        ),
    ],
)
def test_all_numbered_questions_are_answered(
    language: Language, text: str, answers: tuple[str, ...]
) -> None:
    stage = new_stage(language=language)
    stage.arrive()
    messages = [m.text for m in stage.say(text) if m.kind == "answer"]
    assert len(messages) == len(answers)
    assert all(words in "\n".join(messages) for words in answers)
