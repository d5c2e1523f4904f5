from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handoff.form.validation import hide_contact_details


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("連絡はtaro@example.jpまで", "連絡は[***]まで"),
        ("連絡は太郎＠example.co.jp", "[***]"),
        ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐへ", "[***]へ"),
        ("mail a.b+c@example.com, please", "mail [***], please"),
        ("電話は090-1234-5678です", "電話は[***]です"),
        ("電話０３－３５８２－４９４１です", "電話[***]です"),
        ("tel03-3582-4941", "tel[***]"),
        ("ｈａｎａｋｏーｙａｍａｄａ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐです", "[***]です"),
        ("hanako。yamada@example.co。jpへ", "[***]へ"),
        ("hanako @ example.co.jp まで", "[***] まで"),
        ("müller@example.com", "[***]"),
        ("費用。hanako@example.co.jp", "費用。[***]"),
        ("+1 650-253-0000 or 03 3582 4941", "[***] or [***]"),
    ],
)
def test_addresses_and_phone_numbers_are_hidden(text: str, hidden: str) -> None:
    assert hide_contact_details(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "",
        "費用はいくらですか？",
        "昭和30年法律第179号",
        "2025-03-31まで、300社",
        "法人番号は7000012050002です",
        "FY2024 III.1.1.2 @ Tokyo",
        "9:00-12:00, 13:00-17:00",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert hide_contact_details(text) == text


@given(st.text() | st.text(st.sampled_from("0389-+@＠.a あ()[]*\n０３ー\x00\ud800"), max_size=60))
def test_hiding_never_raises_and_hiding_twice_hides_no_more(text: str) -> None:
    hidden = hide_contact_details(text)
    assert hide_contact_details(hidden) == hidden


@given(st.text("あいう、。 ", max_size=9), st.text("あいう、。 ", max_size=9))
def test_a_contact_detail_is_hidden_wherever_it_stands(before: str, after: str) -> None:
    for detail in ("taro@example.co.jp", "090-1234-5678", "０３－３５８２－４９４１"):
        assert detail not in hide_contact_details(before + detail + after)


@pytest.mark.parametrize("hidden", ["\u2060", "\u200b", "\u00ad", "\u3164"])
def test_what_nobody_sees_inside_an_address_leaves_nothing_of_it_standing(hidden: str) -> None:
    assert hide_contact_details(f"hana{hidden}ko@example.co.jp へ") == "[***] へ"
    assert hide_contact_details(f"花{hidden}子です") == f"花{hidden}子です"
