from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.jp import cn

from bot.handoff.form.definition import Field
from bot.handoff.form.errors import FormError, FormErrorCode
from bot.handoff.form.validation import check
from bot.vocabulary import Language
from tests.handoff.samples import shipped, shipped_field

SKIP = {Language.JA: ("スキップ",), Language.EN: ("skip",)}
fields = st.sampled_from(shipped().fields)


def typed(name: str, text: str) -> str | FormError:
    return check(shipped_field(name), text, shipped(), SKIP)


def code(name: str, text: str) -> FormErrorCode | None:
    checked = typed(name, text)
    return checked.code if isinstance(checked, FormError) else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("株式会社サンプル", "株式会社サンプル"),
        ("㈱サンプル", "㈱サンプル"),
        ("  Sample\u3000 Co., Ltd. ", "Sample Co., Ltd."),
        ("3M", "3M"),
        ("なし", "なし"),
        ("カ\u3099ス", "ガス"),
        ("A\x00B\u202eC", "ABC"),
        ("A\ud800B", "AB"),
        ("\ufa19田\ufa1b祉サービス", "\ufa19田\ufa1b祉サービス"),
        ("葛\U000e0100城工業", "葛\U000e0100城工業"),
        ("髙橋ｶﾞﾗｽ①", "髙橋ｶﾞﾗｽ①"),
        ("Cafe\u0301 Sample", "Café Sample"),
    ],
)
def test_a_company_keeps_its_name_as_it_writes_it(text: str, value: str) -> None:
    assert typed("company", text) == value


@pytest.mark.parametrize("name", ["company", "name"])
def test_a_name_has_a_letter(name: str) -> None:
    assert code(name, "12345") is FormErrorCode.NO_LETTER
    assert code(name, "😀😀") is FormErrorCode.NO_LETTER
    assert code(name, "\u2800") is FormErrorCode.NO_LETTER


@pytest.mark.parametrize("filler", ["\u3164", "\u115f\u1160", "\uffa0", "\u2060", "\u17b4 \u00ad"])
def test_a_name_that_nobody_sees_is_none(filler: str) -> None:
    assert code("name", filler) is FormErrorCode.EMPTY
    assert typed("name", f"{filler}山田{filler}花子") == "山田花子" or " " in filler


@pytest.mark.parametrize(
    ("name", "most"), [("company", 200), ("name", 200), ("times", 200), ("remarks", 2000)]
)
def test_a_text_that_is_too_long_is_never_cut(name: str, most: int) -> None:
    assert typed(name, "あ" * most) == "あ" * most
    assert typed(name, "あ" * (most + 1)) == FormError(FormErrorCode.TOO_LONG, name, str(most))


@pytest.mark.parametrize("field", [f.name for f in shipped().fields if f.is_required])
def test_a_required_field_can_neither_be_empty_nor_skipped(field: str) -> None:
    missing = FormErrorCode.CHOICE_MISSING if field == "language" else FormErrorCode.EMPTY
    assert code(field, " \u3000\n") is missing
    assert code(field, "スキップ") is FormErrorCode.REQUIRED


@pytest.mark.parametrize("field", [f.name for f in shipped().fields if not f.is_required])
@pytest.mark.parametrize("text", ["", "skip", "SKIP.", "スキップ", "なし", "特になし。", "None"])
def test_an_optional_field_can_be_left_out(field: str, text: str) -> None:
    assert typed(field, text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "7000012050002",
        "７０００−０１２０−５０００２",
        "7 0000 1205 0002",
        "7-0000-1205-0002",
        "T7000012050002",
        "ｔ７００００１２０５０００２",
    ],
)
def test_a_corporate_number_is_brought_into_one_shape(text: str) -> None:
    assert typed("corporate_number", text) == "7000012050002"


def test_the_registry_number_leads_to_the_corporate_number() -> None:
    wrong = typed("corporate_number", "0000-12-050002")
    assert wrong == FormError(FormErrorCode.NUMBER_REGISTRY, "corporate_number", "7000012050002")


