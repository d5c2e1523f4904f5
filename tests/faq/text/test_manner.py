"""What is left of a question without the words of how it is said."""

from __future__ import annotations

import pytest

from bot.faq.text.manner import without_manner
from bot.vocabulary import Language

JA, EN = Language.JA, Language.EN


@pytest.mark.parametrize(
    ("language", "asked", "left"),
    [
        (EN, "how long does it realistically take", "how long does it take"),
        (EN, "so is it really free then", "is it free"),
        (EN, "what precisely happens in practice", "what happens"),
        (JA, "ぶっちゃけいくらかかるの", "いくらかかるの"),
        (JA, "率直に言って無理ですか", "無理ですか"),
    ],
)
def test_words_of_manner_are_left_out(language: Language, asked: str, left: str) -> None:
    assert without_manner(asked, language, lambda _: False) == left


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        (EN, "can a family business apply"),
        (EN, "do we reply in july only"),
        (EN, "really"),
        (JA, "費用はいくらですか"),
        (JA, "英語でおはよう"),
    ],
)
def test_what_only_looks_like_one_stays(language: Language, asked: str) -> None:
    assert without_manner(asked, language, lambda _: False) is None


def test_an_adverb_that_an_article_uses_stays() -> None:
    assert without_manner("can we apply jointly", EN, lambda word: word == "jointly") is None
