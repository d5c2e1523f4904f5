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
