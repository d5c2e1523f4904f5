"""Typing mistakes."""

from __future__ import annotations

import pytest

from bot.faq.text.slips import lexicon_of
from bot.vocabulary import Language

ENGLISH = lexicon_of(
    ["the coordinator applies", "a coordinator visits", "once: eligibility"], Language.EN
)
JAPANESE = lexicon_of(["コーディネーターと補助金", "補助金とコーディネーター"], Language.JA)


@pytest.mark.parametrize("slip", ["cordinator", "coordinater", "coordniator"])
def test_an_unknown_word_is_read_as_the_known_one_that_it_is_like(slip: str) -> None:
    assert ENGLISH.mended(f"The {slip}?") == "the coordinator"


@pytest.mark.parametrize(
    "text", ["the coordinator", "my elephant", "teh", "eligibilty", "applying"]
)
def test_known_strange_short_and_rare_words_stay(text: str) -> None:
    assert ENGLISH.mended(text) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("コーデイネーターは", "コーディネーターは"),
        ("コディネーターは", "コーディネーターは"),
        ("補充金は", "補助金は"),
        ("象が好き", "象が好き"),
    ],
)
def test_kanji_and_katakana_are_read_likewise(text: str, meant: str) -> None:
    assert JAPANESE.mended(text) == meant


def test_kanji_that_are_words_of_the_dictionary_are_no_slips() -> None:
    known = lexicon_of(["給与金額", "給与金額"], Language.JA)
    assert known.mended("賞与金額は") == "賞与金額は"
    assert known.mended("給予金額は") == "給与金額は"


def test_a_short_word_is_read_as_one_of_the_commonest_only() -> None:
    short = lexicon_of(["the fee of the desk", "the fee and the tea", "and a tea"], Language.EN)
    assert short.mended("hte fee adn te desk") == "the fee and te desk"
    assert short.mended("the zoo, the sea") == "the zoo the sea"


def test_of_several_that_are_as_near_the_commonest_is_meant() -> None:
    often = lexicon_of(["part of it, a part", "a part", "apart, apart"], Language.EN)
    assert often.mended("aprt") == "part"
