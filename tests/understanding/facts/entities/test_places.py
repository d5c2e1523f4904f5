"""Where people work is told by the places that are named, in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.vocabulary import Language
from tests.understanding.test_facts import kept

JAPANESE_HOME = ("東京", "鳥取市", "福岡県", "札幌", "大阪府", "長野県")
JAPANESE_ABROAD = ("ベトナム", "インド", "シンガポール", "タイ", "ドイツ")
ENGLISH_HOME = ("Tokyo", "Tottori", "Fukuoka", "Sapporo", "Osaka", "Nagano")
ENGLISH_ABROAD = ("Vietnam", "India", "Singapore", "Thailand", "Germany")

SAID = {Language.JA: "勤務地は{}です。", Language.EN: "They will work in {}."}
JOINED = {Language.JA: "と", Language.EN: " and "}


def workplace(language: Language, *places: str) -> str | None:
    """The place of work that is kept where these places are named."""
    return kept(SAID[language].format(JOINED[language].join(places))).get("workplace")


@given(st.sampled_from((*JAPANESE_HOME, *ENGLISH_HOME)))
def test_a_place_in_japan_is_japan(place: str) -> None:
    language = Language.EN if place.isascii() else Language.JA
    assert workplace(language, place) == "japan"


@given(st.sampled_from((*JAPANESE_ABROAD, *ENGLISH_ABROAD)))
def test_a_country_abroad_is_never_kept_as_japan(place: str) -> None:
    language = Language.EN if place.isascii() else Language.JA
    assert workplace(language, place) in {"overseas_only", None}


@given(st.data(), st.sampled_from(Language))
def test_a_place_here_and_one_abroad_are_both_in_either_order(
    data: st.DataObject, language: Language
) -> None:
    is_english = language is Language.EN
    home = data.draw(st.sampled_from(ENGLISH_HOME if is_english else JAPANESE_HOME))
    abroad = data.draw(st.sampled_from(ENGLISH_ABROAD if is_english else JAPANESE_ABROAD))
    assert workplace(language, home, abroad) == "japan_and_overseas"
    assert workplace(language, abroad, home) == "japan_and_overseas"


@given(st.sampled_from(JAPANESE_ABROAD), st.sampled_from(JAPANESE_HOME))
def test_where_somebody_comes_from_is_not_where_they_work(country: str, home: str) -> None:
    assert kept(f"{country}出身の方に{home}で働いてもらいます。").get("workplace") == "japan"
