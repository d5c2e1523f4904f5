"""A yes or a no to what waits, with what it is about."""

from __future__ import annotations

import pytest

from bot.understanding.assent import assent
from tests.understanding.test_facts import CONTENT


@pytest.mark.parametrize(
    ("waits", "text"),
    [
        ("erasure", "はい、全部消してください"),
        ("change", "はい、変えてください"),
        ("addition", "ええ、伝えてください"),
        ("sending", "はい、送信してください"),
        ("facts", "はい、それで間違いありません"),
        ("consent", "それなら同意します"),
    ],
)
def test_a_yes_with_what_it_is_about_is_a_yes(waits: str, text: str) -> None:
    assert assent(CONTENT.words, waits, text) is True


@pytest.mark.parametrize(
    ("waits", "text"),
    [
        ("erasure", "はい、でも消す前に見せてください"),
        ("erasure", "はい、消さないでください"),
        ("change", "はい、でもちょっと待ってください"),
        ("sending", "はい、送る前に直したいです"),
        ("consent", "はい、ただ何に使うのですか"),
        ("facts", "はい、株式会社です"),
        ("change", "消してください"),
    ],
)
def test_a_yes_that_goes_on_otherwise_is_none(waits: str, text: str) -> None:
    assert assent(CONTENT.words, waits, text) is None
