from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.vocabulary.text import UNSEEN, composed, plain, same, visible, without_unseen

NOBODY_SEES = [
    "\u200b", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u061c", "\u200e", "\u202e", "\u2066",
    "\u2063", "\u206f", "\u115f", "\u1160", "\u3164", "\uffa0", "\u17b4", "\u180e", "\ufff9",
    "\U000e0041", "\U0001d173", "\x00", "\x7f",
]  # fmt: skip

COMPATIBLE = "\ufa19\ufa1b\ufa1e\ufa10\U0002f804"
"""Kanji that Unicode takes for others: 神, 福, 羽, 塚, 你 as some people write them."""


@pytest.mark.parametrize("character", NOBODY_SEES)
def test_what_nobody_sees_is_dropped_wherever_it_stands(character: str) -> None:
    assert visible(f"{character}費{character}用は？{character}") == "費用は？"
    assert plain(f"1{character}") == "1"
    assert same(f"Co{character}st") == "cost"
    assert visible(character) == ""


@pytest.mark.parametrize("joiner", ["\u200d", "\u200c", "\ufe0f", "\U000e0100"])
def test_what_shapes_a_neighbour_is_kept_but_compares_as_nothing(joiner: str) -> None:
    assert visible(f"葛{joiner}飾") == f"葛{joiner}飾"
    assert same(f"葛{joiner}飾") == same("葛飾")


@pytest.mark.parametrize("joiner", ["\u200d", "\u200c", "\ufe0f"])
def test_nothing_joins_two_latin_letters(joiner: str) -> None:
    assert visible(f"hana{joiner}{joiner}ko@example.co.jp") == "hanako@example.co.jp"
    assert visible(f"０９０{joiner}１２３４") == "０９０１２３４"
    assert visible(f"ha\u2060{joiner}\u00adna") == "hana"


def test_pictures_of_several_people_stay_together() -> None:
    assert visible("👩🏽\u200d💻 ❤\ufe0f 1\ufe0f\u20e3") == "👩🏽\u200d💻 ❤\ufe0f 1\ufe0f\u20e3"


@given(st.text())
def test_every_format_character_is_dropped_or_shapes(text: str) -> None:
    kept = {c for c in visible(text) if unicodedata.category(c) == "Cf"}
    # the signs that stand before or around numbers in some scripts can be seen
    seen = set(
        map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD])
    )
    hieroglyphic = set(map(chr, range(0x13430, 0x13440)))
    assert kept <= {"\u200c", "\u200d"} | seen | hieroglyphic


@given(st.text())
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert not UNSEEN.search(visible(text))
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("カ\u3099ラス", "ガラス"),
        ("ハ\u309aン", "パン"),
        ("か\u3099", "が"),
        ("Mu\u0308ller", "Müller"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("ｶﾞﾗｽ", "ｶﾞﾗｽ"),
        (COMPATIBLE, COMPATIBLE),
        ("髙﨑", "髙﨑"),
    ],
)
def test_kana_and_latin_are_composed_and_nothing_else_is_changed(typed: str, kept: str) -> None:
    assert composed(typed) == kept


@given(st.text(st.sampled_from("aあ１-\u200d\ufe0f\u200b\u00ad\x07\n 👩"), max_size=12))
def test_what_cannot_be_seen_goes_wherever_it_stands(text: str) -> None:
    assert without_unseen(text) == UNSEEN.sub("", text)
