"""What people type reaches an app as Slack's clients send it."""

from __future__ import annotations

import pytest

from tests.fake_slack.text_input import as_sent


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("R&D <b>", "R&amp;D &lt;b&gt;"),
        ("<@U123> hi", "<@U123> hi"),
        ("<!channel> see <#C1|general>", "<!channel> see <#C1|general>"),
        ("https://acme.co.jp/a?b=1&c=2.", "<https://acme.co.jp/a?b=1&amp;c=2>."),
        ("サイトはacme.co.jpです", "サイトはacme.co.jpです"),
        ("see acme.co.jp now", "see <http://acme.co.jp|acme.co.jp> now"),
        ("info@acme.co.jp", "<mailto:info@acme.co.jp|info@acme.co.jp>"),
        ("2.5 vs. e.g. this", "2.5 vs. e.g. this"),
    ],
)
def test_what_is_typed_is_escaped_and_linked(typed: str, sent: str) -> None:
    assert as_sent(typed) == sent
