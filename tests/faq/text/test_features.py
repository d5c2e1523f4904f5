"""What of a text is compared."""

from __future__ import annotations

from bot.faq.text.analysis import features
from bot.faq.text.features import NEXT, WEIGHTS, WORDS, near
from bot.vocabulary import Language


def test_every_view_has_a_weight_and_every_weight_a_view() -> None:
    for language, weights in WEIGHTS.items():
        assert set(features("visa 在留資格", language)) == set(weights)


def test_who_helps_whom_differs_in_what_follows_what_alone() -> None:
    staff_help, we_help = (
        features(text, Language.EN) for text in ("staff help managers", "managers help staff")
    )
    assert sorted(staff_help[WORDS]) == sorted(we_help[WORDS])
    assert sorted(near(staff_help[WORDS])) == sorted(near(we_help[WORDS]))
    assert staff_help[NEXT] != we_help[NEXT]


def test_nothing_follows_nothing() -> None:
    assert not features("", Language.EN)[NEXT]


def test_years_of_eras_are_compared_as_western_ones() -> None:
    assert features("令和6年度の支援", Language.JA) == features("２０２４年度の支援", Language.JA)
    assert features("support in Reiwa 6", Language.EN) == features("support in 2024", Language.EN)
