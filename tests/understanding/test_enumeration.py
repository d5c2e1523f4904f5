"""Questions that are numbered in one message."""

from __future__ import annotations

import pytest

from bot.understanding.enumeration import itemised, named_wishes
from bot.vocabulary import Language
from tests.driver import new_stage


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("①料金 ②期間を教えてください", "料金?\n期間を教えてください"),
        ("質問です。①料金、②期間を教えてください", "質問です。\n料金?\n期間を教えてください"),
        ("1) is there a fee 2) how long is it", "is there a fee\nhow long is it"),
        ("1. cost?\n2. length?", "cost?\nlength?"),
        ("a) is it free b) how long", "is it free\nhow long"),
        ("- is it free\n- how long is it", "is it free\nhow long is it"),
        ("質問です\n・料金は？\n・期間", "質問です\n料金は?\n期間?"),
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
        "we have a site - a small one - is that fine?",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert itemised(text) is None


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "We need two things: a stand at the fair, and a subsidy. Which of them do you have?",
            ("a stand at the fair", "a subsidy"),
        ),
        (
            "we're after: training for managers, advice on hiring - can you help with all that",
            ("training for managers", "advice on hiring"),
        ),
    ],
)
def test_wishes_that_are_named_before_a_question_are_asked_for_one_by_one(
    text: str, items: tuple[str, ...]
) -> None:
    _, *asked = (named_wishes(text) or "").splitlines()
    assert asked == [f"Can we get {item}?" for item in items]


@pytest.mark.parametrize(
    "text",
    [
        "We want: engineers, designers and chemists. What do you need from them?",
        "We want to hire: an engineer and a cook. Is that ok?",
        "We need a stand at the fair and a subsidy",
        "Our wishes: none. How long is it?",
    ],
)
def test_other_lists_are_left_alone(text: str) -> None:
    assert named_wishes(text) is None


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
