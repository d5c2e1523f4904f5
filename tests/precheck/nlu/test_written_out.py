"""What is short in chat is written out, and what only looks like it stays."""

from __future__ import annotations

import pytest

from bot.bootstrap import interpreter


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("can u send ur leaflet pls", "can you send your leaflet please"),
        ("shes here w/engineer visa", "she's here with engineer visa"),
        ("CAN U RING ME", "CAN you RING ME"),
        ("we r 9 ppl, w/o licence tho", "we are 9 people, without licence though"),
        ("I dunno abt that, thx", "I don't know about that, thanks"),
    ],
)
def test_chat_is_written_out(text: str, plain: str) -> None:
    assert interpreter().words.written_out(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "R&D in the U.S. office",
        "write to r@example.jp or www.u.example",
        "a branch in BC, Canada",
        "the KK's id, its name, a well-known firm",
        "bcc u-turn",
    ],
)
def test_what_is_no_chat_stays(text: str) -> None:
    assert interpreter().words.written_out(text) == text