@pytest.mark.parametrize(
    ("text", "expected", "detail"),
    [
        ("7000012050003", FormErrorCode.NUMBER_CHECK_DIGIT, ""),
        ("0000012050002", FormErrorCode.NUMBER_CHECK_DIGIT, ""),
        ("123", FormErrorCode.NUMBER_LENGTH, "3"),
        ("70000120500021", FormErrorCode.NUMBER_LENGTH, "14"),
        ("abc", FormErrorCode.NUMBER_NOT_DIGITS, ""),
        ("T", FormErrorCode.NUMBER_NOT_DIGITS, ""),
        ("٧٠٠٠٠١٢٠٥٠٠٠٢", FormErrorCode.NUMBER_NOT_DIGITS, ""),
    ],
)
def test_a_wrong_corporate_number_is_told_apart(
    text: str, expected: FormErrorCode, detail: str
) -> None:
    assert typed("corporate_number", text) == FormError(expected, "corporate_number", detail)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 12), st.integers(1, 9))
def test_a_check_digit_finds_most_slips_and_never_refuses_a_right_number(
    digits: str, place: int, shift: int
) -> None:
    number = cn.calc_check_digit(digits) + digits
    assert typed("corporate_number", number) == number
    slipped = f"{(int(number[place]) + shift) % 10}"
    wrong = number[:place] + slipped + number[place + 1 :]
    if not cn.is_valid(wrong):
        assert code("corporate_number", wrong) is FormErrorCode.NUMBER_CHECK_DIGIT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hanako@example.co.jp", "hanako@example.co.jp"),
        ("hanako＠example．co．jp", "hanako@example.co.jp"),
        ("Hanako.Y+x@EXAMPLE.com", "Hanako.Y+x@example.com"),
        ("hanako@example.co.jp。", "hanako@example.co.jp"),
        ("<mailto:hanako@example.co.jp>", "hanako@example.co.jp"),
        ("花子@例え.jp", "花子@例え.jp"),
        ("ｈａｎａｋｏーｙａｍａｄａ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ", "hanako-yamada@example.co.jp"),
        ("hanako−yamada@my‐example.co.jp", "hanako-yamada@my-example.co.jp"),
        ("hanako。yamada@example。co｡jp", "hanako.yamada@example.co.jp"),
        ("hana\u2060ko@exa\u00admple.co.jp", "hanako@example.co.jp"),
        ("hana\u200dko@example.co.jp", "hanako@example.co.jp"),
        ("hanako @ example.co.jp", "hanako@example.co.jp"),
        ("hanako ＠example.co.jp", "hanako@example.co.jp"),
        ("müller@example.com", "müller@example.com"),
        ("山田花子 <hanako@example.co.jp>", "hanako@example.co.jp"),
        ("Yamada, Hanako <hanako@example.co.jp>;", "hanako@example.co.jp"),
        ("メールはhanako@example.co.jpです。よろしく", "hanako@example.co.jp"),
        ("メールアドレス：hanako@example.co.jp", "hanako@example.co.jp"),
        ("アドレスhanako@example.co.jp です", "hanako@example.co.jp"),
        ("my address is hanako@example.co.jp.", "hanako@example.co.jp"),
        ("(hanako@example.co.jp)", "hanako@example.co.jp"),
        ("hanako.@docomo.ne.jp", "hanako.@docomo.ne.jp"),
        ("hana..ko@ezweb.ne.jp", "hana..ko@ezweb.ne.jp"),
    ],
)
def test_an_address_is_brought_into_one_shape(text: str, value: str) -> None:
    assert typed("email", text) == value


@pytest.mark.parametrize(
    "text",
    [
        "hanako", "hanako@", "@example.jp", "a b@example.jp", "a@example", "a@@b.jp", "a..b@c.jp",
        "hanako.@example.co.jp",
        "hanako@example. co.jp", "hanako@example.co .jp", "hanako@example.co jp",
        "a@example.jp b@example.jp", "a@example.jp、b@example.jp", "hana\u3000ko@example.co.jp",
        "<a@example.jp> <b@example.jp>", "a@example.jp,b@example.jp",
        "hana;ー ko@example.co.jp", "hanaーー ko@example.co.jp",
    ],
)  # fmt: skip
def test_what_is_no_address_is_asked_again(text: str) -> None:
    assert code("email", text) is FormErrorCode.EMAIL_INVALID


