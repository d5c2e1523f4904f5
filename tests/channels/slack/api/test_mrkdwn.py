from __future__ import annotations

import re

import pytest
from hypothesis import given

from bot.channels.slack.api.mrkdwn import bold, decode, escape, inert, linked, without_mention
from bot.channels.slack.api.text_splitter import pieces, shortened, size
from tests.channels.slack.api.hostile_texts import NASTY, texts

TOKEN = re.compile(r"<([^<>]*)>")
UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\x00\ud800-\udfff]")


def formats(written: str) -> bool:
    """Whether Slack, or a clumsier reader of mrkdwn, would find something to format."""
    around = re.compile(r"(?<![^\W_])_(?=\S)[^\n]*?(?<=\S)_(?![^\W_])")
    starts = re.compile(r"^\s*(?:>|&gt;)", re.MULTILINE)
    emoji = re.compile(r":[a-z0-9_+'-]*[a-z+-][a-z0-9_+'-]*:", re.IGNORECASE)
    found = any(c in written for c in "*~`")
    return bool(found or around.search(written) or starts.search(written) or emoji.search(written))


@given(texts)
def test_any_text_comes_out_inert(text: str) -> None:
    written = inert(text)
    assert not formats(written)
    assert "<" not in written
    assert ">" not in written
    assert re.sub(r"&(amp|lt|gt);", "", written).count("&") == 0
    assert not UNSEEN.search(written)


@given(texts)
def test_in_linked_text_every_link_shows_where_it_goes(text: str) -> None:
    written = linked(text)
    for token in TOKEN.findall(written):
        assert token.startswith(("http://", "https://"))
        assert "|" not in token
    assert not formats(TOKEN.sub("→", written))  # what follows a link begins no line


@given(texts)
def test_bold_text_is_bold_line_by_line_and_nothing_else(text: str) -> None:
    for line in bold(text).split("\n"):
        assert line == "" or re.fullmatch(r"\*[^*\s](?:[^*]*[^*\s])?\*", line)


@given(texts)
def test_escaping_once_is_undone_by_decoding_once(text: str) -> None:
    assert decode(escape(text)) == text


def test_what_cannot_format_can_be_copied() -> None:
    for text in ("first_last@example.co.jp", "snake_case", "12:30:45", "a - b", "1 + 1 = 2"):
        assert inert(text) == text


def test_an_address_that_ends_a_sentence_ends_before_its_full_stop() -> None:
    assert linked("See https://example.jp/a?b=c&d=e.") == "See <https://example.jp/a?b=c&amp;d=e>."
    assert linked("（https://example.jp/x）") == "（<https://example.jp/x>）"
    assert linked("<https://example.jp/>") == "&lt;<https://example.jp/>&gt;"
    assert linked("> https://example.jp/\n> b") == "› <https://example.jp/>\n› b"


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("a &lt;b&gt; &amp;amp;", "a <b> &amp;"),
        ("<https://example.jp/?a=1&amp;b=2>", "https://example.jp/?a=1&b=2"),
        ("<http://example.jp|example.jp>", "example.jp"),
        ("<https://evil.example|bank>", "bank (https://evil.example)"),
        ("<mailto:a@b.jp|a@b.jp>", "a@b.jp"),
        ("<tel:+81312345678|03-1234-5678>", "03-1234-5678 (+81312345678)"),
        ("<@U1> and <@U2|taro>", "@Hanako and @taro"),
        ("<#C1|general> <#C2>", "#general #C2"),
        ("<!channel> <!subteam^S1|@staff>", "@channel @staff"),
    ],
)
def test_what_slack_sends_is_read_as_it_was_written(sent: str, meant: str) -> None:
    assert decode(sent, {"U1": "Hanako"}.get) == meant  # type: ignore[arg-type]


def test_the_mention_that_called_us_is_no_part_of_the_question() -> None:
    assert without_mention("<@UB> is it free?", "UB") == "is it free?"
    assert without_mention("hello <@UB|bot>, <@U2>", "UB") == "hello , <@U2>"


@given(texts)
def test_pieces_fit_and_lose_nothing(text: str) -> None:
    for write in (str, inert, linked):
        parted = pieces(text, 200, write)
        assert all(size(write(piece)) <= 200 for piece in parted)
        assert "".join("".join(parted).split()) == "".join(text.split())


@given(texts)
def test_a_shortened_text_fits_in_one_line(text: str) -> None:
    short = shortened(text, 24)
    assert size(short) <= 24
    assert "\n" not in short


def test_letters_that_belong_together_are_not_parted() -> None:
    for letter in ("👩🏽‍💻", "e\u0301", "🇯🇵"[:1]):
        for piece in pieces(letter * 300, 100):
            assert piece.startswith(letter[0])
    assert len(NASTY) > 30
