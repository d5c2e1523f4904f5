from __future__ import annotations

from collections.abc import Mapping

from bot.understanding.concepts import CONCEPTS, PAIRS, concepts_of
from bot.vocabulary import Language, Words

WORDS: Mapping[str, Words] = {
    "DELETE": {Language.JA: ("削除", "消し"), Language.EN: ("delete", "get rid of")},
    "DATA": {Language.JA: ("データ",), Language.EN: ("data",)},
}


def test_words_of_one_meaning_are_one_concept() -> None:
    english = concepts_of(WORDS, Language.EN)
    assert english.spoken_of("Deleting my data") == ["DELETE", "DATA"]
    assert english.spoken_of("get rid of it") == ["DELETE"]


def test_an_english_word_inside_another_is_none() -> None:
    assert concepts_of(WORDS, Language.EN).spoken_of("a database") == []


def test_japanese_words_are_found_in_any_kana_and_without_blanks() -> None:
    japanese = concepts_of(WORDS, Language.JA)
    assert japanese.spoken_of("でーた を 消してください") == ["DATA", "DELETE"]


def test_which_concepts_stand_near_one_another_is_seen_in_any_order() -> None:
    japanese = concepts_of(WORDS, Language.JA)
    one, other = japanese.views("データを削除"), japanese.views("削除して、データを")
    assert sorted(one[CONCEPTS]) == sorted(other[CONCEPTS])
    pair = "DATA DELETE"
    assert one[PAIRS].count(pair) == other[PAIRS].count(pair) == 1
