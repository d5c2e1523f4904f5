from __future__ import annotations

import pytest

from bot.faq.text.letters import Letters, broken_places, letters_of

WRITTEN = (
    "費用はかかりますか",
    "費用はいくらですか",
    "無料で使えますか",
    "無料ですか",
    "対象の業種は",
    "対象になりますか",
    "連絡は来ますか",
    "連絡はありますか",
)


def letters() -> Letters:
    return letters_of(WRITTEN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("対象象になりますか", "対象になりますか"),
        ("焠料ですか", "無料ですか"),
        ("絡連はありますか", "連絡はありますか"),
    ],
)
def test_a_sign_doubled_mistaken_or_swapped_is_mended(typed: str, meant: str) -> None:
    assert meant in list(letters().mended(typed))


@pytest.mark.parametrize(
    "text", ["費用はかかりますか", "相撲の番付", "母の日の花", "火星に水はある"]
)
def test_words_that_the_dictionary_has_are_left_as_they_are(text: str) -> None:
    assert not broken_places(text)
    assert list(letters().mended(text)) == []


def test_a_long_text_is_not_looked_at() -> None:
    assert list(letters().mended("焠料ですか" * 20)) == []


@pytest.mark.parametrize("text", ["", "a", "焠", "\ud800", "？？？"])
def test_hardly_a_text_is_taken_calmly(text: str) -> None:
    assert all(isinstance(read, str) for read in letters().mended(text))
