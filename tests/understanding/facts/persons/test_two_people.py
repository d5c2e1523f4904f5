"""Replies of two people."""

from __future__ import annotations

import pytest

from tests.understanding.test_replies import heard


@pytest.mark.parametrize(
    ("key", "text", "offered"),
    [
        ("education", "one has a degree, the other only vocational", "below"),
        ("employment", "one is full time, the other part-time", "not_regular"),
        ("education", "ひとりは大学を出ていて、もう一人は高卒です", "below"),
        ("employment", "一人は正社員で、もう一人はパートです", "not_regular"),
    ],
)
def test_what_holds_of_one_of_two_is_put_beside_what_holds_of_the_other(
    key: str, text: str, offered: str
) -> None:
    stored, put = heard(key, text)
    assert stored == []
    assert offered in put


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("workplace", "one in Tokyo, the other in Osaka", "japan"),
        ("workplace", "one in Tokyo, the other in Hanoi", "japan_and_overseas"),
        ("education", "both have a degree", "university_or_equivalent"),
    ],
)
def test_what_holds_of_both_is_kept(key: str, text: str, value: str) -> None:
    assert heard(key, text)[0] == [value]
