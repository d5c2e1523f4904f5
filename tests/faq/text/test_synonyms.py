"""Words of one meaning."""

from __future__ import annotations

import pytest

from bot.faq.text.synonyms import USED, Synonyms, synonyms_of
from bot.vocabulary import Language, Words

CONCEPTS: list[Words] = [
    {
        Language.JA: ("助成金", "補助金", "支援金", "フィー"),
        Language.EN: ("subsidy", "grant", "bursary", "hand out"),
    },
    {Language.JA: ("高度外国人材", "高度外国人", "高度人材"), Language.EN: ("gk", "godo kaisha")},
    {Language.JA: ("技人国", "技術・人文知識・国際業務", "技国"), Language.EN: ("unheard of",)},
]
JAPANESE = ["補助金は", "補助金が", "補助金の", "高度外国人材は", "高度外国人材の", "高度外国人材"]
JAPANESE += ["技人国は", "技人国の", "技人国を", "支援金は"]
ENGLISH = ["a grant", "the grants", "one grant", "godo kaisha"]


@pytest.fixture(scope="module")
def japanese() -> Synonyms:
    return synonyms_of(CONCEPTS, JAPANESE, Language.JA)


@pytest.fixture(scope="module")
def english() -> Synonyms:
    return synonyms_of(CONCEPTS, ENGLISH, Language.EN)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("支援金はありますか？", "補助金はありますか"),
        ("助成金", "補助金"),
        ("ふぃー", "ふぃー"),
        ("フィーは", "補助金は"),
        ("技術・人文知識・国際業務", "技人国"),
        ("技術人文知識国際業務の人", "技人国の人"),
    ],
)
def test_a_strange_word_is_read_as_the_first_of_its_meaning_that_is_used(
    japanese: Synonyms, text: str, meant: str
) -> None:
    assert japanese.read(text) == meant


@pytest.mark.parametrize("text", ["補助金は？", "高度外国人材は？", "ロボットは？"])
def test_known_words_and_others_stay_as_they_were_written(japanese: Synonyms, text: str) -> None:
    assert japanese.read(text) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("プロフィーの欄", "プロフィーの欄"),
        ("技国人の欄", "技国人の欄"),
        ("高度人材課の者", "高度外国人材課の者"),
        ("高度人材育成課", "高度人材育成課"),
    ],
)
def test_a_part_of_a_longer_japanese_word_is_not_read(
    japanese: Synonyms, text: str, meant: str
) -> None:
    assert japanese.read(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Any bursaries, please?", "any grant please"),
        ("a hand-out for us", "a grant for us"),
        ("a hand", "a hand"),
        ("the gk", "the gk"),
        ("unheard of", "unheard of"),
    ],
)
def test_english_words_are_read_whatever_their_ending(
    english: Synonyms, text: str, meant: str
) -> None:
    assert english.read(text) == meant


def test_what_is_read_is_told_as_it_was_written(english: Synonyms, japanese: Synonyms) -> None:
    assert english.readings("Subsidies or a Bursary?") == [
        ("subsidies", "grant"),
        ("bursary", "grant"),
    ]
    assert japanese.readings("補助金とフィー") == [("フィー", "補助金")]


def test_a_word_is_known_once_enough_texts_use_it() -> None:
    few = synonyms_of(CONCEPTS, [*JAPANESE, *["支援金は"] * (USED - 2)], Language.JA)
    enough = synonyms_of(CONCEPTS, [*JAPANESE, *["支援金は"] * (USED - 1)], Language.JA)
    assert few.read("支援金") == "補助金"
    assert enough.read("支援金") == "支援金"


def test_without_concepts_everything_stays() -> None:
    for language in Language:
        assert synonyms_of([], ["a text"], language).read("a text") == "a text"
