from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.language import language_of
from bot.vocabulary import Language


@pytest.mark.parametrize(
    "text",
    [
        "費用は？",
        "ひらがな",
        "ﾋﾞｻﾞ",
        "visa サポートある?",
        "PDF のリンク",
        "はい",
        "Teams を使いますか",
        "ー・〆切",
    ],
)
def test_kana_or_kanji_is_japanese(text: str) -> None:
    assert language_of(text) is Language.JA


@pytest.mark.parametrize(
    "text",
    [
        "How much is it?",
        "hello",
        "is it free",
        "no fee",
        "we are a KK",
        "Ｈｅｌｌｏ ｔｈｅｒｅ",
        "my address is a@example.com",
        "WHAT DOES IT COST",
        "I am",
    ],
)
def test_clear_latin_words_are_english(text: str) -> None:
    assert language_of(text) is Language.EN


@pytest.mark.parametrize(
    "text",
    ["", " ", "123", "03-1234-5678", "OK", "ok", "HP", "PDF", "JETRO", "fax", "🙂", "？",
     "someone@example.com", "https://example.com/about", "\x00"],
)  # fmt: skip
def test_what_both_languages_type_tells_nothing(text: str) -> None:
    assert language_of(text) is None


@given(st.text())
def test_any_text_is_looked_at_without_raising(text: str) -> None:
    assert language_of(text) in {None, *Language}
