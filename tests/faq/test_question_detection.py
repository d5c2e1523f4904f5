from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.faq.question_detection import looks_like_question
from bot.vocabulary import Language

JA, EN = Language.JA, Language.EN


@pytest.mark.parametrize(
    "text",
    [
        "費用はかかりますか",
        "費用は？",
        "費用は?",
        "申し込めるのかな",
        "対象でしょうか",
        "対象になるのでしょうか。",
        "申込方法を教えて",
        "申込方法を教えてください。よろしくお願いします。",
        "締切が知りたい",
        "伴走型支援とは",
        "締切はいつ",
        "印鑑はどれですか",
        "ウェブサイトは必要か",
        "うちでも申し込めるの",
        "どうすればいい",
    ],
)
def test_japanese_that_asks_is_a_question(text: str) -> None:
    assert looks_like_question(text, JA)


@pytest.mark.parametrize(
    "text",
    [
        "合同会社です",
        "ウェブサイトはありません",
        "エンジニアを採用したい",
        "東京の会社です。社員は十人です。",
        "はい",
        "株式会社いろは",
        "正社員",
        "山田太郎",
        "まだ決めていません",
    ],
)
def test_japanese_that_states_is_none(text: str) -> None:
    assert not looks_like_question(text, JA)


@pytest.mark.parametrize(
    "text",
    [
        "Is there a fee",
        "how do we apply",
        "Hi, can we apply",
        "We are a KK. Do we need a website",
        "tell me about the screening",
        "I would like to know the deadline",
        "just wondering if start-ups can apply",
        "fee?",
    ],
)
def test_english_that_asks_is_a_question(text: str) -> None:
    assert looks_like_question(text, EN)


@pytest.mark.parametrize(
    "text",
    [
        "we have no website",
        "a limited company",
        "yes",
        "We are looking for engineers.",
        "Isabel Howard",
        "Willow Dobson",
        "Canon Island Ltd.",
        "not sure",
    ],
)
def test_english_that_states_is_none(text: str) -> None:
    assert not looks_like_question(text, EN)


@pytest.mark.parametrize("language", Language)
@given(text=st.text())
def test_any_text_is_looked_at_without_raising(language: Language, text: str) -> None:
    assert looks_like_question(text, language) in {True, False}
