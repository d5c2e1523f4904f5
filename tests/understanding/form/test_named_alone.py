"""A message that is nothing but the name of who writes."""

from __future__ import annotations

import pytest

from bot.understanding.form.named_alone import named_alone


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("小林といいます", {"name": "小林"}),
        ("森田", {"name": "森田"}),
        ("Rosa Lind", {"name": "Rosa Lind"}),
        ("my name is Ivo Brandt", {"name": "Ivo Brandt"}),
        ("有限会社はまゆうです", {"company": "有限会社はまゆう"}),
        ("はまゆう製作所だよ", {"company": "はまゆう製作所"}),
        ("Aoba Tools KK", {"company": "Aoba Tools KK"}),
        ("合同会社なぎさの小川です", {"company": "合同会社なぎさ", "name": "小川"}),
    ],
)
def test_who_only_gives_a_name_is_heard(text: str, found: dict[str, str]) -> None:
    assert named_alone(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "株式会社です",
        "a limited company",
        "KK",
        "Good Morning",
        "Call Me",
        "Yes Please",
        "会社名を言う必要ありますか",
        "同意します",
        "東京です",
        "Rosa Lind, rosa@example.com",
        "we are a small hotel",
        "はい",
    ],
)
def test_what_is_no_name_is_none(text: str) -> None:
    assert named_alone(text) == {}
