"""Texts as people, and those who mean harm, may write them."""

from __future__ import annotations

from hypothesis import strategies as st

NASTY = (
    "<!channel>",
    "<!here|everyone>",
    "<!subteam^S1>",
    "<@U0SMALL0001>",
    "<#C1|general>",
    "<https://evil.example|https://bank.example>",
    "<mailto:a@b.example|c@d.example>",
    "&lt;!channel&gt;",
    "&amp;lt;!channel&amp;gt;",
    "```\nrm -rf\n```",
    "`code`",
    "*bold* _italics_ ~gone~",
    "*a* **b** _c_ __d__ ~e~ ~~f~~",
    ">>> all of it",
    "> quoted",
    "\u202egnp.exe\u202c",
    "\u2066isolated\u2069 \u200f",
    ":tada: :+1: :sos:",
    "12:30:45",
    "first_last@example.co.jp",
    "snake_case_name",
    "https://example.jp/a_b?c=d&e=f",
    "https://example.jp/`*_~",
    "http://x",
    "W" * 5_000,
    "窓口" * 4_000,
    "👩🏽‍💻" * 2_000,
    "e\u0301" * 3_000,
    "word " * 2_000,
    "&" * 4_000,
    "- one\n- two\n\n> three\n>four",
    "\x00\x07\ud800",
    "株式会社 <b>&\"'`*",
    "\u3164\u115f",
    "   \n\n  ",
    "",
)

nasty = st.sampled_from(NASTY)
pieces = st.text(st.characters(), max_size=60) | st.text(
    "*_~`<>&@#!|:-\n ha窓👩🏽\u200d", max_size=40
)
texts = st.lists(nasty | pieces, max_size=4).map("".join) | nasty | pieces
"""Any text at all, most often a difficult one."""
