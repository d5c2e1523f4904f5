"""A text taken apart once."""

from __future__ import annotations

from bot.faq.text.analysis import analyse
from bot.faq.text.tokens import parts_of_speech
from bot.vocabulary import Language


def test_the_same_text_is_taken_apart_once() -> None:
    assert analyse("費用はいくらですか", Language.JA) is analyse("費用はいくらですか", Language.JA)


def test_two_spellings_of_a_japanese_text_have_the_same_words_and_reading() -> None:
    one, other = (analyse(text, Language.JA) for text in ("引越しは？", "引っ越しは"))
    assert one.words == other.words
    assert one.reading == other.reading == "ひっこしは"


def test_english_words_are_stems_and_have_no_reading() -> None:
    found = analyse("We applied — TWICE!", Language.EN)
    assert found.words == ("we", "apply", "twic")
    assert found.reading == ""


def test_a_text_of_halves_of_signs_has_parts_of_speech() -> None:
    assert parts_of_speech("費用\ud800は") == [("費用", "名詞"), ("は", "助詞")]