@pytest.mark.parametrize("before", ["山田", "花", "よし", "ヤマダ"])
def test_what_may_have_lost_its_beginning_is_asked_about(before: str) -> None:
    asked = typed("email", f"{before}hanako@example.co.jp")
    assert asked == FormError(FormErrorCode.EMAIL_TYPO, "email", "hanako@example.co.jp")


LETTERS = "abyzABYZ0189._+-ー‐–—−。｡・、,; üéßжñ山は\u2060\u00ad\u200d\u3164"


@given(st.text(LETTERS, min_size=1, max_size=9), st.text(LETTERS, max_size=4))
def test_an_address_is_never_kept_without_a_letter_that_was_typed(name: str, rest: str) -> None:
    address = f"{name}@exa{rest}mple.co.jp"
    value = typed("email", address)
    if isinstance(value, str) and not re.search("[山は]", address):
        assert letters(value) == letters(address)


def letters(text: str) -> list[str]:
    """What nobody may leave out of an address: no fillers, nor ー, which was meant as a hyphen."""
    return re.findall(r"[^\W_ー\u3164]", text.casefold())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("taro@gmial.com", "taro@gmail.com"),
        ("taro@gmail.con", "taro@gmail.com"),
        ("taro@gmial.con", "taro@gmail.com"),
        ("taro@example.cojp", "taro@example.co.jp"),
        ("taro@yaho.co.jp", "taro@yahoo.co.jp"),
        ("hanako@example,co,jp", "hanako@example.co.jp"),
        ("hanako・yamada@example.co、jp", "hanako.yamada@example.co.jp"),
    ],
)
def test_a_certain_slip_in_an_address_comes_with_what_was_meant(text: str, meant: str) -> None:
    assert typed("email", text) == FormError(FormErrorCode.EMAIL_TYPO, "email", meant)
    assert typed("email", meant) == meant


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("03-3582-4941", "+81335824941"),
        ("０３ー３５８２ー４９４１", "+81335824941"),
        ("03(3582)4941", "+81335824941"),
        ("0335824941", "+81335824941"),
        ("03-3582-4941（代表）", "+81335824941"),
        ("電話は03-3582-4941です", "+81335824941"),
        ("＋81-3-3582-4941", "+81335824941"),
        ("+81 (0)3 3582 4941", "+81335824941"),
        ("090 1234 5678", "+819012345678"),
        ("0120-123-456", "+81120123456"),
        ("+1 650-253-0000", "+16502530000"),
        ("03-0000-5678", "+81300005678"),
        ("090-0000-1234", "+819000001234"),
    ],
)
def test_a_phone_number_is_brought_into_one_shape(text: str, value: str) -> None:
    assert typed("phone", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("092-000-2222", "+81-92-000-2222"),
        ("０９２ー０００ー３３３３です", "+81-92-000-3333"),
        ("0920002222", "+81920002222"),
    ],
)
def test_groups_of_a_number_stay_as_they_were_typed_where_others_would_be_shown(
    text: str, value: str
) -> None:
    assert typed("phone", text) == value


@pytest.mark.parametrize("text", ["1234", "abc", "03-3582-494", "03-3582-4941 / 090-1234-5678"])
def test_what_is_not_one_phone_number_is_asked_again(text: str) -> None:
    assert code("phone", text) is FormErrorCode.PHONE_INVALID


@pytest.mark.parametrize("text", ["03-3582-4941 内線12", "03-3582-4941 ext. 12"])
def test_an_extension_is_never_lost_silently(text: str) -> None:
    assert code("phone", text) is FormErrorCode.PHONE_EXTENSION


def test_remarks_keep_their_lines() -> None:
    assert typed("remarks", " one \r\n\r\n  two  words\x00 ") == "one\n\ntwo words"


@given(fields, st.text())
def test_checking_never_raises_and_a_checked_value_stays_as_it_is(field: Field, text: str) -> None:
    value = check(field, text, shipped(), SKIP)
    if isinstance(value, str) and not field.options:
        assert check(field, value, shipped(), SKIP) == value


@given(
    fields, st.text(st.sampled_from("0123456789-+@.ＴT株(㈱ \u3000,、と🙂\x00\ud800"), max_size=40)
)
def test_checking_never_raises_on_near_misses(field: Field, text: str) -> None:
    value = check(field, text, shipped(), SKIP)
    if isinstance(value, str):
        value.encode()
