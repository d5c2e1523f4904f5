"""Replies that begin with a worry and end in a yes."""

from __future__ import annotations

import pytest

from tests.understanding.test_replies import heard


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("capacity", "money is tight but ok"),
        ("capacity", "a bit tight, but we manage"),
        ("capacity", "it was hard last year but now fine"),
        ("screening_attendance", "busy but he will make time"),
        ("cooperation", "surveys are a pain but ok"),
        ("capacity", "融資予定なので問題ありません"),
        ("capacity", "少し厳しいですが大丈夫です"),
        ("screening_attendance", "社長は忙しいですが出られます"),
    ],
)
def test_the_yes_behind_a_worry_holds(key: str, text: str) -> None:
    assert heard(key, text) == (["yes"], [])


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("capacity", "we have no spare money but ok"),
        ("cooperation", "we can't do the surveys but otherwise fine"),
        ("screening_attendance", "社長は出られませんが大丈夫です"),
        ("capacity", "we are short of staff but money is ok"),
        ("capacity", "融資を受けられれば問題ありません"),
        ("capacity", "ok but tight"),
        ("website", "not finished but ok"),
    ],
)
def test_a_no_before_a_yes_is_no_mere_worry(key: str, text: str) -> None:
    assert heard(key, text)[0] != ["yes"]
