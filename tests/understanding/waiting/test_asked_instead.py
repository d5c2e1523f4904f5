"""Who denies a guess mostly says what they had asked."""

from __future__ import annotations

import pytest

from bot.understanding.waiting.asked_instead import asked_instead


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I asked whether you cover travel costs", "whether you cover travel costs"),
        ("that's not our case. It is about the stamp", "the stamp"),
        ("no, it's about the deadline", "the deadline"),
        ("we just wanted to know the fee", "the fee"),
        ("where do I send it?", "where do I send it?"),
        ("旅費について聞いています", "旅費"),
        ("役職ではなく、印鑑の話です", "印鑑"),
        ("申込書のことを聞いたんです", "申込書"),
    ],
)
def test_what_was_asked_is_heard_behind_a_no(text: str, asked: str) -> None:
    assert asked_instead(text) == asked


@pytest.mark.parametrize(
    "text",
    ["they are engineers", "two years only", "our president seals it", "正社員です", "2年度です"],
)
def test_what_is_only_put_right_asks_nothing(text: str) -> None:
    assert asked_instead(text) == ""
