from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels.web.http.markup import prose
from bot.vocabulary.text import UNSEEN


class Read(HTMLParser):
    """What a browser makes of it: the tags, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_paragraphs_lists_and_quotations_become_what_they_are() -> None:
    html = prose("One\ntwo\n\nHeading:\n- first\n- second\n\n> said\n> so")
    assert html == (
        "<p>One<br>two</p><p>Heading:</p><ul><li>first</li><li>second</li></ul>"
        "<blockquote>said<br>so</blockquote>"
    )


def test_a_line_that_announces_the_next_is_a_heading() -> None:
    assert prose("Why:\nBecause.") == "<p><b>Why:</b><br>Because.</p>"
    assert prose("代わりに：\n次の方法") == "<p><b>代わりに：</b><br>次の方法</p>"
    assert prose("Only this:") == "<p>Only this:</p>"


def test_addresses_can_be_followed_and_show_themselves() -> None:
    html = prose("See https://www.example.org/a_b?c=1&d=2. Or write to desk@example.org.")
    assert Read(html).links == ["https://www.example.org/a_b?c=1&d=2", "mailto:desk@example.org"]
    assert 'rel="noopener noreferrer"' in html
    assert (
        Read(html).text == "See https://www.example.org/a_b?c=1&d=2. Or write to desk@example.org."
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Call 03-3582-4941.", "03-3582-4941</a>.</span>"),
        ("（desk@example.org）まで", "desk<wbr>@example.org</a>）</span>まで"),
        ("Your number is M-20261125-FFPX-C3CP, please", "C3CP</span>,</span> please"),
        ("Like name@example.co.jp.", "name@example.co.jp</span>.</span>"),
    ],
)
def test_what_closes_a_sentence_stays_on_the_line_of_the_number_before_it(
    text: str, whole: str
) -> None:
    assert whole in prose(text)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://www.日本語.jp/a", ["https://www.日本語.jp/a"]),
        (
            "見る：https://example.jp/資料/案内.pdfをご覧ください",
            ["https://example.jp/資料/案内.pdf"],
        ),
        ("https://example.jp/をご覧ください", ["https://example.jp/"]),
        ("https://example.jp/参照", []),
        ("（https://example.jp/a）と（詳細）", ["https://example.jp/a"]),
        ("(https://example.org/wiki/A_(B))", ["https://example.org/wiki/A_(B)"]),
        ("https://example.org/a, and so on", ["https://example.org/a"]),
        ("o'hanako@example.co.jp", ["mailto:o'hanako@example.co.jp"]),
        ("'hanako@example.co.jp'", []),
        ("müller@example.jp", []),
        ("hanako@example.co。jp", []),
        ("hanako@日本語.jp", []),
        ("宛先はhanako@example.co.jpです。", ["mailto:hanako@example.co.jp"]),
        ("name@example.co.jp のように", []),
    ],
)
def test_all_of_an_address_is_followed_or_none_of_it(text: str, links: list[str]) -> None:
    assert Read(prose(text)).links == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("電話（03-3582-4941）へ", ["tel:+81335824941"]),
        ("0120-123-456", ["tel:0120123456"]),
        ("+81-3-3582-4941", ["tel:+81335824941"]),
        ("2025-03-31 から 2024-1001-0042", []),
        ("M-03-3582-4941", []),
    ],
)
def test_a_telephone_number_is_called_with_one_tap(text: str, links: list[str]) -> None:
    assert Read(prose(text)).links == links


def test_what_is_no_web_address_is_never_followed() -> None:
    told = "javascript:alert(1) data:text/html,x ftp://a.example vbscript:x //a.example"
    assert Read(prose(told)).links == []


@given(st.text(st.characters(codec="utf-8"), max_size=200))
@example(":\r0")
def test_any_text_comes_out_as_text(text: str) -> None:
    read = Read(prose(text))
    assert set(read.tags) <= {"p", "b", "br", "ul", "li", "blockquote", "a"}
    assert all(link.startswith(("http://", "https://", "mailto:", "tel:")) for link in read.links)
    letters = [c for c in UNSEEN.sub("", text) if not c.isspace() and c not in "->"]
    assert [c for c in read.text if not c.isspace() and c not in "->"] == letters


@given(st.sampled_from(["<script>", "<img src=x onerror=a>", "</p>", "&lt;", '"', "'", "{{7*7}}"]))
def test_markup_that_somebody_typed_is_shown_as_it_was_typed(text: str) -> None:
    read = Read(prose(f"a {text} b https://x.example/{text}"))
    assert set(read.tags) <= {"p", "a"}
    assert read.text == f"a {text} b https://x.example/{text}"


@pytest.mark.parametrize("text", ["受付番号：M-20241001-PX97-JM3W", "(M-20241001-PX97-JM3W)."])
def test_the_number_of_an_enquiry_stays_on_one_line(text: str) -> None:
    assert '<span class="reference">M-20241001-PX97-JM3W</span>' in prose(text)
    assert Read(prose(text)).text == text
